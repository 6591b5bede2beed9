"""What is computed from a project: pure functions to frozen values with exact figures and no words."""

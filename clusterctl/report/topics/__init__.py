"""What several parts tell of one matter: its words, tables and pictures."""

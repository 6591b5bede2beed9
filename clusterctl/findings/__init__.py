"""What is wrong with a file, as values: findings, places, spans; and the errors that end a run."""

"""Trees of files: where a cluster's files come from, and where results go. The only code that opens files."""

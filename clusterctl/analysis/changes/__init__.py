"""What changed: between two states of a cluster's files, and between two of its years."""

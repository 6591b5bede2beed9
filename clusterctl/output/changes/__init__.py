"""What changed, in words: between two years of a cluster, or between two states of its files."""

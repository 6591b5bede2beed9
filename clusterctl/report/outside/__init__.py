"""Templates from a cluster’s own folder: found, filled by a process that can do nothing else, and judged."""

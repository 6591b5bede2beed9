"""Many revisions of one cluster: where it stood in each, and how its figures went."""

"""Snapshots of whole commands, the same bytes in any surroundings."""

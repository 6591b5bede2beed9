"""Tests of reading YAML: traps, places, and what random files show."""

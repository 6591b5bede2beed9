"""Tests of what is told from many revisions."""

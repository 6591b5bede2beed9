"""Tests of what is written into a cluster's files."""

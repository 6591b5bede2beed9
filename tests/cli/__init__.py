"""Tests of the command line: exit codes, streams, surroundings, JSON."""

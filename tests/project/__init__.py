"""Tests of loading a project: discovering files, labels, ids, partly broken files."""

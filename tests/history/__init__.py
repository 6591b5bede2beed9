"""Tests of clusters over many revisions."""

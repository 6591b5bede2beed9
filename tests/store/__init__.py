"""Tests of the trees of files."""

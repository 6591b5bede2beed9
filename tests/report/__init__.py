"""Tests of reports: the words and figures of the view, its two faces, the command, and the writing of files."""

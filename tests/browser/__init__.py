"""Reads clusterctl's pages as a browser, a printer and assistive technology do, and tests that nothing is wrong."""

"""The parts of reports, each by what a reader would notice."""

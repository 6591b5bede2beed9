"""Who may see what of a report, and which counts are too small to show."""

"""YAML text to plain data, strictly, with the span of every key and value."""

"""Text made from the code: JSON Schemas, the format specification. A tool of the developers, not in the wheel."""

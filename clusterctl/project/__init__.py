"""A tree of files to a typed project and its findings: discover, read, check the shape, resolve ids."""

"""The rules: one module a family, the catalogue of all codes, and the engine that runs and places them."""

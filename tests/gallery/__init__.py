"""The gallery: small clusters with one thing wrong each, so that every message is seen as people see it."""

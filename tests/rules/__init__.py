"""Cases of the rules: small clusters with one thing wrong, and the same things right."""

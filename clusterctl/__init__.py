"""clusterctl: check, score, compare and report on industrial clusters kept as YAML in git."""

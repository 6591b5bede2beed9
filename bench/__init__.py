"""The speed of clusterctl beside that of its peers, as ratios: `make bench`, or `python -m bench`. No test runs it."""

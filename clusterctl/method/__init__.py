"""The method as data, each with its source: kinds and their groups, rubrics, weights, thresholds. No logic."""

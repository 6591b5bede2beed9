"""Figures as data, shapes and labels apart: each face of a report sets the labels with its own text engine."""

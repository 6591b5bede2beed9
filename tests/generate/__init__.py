"""Tests of the generated text, and of the schemas against the model."""

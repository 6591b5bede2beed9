"""Tests of what is computed: known answers and laws."""

"""The proof that writing is safe: each scenario runs on our writer and on a naive one, which must fail it.

`python -m tests.writes` (make writes) runs all in full and prints one table; `pytest tests/writes` runs each in small.
"""

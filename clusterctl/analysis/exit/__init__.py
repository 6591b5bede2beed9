"""Exit readiness: could the programme leave, and what is still missing (S0 13.5, 13.6, box 13.2, annex 3).

A condition is one function with its words, in the module of what it is about; `readiness` finds it there.
"""

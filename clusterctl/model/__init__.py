"""The files' shape as frozen Structs, one module a file kind.

Text after a field documents it: `docs/format.md` and the JSON Schemas are made from it. Annotations here are read at
run time, so no module postpones them.
"""

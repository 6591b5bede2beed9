"""Reports: a project and what is computed from it, as pages for people.

`context` makes one flat value that holds every word and figure as shown; the writers place it in templates. Nothing
here reads a file of the cluster, or the clock.
"""

"""New text for a cluster's files: what people answer, as YAML that means exactly that. Opens no file of theirs."""

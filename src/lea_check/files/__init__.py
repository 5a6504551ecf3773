"""Reading and writing: strict YAML and JSON with positions, the knowledge, proposals."""

"""A proposal under way: as data, its answers as text, and reading what is unfinished."""

"""Showing: one structure is built from an assessment, and each format draws it. Nothing here writes."""

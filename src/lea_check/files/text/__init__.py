"""Text to data: sources, YAML and JSON with positions, and what to say of a file that is something else."""

"""What things are: the knowledge, a proposal, an assessment. Frozen values; no files, no wording."""

"""What comes of a count: what it changes in a proposal, and that as a summary and a document."""

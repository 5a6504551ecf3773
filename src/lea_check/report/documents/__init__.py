"""What programs read: assessments, comparisons, batches and knowledge as JSON, and the schemas of all formats."""

"""An export as it stands: which rows are its headings, which column asks what, and what a cell says."""

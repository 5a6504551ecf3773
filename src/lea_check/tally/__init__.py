"""What people filled in, as votes: which column asks what, what a cell says, who counts, and what is written."""

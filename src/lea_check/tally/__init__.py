"""What people filled in, as votes: an export is read, people are told apart, their hands counted and written."""

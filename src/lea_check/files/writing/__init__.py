"""Writing: whole files at once, comments kept, and a draft that is locked while it is open."""

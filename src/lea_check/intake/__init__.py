"""Sheets in: which column holds what, what a cell says, and a proposal of each row."""

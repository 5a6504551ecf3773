"""Asking: which question comes next (pure), and the room in the terminal."""

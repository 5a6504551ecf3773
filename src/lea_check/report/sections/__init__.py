"""What is said: one module for each report, as blocks that every format draws."""

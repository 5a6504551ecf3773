"""What is said, as blocks that every format draws: a module for each report, a folder for that of an assessment."""

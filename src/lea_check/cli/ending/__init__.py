"""How a run ends that does not just end: in words and an exit code, with a log of a fault, or by a stop."""

"""Who has done it before: how like a proposal each initiative is, what it teaches, and which of them one asks for."""

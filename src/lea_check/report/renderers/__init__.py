"""How it is drawn: one module a format. Each takes blocks or templates and returns text or bytes."""

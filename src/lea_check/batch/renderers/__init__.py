"""How a batch is drawn: one module a form of it. Each takes the results and returns text or bytes."""

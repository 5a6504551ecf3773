"""What follows from a proposal: pure functions from model to model (docs/method.md)."""

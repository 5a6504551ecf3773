"""What follows from a proposal: pure functions from model to model (product contract, section 4)."""

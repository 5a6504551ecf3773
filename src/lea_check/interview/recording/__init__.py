"""An interview on an initiative that exists: what it asks (pure), its conversation, and the catalogue it is kept in."""

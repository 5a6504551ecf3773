"""What a command needs that asks in a terminal: somebody who can type, a file of its own, phones in the room."""

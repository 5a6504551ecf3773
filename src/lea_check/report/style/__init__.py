"""What all formats share: text made inert, encodings, symbols, colours."""

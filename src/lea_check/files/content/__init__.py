"""The knowledge: where it lies, reading it, checking it, own catalogues, and the compiled form in a wheel."""

"""The tests: one package, so that `tests.support` is found, and found here, wherever they run."""

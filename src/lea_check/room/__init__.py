"""The room answers on its phones: a small server on this computer, without an account, a cloud or a log."""

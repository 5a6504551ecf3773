"""`lea-check` and `python -m lea_check`."""

import gc
import os
import sys

EXIT_BAD_INPUT = 2
NOT_EVEN_WORDS = "te weinig geheugen of te veel open bestanden; too little memory or too many open files"
"""In both languages, as the words of neither could be read."""


def main() -> int:
    """Run the command line. Returns the exit code, as docs/scripts.md lists them."""
    _block_early()
    # A path of its own: Typer alone takes longer than all of this.
    if sys.argv[1:] == ["--version"] and sys.stdout and _told_version():
        return 0
    # Start-up is what a facilitator feels: no plugins are looked for, and nothing is collected while loading
    # or, as it is all about to go, at the end.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    try:
        code = _run()
    except (MemoryError, SystemError, OSError):
        print(f"lea-check: {NOT_EVEN_WORDS}", file=sys.stderr)
        return EXIT_BAD_INPUT
    gc.freeze()
    return code


def _block_early() -> None:
    """Let a stop wait while `cli.ending.signals` is loaded, which may take long on a busy computer."""
    import _signal as signals  # type: ignore[import-not-found]  # compiled; `signal` itself takes long to load

    if hasattr(signals, "pthread_sigmask"):
        signals.pthread_sigmask(signals.SIG_BLOCK, (signals.SIGINT, signals.SIGTERM, signals.SIGHUP))


def _told_version() -> bool:
    from lea_check import __version__

    try:
        print(f"lea-check {__version__}", flush=True)
    except OSError:  # the long way has words for it
        return False
    return True


def _run() -> int:
    from lea_check.cli.ending.signals import block

    block()  # until all is loaded, and again once all is done, nothing could tell of a stop
    from lea_check.cli.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""`lea-check` and `python -m lea_check`."""

import gc
import os
import sys


def main() -> int:
    """Run the command line; the result is the exit code (product contract, section 5)."""
    if sys.argv[1:] == ["--version"]:  # a path of its own: Typer alone takes longer than all of this
        from . import __version__

        print(f"lea-check {__version__}")
        return 0
    # Start-up is what a facilitator feels: no plugins are looked for, and nothing is collected while loading
    # or, as it is all about to go, at the end.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    from .cli.app import run

    code = run(sys.argv[1:])
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())

"""The one entrance: with a command the command line answers, without one the window opens."""

import sys

from app import bootstrap


def main() -> int:
    """Start Klik; gives the exit code."""
    arguments = sys.argv[1:]
    if not arguments:
        return bootstrap.window()
    if arguments == ["run"]:
        return bootstrap.run()
    return bootstrap.command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())

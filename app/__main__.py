"""The one entrance: with a command the command line answers, without one the window opens."""

import os
import sys

from app import bootstrap


def main() -> int:
    """Start Klik; gives the exit code."""
    arguments = sys.argv[1:]
    try:
        if not arguments:
            return bootstrap.window()
        if arguments == ["run"]:
            return bootstrap.run()
        if arguments[:1] == ["--smoke"] and len(arguments) <= 2:
            return bootstrap.smoke(*arguments[1:])
        return bootstrap.command_line(arguments)
    except BrokenPipeError:  # the reader of our output left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())

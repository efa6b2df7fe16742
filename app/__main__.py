"""The one entrance: with a command the command line answers, without one the window opens."""

import os
import sys
from contextlib import suppress

from app import bootstrap


def main() -> int:
    """Start Klik; gives the exit code."""
    _leave_no_core()
    bootstrap.speak()
    arguments = sys.argv[1:]
    try:
        if not arguments:
            return bootstrap.window()
        if arguments == ["run"]:
            return bootstrap.run()
        if arguments[:1] == ["--smoke"] and len(arguments) <= 3:
            return bootstrap.smoke(*arguments[1:])
        return bootstrap.command_line(arguments)
    except BrokenPipeError:  # the reader of our output left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _leave_no_core() -> None:
    """A crash leaves no copy of the memory on the disk, in which the key and names would stand; Windows has no switch.

    One byte and not none: where a system hands the memory to a program of its own, Linux only heeds this.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        least = 0 if most == 0 else 1
        resource.setrlimit(resource.RLIMIT_CORE, (least, least))


if __name__ == "__main__":
    sys.exit(main())

"""The command line: the same services as the window, for scripts, tests and a quick look. Imports no Qt.

Exit codes: 0 done; 1 refused, with a Dutch sentence on standard error; 2 wrong use.
"""

import sys

from app.cli.parser import build
from app.errors import KlikError
from app.i18n import _
from app.services.paper_language import CODES, asked
from app.storage.errors import NoVault


def main(arguments: list[str]) -> int:
    """Run one command with its arguments; its result goes to standard output, everything else to standard error."""
    parsed = build().parse_args(arguments)
    try:
        with asked(CODES.get(getattr(parsed, "language", None) or "", "")):
            parsed.command(parsed)
    except NoVault as error:
        make = _("Make one first (klik create --vault {folder}).").format(folder=parsed.vault)
        print(error, make, sep="\n", file=sys.stderr)
        return 1
    except KlikError as error:
        print(error, file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):  # nobody typed what was asked for
        print(file=sys.stderr)
        return 1
    return 0

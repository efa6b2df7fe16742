"""``python -m tests.faults [--few] [--only NAME …]``: try every fault, and write docs/faults.md after a full run."""

import argparse
import os
import sys
from tempfile import TemporaryDirectory


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--few", action="store_true", help="as often as the daily check does; writes no table")
    given.add_argument("--only", nargs="+", default=[], metavar="NAME")
    asked = given.parse_args()
    with TemporaryDirectory() as own:  # what this laptop remembers of vaults is not ours to touch
        os.environ |= {"XDG_DATA_HOME": own, "XDG_CONFIG_HOME": own, "QT_QPA_PLATFORM": "offscreen"}
        from tests.faults import report

        rows = list(report.run(asked.few, tuple(asked.only), lambda words: print(words, flush=True)))
    if not asked.few and not asked.only:
        report.TABLE.write_text(report.table(rows), encoding="utf-8")
        print(report.TABLE)
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Measures one start as a coordinator knows it, and prints one JSON object: ``start.py FOLDER``.

What is measured is what ``klik --smoke REPORT FOLDER`` measures of a package (`app/ui/smoke/start.py`).
"""

import sys
import tempfile
from pathlib import Path

from app import bootstrap


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        code = bootstrap.smoke(str(report), sys.argv[1])
        print(report.read_text(encoding="utf-8"))
    sys.exit(code)


if __name__ == "__main__":
    main()

"""Stands in for pandas in the package: OR-Tools imports it for tables of variables, which Klik does not use.

The four names are what ``ortools.sat.python.cp_model`` asks of it. ``klik --smoke`` solves with it, and
``tests/test_packaging.py`` does so with the OR-Tools of the lock.
"""

import sys
from types import ModuleType


def _stand_in() -> ModuleType:
    made = ModuleType("pandas")
    for name in ("Index", "MultiIndex", "Series", "DataFrame"):
        setattr(made, name, type(name, (), {}))
    return made


sys.modules.setdefault("pandas", _stand_in())

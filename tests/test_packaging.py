"""What the package does without: the stand-in for pandas holds for the OR-Tools of the lock."""

import subprocess
import sys
from pathlib import Path

STUB = Path(__file__).resolve().parent.parent / "packaging" / "pandas_stub.py"

SOLVE = """
import runpy, sys
runpy.run_path(sys.argv[1])
import numpy as np
from datetime import date
from app.matching import exact
from app.matching.pairs import score
from app.matching.people import Buddy, Participant
from app.matching.problem import Problem
from app.matching.remaining import remaining

common = {"location": (51.0, 4.0), "travels_km": 10.0, "languages": ("nl",), "availability": ("mon-morning",)}
people = tuple(Participant(id=f"p{n}", age=40 + n, waiting_since=date(2026, 1, 5), **common) for n in range(4))
buddies = tuple(Buddy(id=f"b{n}", age=40 + n, **common) for n in range(3))
problem = Problem(date=date(2026, 11, 22), participants=people, buddies=buddies)
left, aims = remaining(problem, score(problem)), problem.policy.objective
nobody, bounds = np.zeros(left.count, bool), {name: left.ceiling(name) for name in aims} | {"shortfall": 0}
choice = exact.stages(left, aims, nobody, bounds, lambda: False, lambda stage, duos: None)
print(choice.proven, choice.chosen.sum(), hasattr(sys.modules["pandas"], "__file__"))
"""


def test_the_solver_works_without_pandas() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOLVE, str(STUB)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["True", "3", "False"]

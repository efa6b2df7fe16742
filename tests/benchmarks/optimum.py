"""Proves the engine right on sixty problems: ``python tests/benchmarks/optimum.py [PROBLEMS]``.

From 20 × 8 to 400 × 150, in every order of the aims, with limits, facts that are not known, a minimum fit, and decided
pairs that break rules. Prints a line for each and ends with 1 where the totals are not those of an independent integer
programme (HiGHS, aim after aim), or where an independent check has something against the solution.
"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from tests.matching.assorted import assorted, compared  # noqa: E402

PROBLEMS = 60
SMALLEST, LARGEST = (20, 8), (400, 150)


def main() -> int:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else PROBLEMS
    differ = 0
    print("| problem | aims | decided | allowed | duos | fit | waiting | short | engine | |")
    print("|---" * 10 + "|")
    for number in range(many):
        problem = assorted(number, *_size(number / max(1, many - 1)))
        solution, _, faults = compared(problem)
        differ += bool(faults)
        totals = solution["totals"]
        print(
            f"| {len(problem['participants'])} × {len(problem['buddies'])}{' limits' if problem['limits'] else ''}",
            ", ".join(problem["policy"]["objective"]),
            len(problem["decided"]),
            solution["counts"]["allowed"],
            *(totals[name] for name in ("duos", "fit", "waiting", "shortfall")),
            f"{solution['seconds']['total'] * 1000:.0f} ms",
            f"{'; '.join(faults) or 'equal'} |",
            sep=" | ",
            flush=True,
        )
    print(f"\n{many - differ} of {many} equal")
    return 1 if differ else 0


def _size(share: float) -> tuple[int, int]:
    """Between the smallest and the largest, more small ones than large."""
    return tuple(round(low + (high - low) * share**1.5) for low, high in zip(SMALLEST, LARGEST, strict=True))


if __name__ == "__main__":
    sys.exit(main())

"""Measures the matching engine: ``python tests/benchmarks/matching.py [--quick]``.

Prints the tables of docs/benchmarks.md. Every row is measured in a process of its own, with everything loaded and one
run before the first that counts: medians, as ratios to one solve of the same fits by scipy's
``linear_sum_assignment`` in the same process, in turns. ``--quick`` leaves out all of Flanders and measures less often.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from itertools import permutations
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
RUNS, RUNS_OF_FLANDERS, RUNS_IN_A_HURRY = 9, 3, 3
FLANDERS = (10_000, 5_000)
# Participants, buddies, with limits or not; and how many times a solve of the assignment the engine may take.
SOLVED: dict[tuple[int, int, bool], str] = {
    (120, 45, False): "",
    (400, 150, False): "",
    (1_500, 700, False): "≤ 15",
    (*FLANDERS, False): "≤ 8",
    (120, 45, True): "",
    (400, 150, True): "",
    (1_500, 700, True): "≤ 300, better 100, at best 40",
}
Told = dict[str, Any]


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--row"]:
        print(json.dumps(ROWS[arguments[1]](*map(int, arguments[2:]))))
        return
    quick = "--quick" in arguments
    print(_machine() + "\n")
    _heading("problem", "allowed pairs", "engine, ms", "assignment, ms", "ratio", "goal", "µs a pair", "")
    found: dict[tuple[int, int, bool], Told] = {}
    for size, goal in SOLVED.items():
        if quick and size[:2] == FLANDERS:
            continue
        runs = RUNS_IN_A_HURRY if quick else RUNS_OF_FLANDERS if size[:2] == FLANDERS else RUNS
        told = found[size] = _row("solve", *size, runs)
        figures = [f"{told[name]:.1f}" for name in ("engine", "assignment")]
        a_pair = f"{_a_pair(told):.2f}"
        _line(_name(size), f"{told['allowed']:,}", *figures, f"{_ratio(told):.1f}", goal, a_pair, told["status"])
    print()
    _heading("what else", "measured", "goal")
    for limited in (False, True):
        told = _row("explain", limited, RUNS)
        words = f"{_name((40, 10, limited))}: solved, with all explanations of {told['pairs']} pairs and the rest, ms"
        _line(words, f"{told['ms']:.1f}", "≤ 60")
    told = _row("price", RUNS_IN_A_HURRY if quick else RUNS)
    words = f"120 × 60: what each of {told['choices']} choices for a new buddy costs the rest, ms"
    _line(words, f"{told['ms']:.0f}", "≤ 1,000")
    if not quick:
        slowest = max((_row("solve", 1_500, 700, True, 1, order) for order in range(6)), key=_ratio)
        words = f"1,500 × 700, all limits, slowest order of the aims ({slowest['aims']}), × one assignment"
        _line(words, f"{_ratio(slowest):.0f}", "≤ 300")
        _line("10,000 × 5,000: most memory, MB", _row("memory")["mb"], "≤ 3,000")
        growth = _a_pair(found[*FLANDERS, False]) / _a_pair(found[400, 150, False])
        _line("Time for an allowed pair, 10,000 × 5,000 against 400 × 150", f"× {growth:.2f}", "≤ × 2")


def solve(participants: int, buddies: int, limited: int, runs: int, order: int = 0) -> Told:
    """Milliseconds from a problem to its verified solution, and of one solve of the same fits.

    ``order``: which of the orders of the aims, 0 for the usual one.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    from app.matching import engine, pairs

    problem = _problem(participants, buddies, bool(limited))
    aims = tuple(permutations(problem.policy.objective))[order]
    problem = replace(problem, policy=replace(problem.policy, objective=aims))
    scored = pairs.score(problem)
    usable = scored.admitted(problem.policy) & (scored.fits.pair >= problem.policy.minimum_fit)
    fits = np.full(scored.no.shape, -1.0)
    fits[scored.rows[usable], scored.columns[usable]] = scored.fits.pair[usable]
    places = np.repeat(fits, [buddy.capacity for buddy in problem.buddies], axis=1)
    del scored, usable, fits
    engine_took, assignment_took = [], []
    for _ in range(runs + 1):
        solution = engine.solve(problem, why=False)
        engine_took.append(solution.seconds["total"] * 1000)
        assignment_took.append(_took(lambda: linear_sum_assignment(places, maximize=True)))
    return {
        "engine": statistics.median(engine_took[1:]),
        "assignment": statistics.median(assignment_took[1:]),
        "allowed": solution.counts["allowed"],
        "status": solution.status,
        "aims": ", ".join(aims),
    }


def explain(limited: int, runs: int) -> Told:
    """The size of a region: solved, each proposed pair explained, why the others wait, and what to ask."""
    from app.matching import engine, pairs
    from app.matching.explain import explain
    from app.matching.questions import questions

    problem = _problem(40, 10, bool(limited))

    def everything() -> None:
        scored = pairs.score(problem)
        for pair in engine.solve(problem, pairs=scored).pairs:
            explain(problem, pair.participant, pair.buddy)
        questions(problem, scored)

    return {"ms": _median(everything, runs), "pairs": len(engine.solve(problem).pairs)}


def price(runs: int) -> Told:
    """Everything about the buddy who may meet the most people: pairs, solution, and the price of each choice."""
    from app.matching import engine, pairs
    from app.matching.prices import prices

    problem = _problem(120, 60)
    buddy = problem.buddies[int(pairs.score(problem).allowed.sum(axis=0).argmax())].id

    def all_of_them() -> int:
        scored = pairs.score(problem)
        proposed = engine.solve(problem, pairs=scored, why=False)
        return len(list(prices(problem, scored, proposed, buddy)))

    return {"choices": all_of_them(), "ms": _median(all_of_them, runs)}


def memory() -> Told:
    """The most that a process had in use which does nothing but solve."""
    from app.matching import engine

    engine.solve(_problem(*FLANDERS), why=False)
    return {"mb": _peak()}


ROWS: dict[str, Callable[..., Told]] = {"solve": solve, "explain": explain, "price": price, "memory": memory}


def _problem(participants: int, buddies: int, limited: bool = False) -> Any:
    """A problem, with the solvers loaded."""
    import ortools.graph.python.min_cost_flow
    import ortools.sat.python.cp_model  # noqa: F401

    from app.matching.problem import Problem
    from tests.matching import generated

    return Problem.from_dict(generated.problem(participants, buddies, limits=limited))


def _took(do: Callable[[], object]) -> float:
    start = perf_counter()
    do()
    return (perf_counter() - start) * 1000


def _median(do: Callable[[], object], runs: int) -> float:
    return statistics.median([_took(do) for _ in range(runs + 1)][1:])


def _peak() -> int:
    """Megabytes. On Linux those of this program alone; what is told elsewhere may be of the one who started it too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024**2 if sys.platform == "darwin" else 1024)


def _row(name: str, *numbers: int) -> Told:
    line = [sys.executable, __file__, "--row", name, *(str(int(number)) for number in numbers)]
    done = subprocess.run(
        line, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    told: Told = json.loads(done.stdout)
    return told


def _ratio(told: Told) -> float:
    return float(told["engine"] / told["assignment"])


def _a_pair(told: Told) -> float:
    """Microseconds of the engine for each pair that is allowed."""
    return float(told["engine"] * 1000 / told["allowed"])


def _name(size: tuple[int, int, bool]) -> str:
    return f"{size[0]:,} × {size[1]:,}{', all limits' if size[2] else ''}"


def _machine() -> str:
    processor, info = platform.processor(), Path("/proc/cpuinfo")
    if info.exists():
        names = [line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        processor = names[0] if names else processor
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "ortools", "scipy"))
    where = f"{platform.system()} {platform.release()}, {processor}, {os.cpu_count()} cores at a load of {load}"
    return f"{where}; Python {platform.python_version()}, {libraries}"


def _heading(*words: str) -> None:
    _line(*words)
    print("|---" * len(words) + "|", flush=True)


def _line(*words: object) -> None:
    print("|", " | ".join(map(str, words)), "|", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

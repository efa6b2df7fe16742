"""Commands that match: propose, on a vault or on a problem without names, and rank for one buddy."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli.opening import opened
from app.cli.output import show_json, table
from app.errors import KlikError
from app.i18n import N_, _, ngettext
from app.matching import engine, ranking
from app.matching.problem import Problem
from app.matching.rules import State
from app.matching.solution import ProposedPair, Solution
from app.matching.wording import band, band_word
from app.models import Buddy
from app.services import documents, matching
from app.services.people import identify


def match(given: Namespace) -> None:
    """Propose the best duos; nothing is saved in the vault."""
    if given.problem:
        if given.out is None:
            given.wrong_use(_("Say with --out where the solution of a problem should be written."))
        problem = Problem.from_dict(_read_json(given.problem))
    else:
        with opened(given.vault) as vault, vault.read() as session:
            problem = matching.problem(session, given.date)
            names = matching.names(session)
    solution = engine.solve(problem)
    told = solution.to_dict()
    if given.out:
        documents.save(given.out, json.dumps(told, ensure_ascii=False, indent=1).encode())
    if given.pairs:
        documents.save(given.pairs, "".join(engine.pairs_csv(problem)).encode())
    if given.json:
        show_json(told)
    elif given.vault:
        _tell(problem, solution, names)


def rank(given: Namespace) -> None:
    """Who fits one buddy, best first; who is only to be asked something stands after who may be proposed."""
    with opened(given.vault) as vault, vault.read() as session:
        buddy = identify(session, Buddy, given.buddy)
        problem = matching.problem_for(session, buddy, given.date)
        names = matching.names(session)
    candidates = ranking.rank(problem, str(buddy))
    if given.json:
        show_json({"buddy": buddy, "candidates": candidates})
        return
    table([str(one.participant)[:8], names[one.participant], band_word(band(one.state, one.fit))] for one in candidates)


def _tell(problem: Problem, solution: Solution, names: dict[str, str]) -> None:
    sentence = ngettext(
        "{n} proposal; {buddies} buddies with a free place, {waiting} waiting",
        "{n} proposals; {buddies} buddies with a free place, {waiting} waiting",
        len(solution.pairs),
    )
    print(sentence.format(n=len(solution.pairs), buddies=len(problem.buddies), waiting=len(problem.participants)))
    table(
        [pair.participant[:8], pair.buddy[:8], names[pair.participant], names[pair.buddy], _band(pair)]
        for pair in solution.pairs
    )
    if left := len(solution.unmatched):
        print(_("{n} without a proposal: --json says why.").format(n=left))


def _band(pair: ProposedPair) -> str:
    return band_word(band(State.ALLOWED, pair.fit))


def _read_json(file: Path) -> Any:
    if not file.exists():
        raise KlikError(N_("There is no file {file}."), file=file)
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise KlikError(N_("{file} cannot be read: {reason}"), file=file, reason=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise KlikError(N_("{file} is no JSON file."), file=file) from error

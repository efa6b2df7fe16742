"""Commands that match: propose, on a vault or on a problem without names; why, who else, and whom to look for."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli import explaining
from app.cli.opening import opened
from app.cli.output import show_json, table
from app.errors import KlikError
from app.i18n import N_, _, ngettext
from app.matching import engine, prices, ranking
from app.matching.explain import explain
from app.matching.pairs import score
from app.matching.price_words import short_price
from app.matching.problem import Problem
from app.matching.rules import State
from app.matching.solution import ProposedPair, Solution
from app.matching.wanted import wanted as wanted_buddy
from app.matching.wording import band, band_word
from app.models import Buddy, Participant
from app.services import documents, matching, proposals
from app.services.people import get, identify


def match(given: Namespace) -> None:
    """Propose the best duos; nothing is saved in the vault."""
    writes = given.out or given.pairs or given.export_problem
    if given.explain and (given.problem or writes or len(given.explain) > 2):
        given.wrong_use(_("--explain is about one participant of a vault, or one participant and one buddy."))
    if given.export_problem and given.problem:
        given.wrong_use(_("--export-problem writes the problem of a vault."))
    if given.explain:
        _explain(given)
        return
    if given.problem:
        if given.out is None:
            given.wrong_use(_("Say with --out where the solution of a problem should be written."))
        problem = Problem.from_dict(_read_json(given.problem))
    else:
        with opened(given) as vault, vault.read() as session:
            problem = matching.problem(session, given.date)
            names = matching.names(session)
    if given.export_problem:
        documents.save(given.export_problem, json.dumps(problem.to_dict(), ensure_ascii=False, indent=1).encode())
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
    with opened(given) as vault, vault.read() as session:
        buddy = identify(session, Buddy, given.buddy)
        problem = matching.problem_for(session, buddy, given.date)
        names = matching.names(session)
        called = proposals.brief(session, given.date, buddy).called
    candidates = ranking.rank(problem, str(buddy))
    priced = {}
    if given.prices:
        pairs = score(problem)
        proposed = engine.solve(problem, pairs=pairs, why=False)
        priced = {
            one.participant: prices.price(problem, pairs, proposed, one.participant, str(buddy)) for one in candidates
        }
    if given.json:
        told = [
            vars(one) | ({"price": explaining.price_json(priced[one.participant], called)} if priced else {})
            for one in candidates
        ]
        show_json({"buddy": buddy, "candidates": told})
        return
    table(
        [
            str(one.participant)[:8],
            names[one.participant],
            band_word(band(one.state, one.fit)),
            short_price(priced[one.participant], called)[1] if priced else "",
        ]
        for one in candidates
    )


def wanted(given: Namespace) -> None:
    """The buddy who would help the most of those who have no proposal."""
    with opened(given) as vault, vault.read() as session:
        brief = proposals.brief(session, given.date)
    rows, called = brief.participants, brief.called
    found = wanted_buddy(brief.problem, engine.solve(brief.problem, why=False))
    homes = [rows[one].municipality or rows[one].place for one in found.homes] if found else []
    places = list(dict.fromkeys(place for place in homes if place))
    if given.json:
        show_json({"wanted": explaining.wanted_json(found, places, called) if found else None})
    elif found:
        for sentence in explaining.wanted_json(found, places, called)["says"]:
            print(sentence)
    else:
        print(_("Nobody is left for whom another buddy would be a possibility."))


def _explain(given: Namespace) -> None:
    """Why one participant has this proposal or none, and what else there is; or everything about one pair."""
    with opened(given) as vault, vault.read() as session:
        seeker = identify(session, Participant, given.explain[0])
        matching.check_participant(session, get(session, Participant, seeker))
        volunteer = identify(session, Buddy, given.explain[1]) if len(given.explain) == 2 else None
        if volunteer:
            matching.check_buddy(session, get(session, Buddy, volunteer))
        brief = proposals.brief(session, given.date)
        names = matching.names(session)
    problem, called = brief.problem, brief.called
    pairs, participant = score(problem), str(seeker)
    solution = engine.solve(problem, pairs=pairs)
    buddy = next((pair.buddy for pair in solution.pairs if pair.participant == participant), None)
    about = str(volunteer) if volunteer else buddy
    pair = explain(problem, participant, about) if about else None
    price = prices.price(problem, pairs, solution, participant, about) if about else None
    if volunteer and pair and price:
        if given.json:
            show_json(explaining.pair_json(pair, price, called))
        else:
            explaining.tell_pair(pair, price, called)
        return
    others = prices.alternatives(problem, pairs, solution, participant)
    not_yet = next((one for one in solution.unmatched if one.participant == participant), None)
    if given.json:
        show_json(
            {
                "participant": participant,
                "proposal": explaining.pair_json(pair, price, called) if pair and price else None,
                "not_yet": explaining.not_yet_json(not_yet, called[participant]) if not_yet else None,
                "alternatives": [explaining.price_json(one, called) for one in others],
            }
        )
        return
    if pair and price:
        explaining.tell_pair(pair, price, called)
    if not_yet:
        explaining.tell_not_yet(not_yet, called)
    explaining.tell_alternatives(others, called, names)


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
        print(_("{n} without a proposal: --explain with a name says why.").format(n=left))


def _band(pair: ProposedPair) -> str:
    return band_word(band(State.ALLOWED, pair.fit))


def _read_json(file: Path) -> Any:
    if not file.exists():
        raise KlikError(N_("There is no file {file}."), file=file)
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except IsADirectoryError as error:
        raise KlikError(N_("{file} is a folder: give the name of a file."), file=file) from error
    except OSError as error:
        raise KlikError(N_("{file} cannot be read: {reason}"), file=file, reason=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise KlikError(N_("{file} is no JSON file."), file=file) from error

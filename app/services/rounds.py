"""The calculations that something was decided on: what Klik was asked, what it proposed, and what was decided then.

A decision on a pair is noted in the same change as the decision itself (``with_round``), so that undo takes back both.
People stand in a round by id alone. Of every row the journal keeps a copy: therefore packed, and only the newest.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.i18n import N_, _
from app.matching.problem import Problem
from app.matching.solution import Solution
from app.models import Buddy, Coordinator, Participant, Round
from app.services import duo_path, kept_proposals
from app.services.actions import Action, action
from app.services.erasing_names import pruned
from app.services.people import get

P = ParamSpec("P")
R = TypeVar("R")

MOST = 50
"""Older rounds go; the journal still tells of them."""


class Decision(StrEnum):
    """What a coordinator can decide on a pair."""

    ASKED = "asked"
    KEPT = "kept"
    RELEASED = "released"
    EXCLUDED = "excluded"


_OF: dict[str, Decision] = {
    duo_path.accept.action: Decision.ASKED,
    kept_proposals.keep.action: Decision.KEPT,
    kept_proposals.release.action: Decision.RELEASED,
    duo_path.exclude.action: Decision.EXCLUDED,
}
_SIDES = ("participant", "buddy")
_WORDS = {
    Decision.ASKED: N_("{participant} & {buddy}: proposal accepted"),
    Decision.KEPT: N_("{participant} & {buddy}: proposal kept"),
    Decision.RELEASED: N_("{participant} & {buddy}: not kept any more"),
    Decision.EXCLUDED: N_("{participant} & {buddy}: not proposed any more"),
}


@dataclass(frozen=True)
class DecisionRow:
    """One decision; a name is empty for who is not in the vault any more."""

    decision: Decision
    participant: str
    buddy: str

    @property
    def sentence(self) -> str:
        gone = _("somebody who is no longer in Klik")
        return _(_WORDS[self.decision]).format(participant=self.participant or gone, buddy=self.buddy or gone)


@dataclass(frozen=True)
class RoundRow:
    """A calculation that was decided on, by whom (empty where that is not known), and how large it was."""

    id: UUID
    on: date
    by: str
    waiting: int
    buddies: int
    proposals: int
    decisions: tuple[DecisionRow, ...]


def with_round(do: Action[P, R], problem: Problem, solution: Solution, on: date) -> Action[P, R]:
    """The same action on a participant and a buddy, which also notes on what calculation it was decided."""

    @action(do.action)
    def both(session: Session, participant_id: UUID, *args: Any, **kwargs: Any) -> R:
        kept = dict(problem.decided).get(str(participant_id))
        outcome = do(session, participant_id, *args, **kwargs)  # type: ignore[arg-type]
        buddy_id = args[0] if args else kept and UUID(kept)
        if buddy_id:
            note_decision(session, problem, solution, _OF[do.action], participant_id, buddy_id, on)
        return outcome

    return cast("Action[P, R]", both)


def note_decision(
    session: Session,
    problem: Problem,
    solution: Solution,
    decision: Decision,
    participant_id: UUID,
    buddy_id: UUID,
    on: date,
) -> None:
    """Note what was decided on a calculation; what is decided on the same one comes together. Part of an action."""
    known = sorted(
        (one[-1]["number"], round_id) for round_id, one in session.execute(select(Round.id, Round.decisions))
    )
    noted = {
        "decision": decision.value,
        "participant": str(participant_id),
        "buddy": str(buddy_id),
        "on": on.isoformat(),
        "number": known[-1][0] + 1 if known else 1,
    }
    asked, found = _kept(problem, solution)
    same = session.scalar(select(Round).where(Round.made_on == on, Round.problem == asked, Round.solution == found))
    if same:
        same.decisions = [*same.decisions, noted]
        return
    there = session.info.get("coordinator")
    session.add(Round(made_on=on, coordinator_id=there, problem=asked, solution=found, decisions=[noted]))
    old = [round_id for _number, round_id in known[: 1 - MOST]] if len(known) >= MOST else []
    session.execute(delete(Round).where(Round.id.in_(old)))


def rounds(session: Session) -> tuple[RoundRow, ...]:
    """The rounds that are kept, what was decided on last first."""
    found = sorted(session.scalars(select(Round)), key=lambda one: -one.decisions[-1]["number"])
    named = _names(session, {UUID(one[side]) for of in found for one in of.decisions for side in _SIDES})
    return tuple(_row(session, one, named) for one in found)


def calculation(session: Session, round_id: UUID) -> tuple[Problem, Solution]:
    """What was asked in a round and what was found, to be calculated again (``matching.replay``)."""
    found = get(session, Round, round_id)
    return Problem.from_dict(_unpacked(found.problem)), Solution.from_dict(_unpacked(found.solution))


def forget(session: Session, ids: Collection[UUID]) -> None:
    """Take participants and buddies who were erased out of every round: their facts, and what was decided on them."""
    dead = {str(one) for one in ids}
    for one in session.scalars(select(Round)):
        if not (decisions := [said for said in one.decisions if dead.isdisjoint(said.values())]):
            session.delete(one)
            continue
        one.decisions = decisions
        for name in ("problem", "solution"):
            told = _unpacked(kept := getattr(one, name))
            if (left := pruned(told, str, dead)) != told:
                setattr(one, name, kept | _packed(left))


def words_of(row: Mapping[str, Any]) -> str:
    """What a row of the journal says that is packed in it."""
    return "".join(json.dumps(_unpacked(json.loads(row[name]))) for name in ("problem", "solution"))


def _row(session: Session, found: Round, named: dict[str, str]) -> RoundRow:
    by = session.get(Coordinator, found.coordinator_id) if found.coordinator_id else None
    return RoundRow(
        found.id,
        found.made_on,
        by.full_name if by else "",
        found.problem["waiting"],
        found.problem["buddies"],
        found.solution["proposals"],
        tuple(
            DecisionRow(Decision(one["decision"]), *(named.get(one[side], "") for side in _SIDES))
            for one in found.decisions
        ),
    )


def _names(session: Session, ids: Collection[UUID]) -> dict[str, str]:
    seekers = select(Participant).where(Participant.id.in_(ids))
    volunteers = select(Buddy).where(Buddy.id.in_(ids))
    return {str(one.id): one.person.short_name for one in session.scalars(seekers)} | {
        str(one.id): " & ".join(person.short_name for person in one.people) for one in session.scalars(volunteers)
    }


def _kept(problem: Problem, solution: Solution) -> tuple[dict[str, Any], dict[str, Any]]:
    """How a calculation is kept: without what follows from it, or differs each time although nothing else does."""
    found = replace(solution, unmatched=(), seconds={})
    sizes = {"waiting": len(problem.participants), "buddies": len(problem.buddies)}
    return sizes | _packed(problem.to_dict()), {"proposals": len(found.pairs)} | _packed(found.to_dict())


def _packed(told: dict[str, Any]) -> dict[str, str]:
    """A file format, a tenth as large. Somebody waits for it, so not as small as can be."""
    return {"zlib": b64encode(zlib.compress(json.dumps(told, separators=(",", ":")).encode(), 3)).decode()}


def _unpacked(kept: dict[str, Any]) -> Any:
    return json.loads(zlib.decompress(b64decode(kept["zlib"])))

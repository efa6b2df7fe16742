"""Consent that is taken back counts at once: no way by which something was shared leads anywhere from then on."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import consents, first_words, introductions, kept_proposals, matching, people
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ConsentKind, Role

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]
SHARED = ("age", "municipality", "interests", "availability")


@pytest.fixture
def both(vault: Vault, participant: Add, buddy: Add) -> tuple[Subject, Subject]:
    """Two who both agreed, approved, and are kept together as a proposal."""
    found = (
        Subject("participant", participant(birth_date=date(1968, 2, 12), municipality="Geel")),
        Subject("buddy", buddy(birth_date=date(1965, 5, 3), municipality="Olen")),
    )
    for whom in found:
        perform(vault, consents.note_consent, whom, ConsentKind.BUDDY, True, TODAY, None, SHARED)
        perform(vault, introductions.approve, whom, TODAY)
    perform(vault, kept_proposals.keep, found[0].id, found[1].id, TODAY)
    return found


def ways(vault: Vault, whom: Subject, other: Subject) -> dict[str, bool]:
    """By each way out, whether anything of somebody still reaches the other."""
    with vault.read() as session:
        rows = {
            "participant": people.participant(
                session, next(w.id for w in (whom, other) if w.kind == "participant"), TODAY
            ),
            "buddy": people.buddy(session, next(w.id for w in (whom, other) if w.kind == "buddy"), TODAY),
        }
        pair = matching.pair(session, rows["participant"].id, rows["buddy"].id, TODAY)
        told = consents.may_tell(session, whom)
        said = first_words.invitation(pair, rows[other.kind], rows[whom.kind], told)
        facts = (f"{rows[whom.kind].age} jaar", rows[whom.kind].municipality or "?", "koken", "zaterdag")
        found = {
            "facts to share": bool(consents.may_share(session, whom)),
            "the introduction": bool(introductions.introduction(session, whom, TODAY).lines),
            "words to say aloud": any(fact in said for fact in facts),
        }
        reader = introductions.Reader(other, "de ander", "de ander")
        for name, give in (("on paper", introductions.paper), ("a draft", introductions.draft)):
            try:
                give(session, whom, TODAY, reader)
                found[name] = True
            except KlikError:
                found[name] = False
    return found


@pytest.mark.parametrize("side", list(Role))
@pytest.mark.parametrize("answer", [False, None])
def test_every_way_to_share_is_closed_by_the_next_question(
    vault: Vault, both: tuple[Subject, Subject], side: Role, answer: bool | None
) -> None:
    whom, other = both if side is Role.PARTICIPANT else both[::-1]
    assert all(ways(vault, whom, other).values())
    perform(vault, consents.note_consent, whom, ConsentKind.BUDDY, answer, TODAY)
    closed = ways(vault, whom, other)
    if answer is None:  # to be asked again: what is said aloud is then as before anybody asked
        closed.pop("words to say aloud")
    assert not any(closed.values()), closed
    assert all(ways(vault, other, whom).values())  # the other one's answer is the other one's


def test_a_paper_that_was_being_made_is_not_noted_as_given(vault: Vault, both: tuple[Subject, Subject]) -> None:
    whom = both[0]
    with vault.read() as session:
        introductions.paper(session, whom, TODAY)  # read before
    perform(vault, consents.note_consent, whom, ConsentKind.BUDDY, False, TODAY)
    with pytest.raises(KlikError):
        perform(vault, introductions.give, whom, "Nadia", TODAY)


def test_what_is_taken_back_of_a_partner_is_said_with_the_introduction(
    vault: Vault, both: tuple[Subject, Subject]
) -> None:
    for answer in (True, False):
        perform(vault, consents.note_consent, both[0], ConsentKind.PARTNER, answer, TODAY)
        with vault.read() as session:
            assert introductions.introduction(session, both[0], TODAY).partner is answer

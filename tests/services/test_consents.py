"""What somebody agreed to: never preset, each answer with its day, taken back at once."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.services import consents
from app.services.actions import perform
from app.services.consents import ConsentRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ConsentKind

K = ConsentKind
DAY, LATER = date(2026, 11, 20), date(2026, 11, 22)
Add = Callable[..., UUID]


def answers(vault: Vault, whom: Subject) -> dict[K, ConsentRow]:
    with vault.read() as session:
        return consents.consents(session, whom)


def shared(vault: Vault, whom: Subject) -> tuple[str, ...]:
    with vault.read() as session:
        return consents.may_share(session, whom)


@pytest.fixture(params=["participant", "buddy"])
def whom(request: pytest.FixtureRequest) -> Subject:
    return Subject(request.param, request.getfixturevalue(request.param)())


def test_nothing_is_preset(vault: Vault, whom: Subject) -> None:
    assert answers(vault, whom) == {}
    assert shared(vault, whom) == ()


def test_an_answer_stands_with_its_day_until_another(vault: Vault, whom: Subject) -> None:
    for kind in K:
        perform(vault, consents.note_consent, whom, kind, True, DAY, "op papier")
        assert answers(vault, whom)[kind] == ConsentRow(kind, True, DAY, "op papier", ())
        perform(vault, consents.note_consent, whom, kind, False, LATER)
        assert answers(vault, whom)[kind] == ConsentRow(kind, False, LATER, None, ())
        perform(vault, consents.note_consent, whom, kind, None, None)
        assert kind not in answers(vault, whom)
    for _step in range(3 * len(K)):
        vault.undo()
    assert answers(vault, whom) == {}


def test_only_what_was_said_is_shared_and_nothing_once_it_is_taken_back(vault: Vault, whom: Subject) -> None:
    perform(vault, consents.note_consent, whom, K.REGISTER, True, DAY)
    assert shared(vault, whom) == ()
    perform(vault, consents.note_consent, whom, K.BUDDY, True, DAY, "mondeling", ["interests", "age"])
    assert shared(vault, whom) == ("interests", "age")
    perform(vault, consents.note_consent, whom, K.BUDDY, False, LATER)
    assert shared(vault, whom) == ()
    vault.undo()
    assert shared(vault, whom) == ("interests", "age")


def test_the_answer_of_one_role_is_not_that_of_the_other(vault: Vault, participant: Add, buddy: Add) -> None:
    perform(vault, consents.note_consent, Subject("participant", participant()), K.STORY, True, DAY)
    assert answers(vault, Subject("buddy", buddy())) == {}

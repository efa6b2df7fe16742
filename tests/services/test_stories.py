"""What may be told: only with a yes that still stands, and without anybody's name."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.figures.asked import whole_year
from app.models import Duo
from app.services import consents, evaluations, existing_duos, office, stories
from app.services.actions import perform
from app.services.evaluations import Said
from app.services.stories import Story
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ConsentKind, Voice

BEGAN, HELD, TODAY = date(2025, 3, 2), date(2026, 3, 3), date(2026, 11, 22)
Add = Callable[..., UUID]


@pytest.fixture
def duo(vault: Vault, participant: Add, buddy: Add) -> UUID:
    return perform(vault, existing_duos.record, participant(), buddy(phone="+32470000001"), BEGAN, TODAY)


def note(vault: Vault, duo: UUID, voice: Voice = Voice.PARTICIPANT, **answers: int | str) -> UUID:
    with vault.read() as session:
        asked = evaluations.questions_for(session, duo, voice, 12)
    return perform(vault, evaluations.note, duo, Said(voice, 12, HELD, asked, answers))


def read(vault: Vault) -> tuple[Story, ...]:
    with vault.read() as session:
        return stories.stories(session, whole_year(2026))


def side(vault: Vault, duo: UUID, kind: str) -> Subject:
    with vault.read() as session:
        return Subject(kind, getattr(session.get_one(Duo, duo), f"{kind}_id"))  # type: ignore[arg-type]


def test_nobody_is_named_and_it_says_since_when_it_may_be_told(
    vault: Vault, duo: UUID, participant: Add, buddy: Add
) -> None:
    participant("Griet", "Wolkenveld")
    perform(vault, office.add_coordinator, {"first_name": "Anke", "last_name": "Boszicht"})
    said = (
        "Nadia belt elke week (0470 00 00 01). Ook Griet Wolkenveld en Anke zijn lief voor marleen, "
        "en voor Nadias hond."
    )
    made = note(vault, duo, verhaal=1, betekenis=said, gezelschap=4)
    (story,) = read(vault)
    assert (story.id, story.duo_id, story.voice, story.months, story.on) == (made, duo, Voice.PARTICIPANT, 12, HELD)
    (told,) = story.told
    assert told.key == "betekenis"
    assert told.words == (
        "[mijn buddy] belt elke week ([mijn buddy]). Ook [iemand anders] en [de coördinator] zijn lief voor "
        "[de deelnemer], en voor [mijn buddy] hond."
    )
    assert story.consent == "zei ja op het blad van 3/03/2026"


def test_a_name_that_still_stands_in_it_is_said(vault: Vault, duo: UUID, participant: Add) -> None:
    """Of who is not close only a name with a capital is taken out; the rest is for who reads it."""
    participant("Griet", "Wolkenveld")
    note(vault, duo, verhaal=1, betekenis="GRIET en de zus van griet wolkenveld, en Griets hond")
    (story,) = read(vault)
    assert "olkenveld" not in story.told[0].words
    assert story.names == ("Griets",)


def test_the_questions_name_nobody_either(vault: Vault, duo: UUID) -> None:
    note(vault, duo, Voice.BUDDY, verhaal=1, geleerd="Luisteren zonder oplossing")
    (story,) = read(vault)
    assert "Marleen" not in story.told[0].question
    assert story.told[0].words == "Luisteren zonder oplossing"


@pytest.mark.parametrize("answer", [2, None])
def test_without_a_yes_there_is_no_story(vault: Vault, duo: UUID, answer: int | None) -> None:
    note(vault, duo, betekenis="Veel", **({} if answer is None else {"verhaal": answer}))
    assert read(vault) == ()


def test_a_yes_without_words_is_no_story(vault: Vault, duo: UUID) -> None:
    note(vault, duo, verhaal=1, gezelschap=5)
    assert read(vault) == ()


@pytest.mark.parametrize(
    ("given", "on", "told"),
    [
        (False, date(2026, 6, 1), False),
        (False, HELD, False),
        (False, None, False),
        (False, date(2026, 3, 2), True),  # the yes came after it
        (True, date(2026, 6, 1), True),
    ],
)
def test_a_consent_that_is_taken_back_takes_the_story_away(
    vault: Vault, duo: UUID, given: bool, on: date | None, told: bool
) -> None:
    note(vault, duo, verhaal=1, betekenis="Veel")
    note(vault, duo, Voice.BUDDY, verhaal=1, betekenis="Ook veel")
    perform(vault, consents.note_consent, side(vault, duo, "participant"), ConsentKind.STORY, given, on)
    assert {one.voice for one in read(vault)} == {Voice.BUDDY} | ({Voice.PARTICIPANT} if told else set())


@pytest.mark.parametrize(("kind", "left"), [("participant", {Voice.BUDDY}), ("buddy", {Voice.PARTICIPANT})])
def test_of_who_died_no_story_is_told(vault: Vault, duo: UUID, kind: str, left: set[Voice]) -> None:
    note(vault, duo, verhaal=1, betekenis="Veel")
    note(vault, duo, Voice.BUDDY, verhaal=1, betekenis="Ook veel")
    with vault.write("Died") as session:
        found = session.get_one(Duo, duo)
        person = found.participant.person if kind == "participant" else found.buddy.people[-1]
        person.deceased_on = date(2026, 8, 1)
    assert {one.voice for one in read(vault)} == left


def test_of_what_all_said_together_everybody_has_to_agree(vault: Vault, duo: UUID) -> None:
    with vault.read() as session:
        asked = evaluations.questions_for(session, duo, Voice.TOGETHER, 12)
        (story,) = (q for q in evaluations.questions_for(session, duo, Voice.BUDDY, 12) if q.key == "verhaal")
    perform(
        vault,
        evaluations.note,
        duo,
        Said(Voice.TOGETHER, 12, HELD, (*asked, story), {"verhaal": 1, "fijn": "De zee"}),
    )
    assert [one.told[0].words for one in read(vault)] == ["De zee"]
    perform(vault, consents.note_consent, side(vault, duo, "buddy"), ConsentKind.STORY, False, TODAY)
    assert read(vault) == ()

"""Wishes and states as lists have them."""

import pytest

from app.transfer import states, wishes
from app.transfer.wishes import Wish
from app.vocabulary import BuddyStatus, Gender, ParticipantStatus, Strength


@pytest.mark.parametrize(
    ("cell", "values", "strength"),
    [
        ("v", (Gender.FEMALE,), Strength.STRONG),
        ("M", (Gender.MALE,), Strength.STRONG),
        ("vrouw", (Gender.FEMALE,), Strength.STRONG),
        ("moet v", (Gender.FEMALE,), Strength.MUST),
        ("moet een vrouw zijn", (Gender.FEMALE,), Strength.MUST),
        ("enkel v", (Gender.FEMALE,), Strength.MUST),
        ("liefst v", (Gender.FEMALE,), Strength.RATHER),
        ("geen mannen", (Gender.FEMALE, Gender.OTHER), Strength.STRONG),
    ],
)
def test_gender_wish(cell: str, values: tuple[Gender, ...], strength: Strength) -> None:
    read = wishes.gender_wish(cell)
    assert read.value == (Wish("gender", values, strength=strength, firm=True),)
    assert not read.notes


@pytest.mark.parametrize("cell", ["geen vk", "geen voorkeur", "maakt niet uit", "m/v", "", "-"])
def test_no_gender_wish(cell: str) -> None:
    read = wishes.gender_wish(cell)
    assert (read.value, read.notes) == ((), ())


def test_a_gender_wish_not_understood_is_kept() -> None:
    assert wishes.gender_wish("iemand die kan lachen").keep


@pytest.mark.parametrize(
    ("cell", "lower", "upper"),
    [
        ("30-50", 30, 50),
        ("50-30", 30, 50),
        ("tussen 30 en 50 jaar", 30, 50),
        ("ongeveer 40", 30, 50),
        ("± 40", 30, 50),
        ("rond de 40", 30, 50),
        (40.0, 30, 50),
        ("50+", 50, None),
        ("vanaf 50", 50, None),
        ("ouder dan 50", 51, None),
        ("jonger dan 40", None, 39),
        ("max 40", None, 40),
        ("zelfde leeftijd", 25, 45),
        ("Zelfde leeftijd", 25, 45),
    ],
)
def test_age_wish(cell: str | float, lower: int | None, upper: int | None) -> None:
    read = wishes.age_wish(cell, 35)
    assert read.value == (Wish("age", lower=lower, upper=upper, strength=Strength.RATHER),)
    assert not read.notes


def test_same_age_without_an_age_is_no_wish_and_is_told() -> None:
    read = wishes.age_wish("zelfde leeftijd", None)
    assert read.value == ()
    assert read.notes
    assert read.keep


@pytest.mark.parametrize("cell", ["", "geen vk", "maakt niet uit"])
def test_no_age_wish(cell: str) -> None:
    assert wishes.age_wish(cell, 35).value == ()


@pytest.mark.parametrize("cell", ["jong van geest", "300+", "10/12/2026"])
def test_an_age_wish_not_understood_is_kept(cell: str) -> None:
    read = wishes.age_wish(cell, 35)
    assert (read.value, read.keep) == ((), True)


@pytest.mark.parametrize(
    ("cell", "about", "values"),
    [
        ("rokers", "smokes", (False,)),
        ("honden", "has_pets", (False,)),
        ("mannen", "gender", (Gender.FEMALE, Gender.OTHER)),
        ("geen mannen", "gender", (Gender.FEMALE, Gender.OTHER)),
    ],
)
def test_rather_not(cell: str, about: str, values: tuple[str | bool, ...]) -> None:
    assert wishes.rather_not(cell).value == (Wish(about, values, strength=Strength.STRONG, firm=True),)


def test_rather_not_several_and_something_else() -> None:
    read = wishes.rather_not("rokers, honden en drukte")
    assert [wish.about for wish in read.value] == ["smokes", "has_pets"]
    assert read.keep
    assert "drukte" in str(read.notes[0])


@pytest.mark.parametrize(
    ("cell", "status", "told"),
    [
        ("kandidaat", ParticipantStatus.REGISTERED, False),
        ("wacht", ParticipantStatus.WAITING, False),
        ("wachtlijst", ParticipantStatus.WAITING, False),
        ("duo", ParticipantStatus.IN_DUO, True),
        ("gestopt", ParticipantStatus.LEFT, False),
        ("gestopt 03/2025", ParticipantStatus.LEFT, False),
        ("overleden", ParticipantStatus.LEFT, True),
        ("", ParticipantStatus.REGISTERED, True),
        ("nog geen duo", ParticipantStatus.REGISTERED, True),
    ],
)
def test_participant_status(cell: str, status: ParticipantStatus, told: bool) -> None:
    read = states.participant_status(cell)
    assert (read.value, bool(read.notes)) == (status, told)


@pytest.mark.parametrize(
    ("cell", "status", "told"),
    [
        ("ok", BuddyStatus.AVAILABLE, False),
        ("ok 12/03/2025", BuddyStatus.AVAILABLE, False),
        ("OK (jan 2026)", BuddyStatus.AVAILABLE, False),
        ("gepland", BuddyStatus.SCREENING, False),
        ("niet weerhouden", BuddyStatus.NOT_RETAINED, False),
        ("", BuddyStatus.CANDIDATE, True),
        ("eens bellen", BuddyStatus.CANDIDATE, True),
    ],
)
def test_screening(cell: str, status: BuddyStatus, told: bool) -> None:
    read = states.screening(cell)
    assert (read.value, bool(read.notes)) == (status, told)


@pytest.mark.parametrize(
    ("remarks", "stopped"),
    [("gestopt 03/2025", True), ("verhuisd, gestopt", True), ("gestopt met roken", False), ("nooit gestopt", False),
     ("gestopt met buddywerking", True), ("", False)],
)  # fmt: skip
def test_whether_the_remarks_say_stopped(remarks: str, stopped: bool) -> None:
    assert states.has_stopped(remarks) is stopped

"""A window on the page of participants, with a few invented people in a real vault."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.services import contacts, people
from app.services.actions import perform
from app.services.rows import ParticipantRow, WishRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.vocabulary import ContactKind, Gender, ParticipantStatus, Role, Strength

TODAY = date(2026, 11, 23)
OWN = {"status", "registered_on", "intake_on", "question", "strengths", "remarks", "care_note", "registered_precision"}

Add = Callable[..., UUID]


@pytest.fixture
def add(vault: Vault) -> Add:
    """Registers somebody who waits since March; named arguments replace facts."""

    def register(first_name: str, last_name: str = "Zonnedauw", **said: Any) -> UUID:
        own: dict[str, Any] = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 3, 5)}
        own |= {name: value for name, value in said.items() if name in OWN}
        facts = {name: value for name, value in said.items() if name not in OWN}
        names = {"first_name": first_name, "last_name": last_name}
        return perform(vault, people.add_participant, names | facts, own)

    return register


@pytest.fixture
def marleen(vault: Vault, add: Add) -> UUID:
    """Someone of whom much is known, heard in September."""
    made = add(
        "Marleen",
        gender=Gender.FEMALE,
        birth_date=date(1968, 2, 29),
        postcode="2440",
        place="Geel",
        phone="+32400000012",
        languages=["nl"],
        travels_km=5,
        smokes=False,
        interests=["wandelen", "bakken"],
        availability={"mon-morning": True, "mon-afternoon": False},
        question="Nog eens naar de markt.",
        remarks="Komt graag langs op dinsdag.",
        care_note="Liever geen drukte.",
    )
    perform(
        vault,
        contacts.note_talk,
        Subject("participant", made),
        date(2026, 9, 14),
        ContactKind.PHONE,
        True,
        "Blij met het belletje.",
    )
    wish = WishRow("gender", ("f",), None, None, Strength.MUST, True)
    perform(vault, people.set_wishes, row(vault, made).person_id, Role.PARTICIPANT, [wish])
    return made


@pytest.fixture
def page(store: Store) -> ParticipantsPage:
    made = ParticipantsPage(store, lambda: TODAY)
    made.leads_to_network = True
    return made


@pytest.fixture
def window(store: Store, page: ParticipantsPage, qtbot: QtBot) -> MainWindow:
    made = MainWindow(store, [page])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def stored(vault: Vault) -> Callable[[UUID], ParticipantRow]:
    """What the vault knows of somebody now."""
    return lambda participant_id: row(vault, participant_id)


def row(vault: Vault, participant_id: UUID) -> ParticipantRow:
    with vault.read() as session:
        return people.participant(session, participant_id, TODAY)

"""Somebody who is in a duo, as a list said: the question with whom, and the answer through the dialog."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import duos, people
from app.services.actions import perform
from app.services.duos import DuoRow
from app.services.rows import ParticipantRow
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.participants.existing_duo import ExistingDuo
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.widgets.list_model import ListRow
from app.vocabulary import BuddyStatus, DuoState, ParticipantStatus

TODAY = date(2026, 11, 23)
Add = Callable[..., UUID]
Stored = Callable[[UUID], ParticipantRow]


@pytest.fixture
def rita(add: Add) -> UUID:
    return add("Rita", "Maanzaad", status=ParticipantStatus.IN_DUO)


@pytest.fixture
def buddies(vault: Vault) -> dict[str, UUID]:
    """Jef is free, Nadia in a duo that was not noted, Stef takes a break."""

    def add_one(first_name: str, last_name: str, place: str, status: BuddyStatus) -> UUID:
        facts = {"first_name": first_name, "last_name": last_name, "place": place}
        return perform(vault, people.add_buddy, facts, {"status": status, "capacity": 1})

    return {
        "Jef": add_one("Jef", "Korenbloem", "Geel", BuddyStatus.AVAILABLE),
        "Nadia": add_one("Nadia", "Vlinderdal", "Olen", BuddyStatus.IN_DUO),
        "Stef": add_one("Stef", "Zandloper", "Mol", BuddyStatus.PAUSED),
    }


@pytest.fixture
def dialog(
    rita: UUID, buddies: dict[str, UUID], window: MainWindow, store: Store, stored: Stored, qtbot: QtBot
) -> ExistingDuo:
    made = ExistingDuo(store, stored(rita), TODAY, window)
    made.open()
    qtbot.waitExposed(made)
    return made


def type_in(dialog: ExistingDuo, text: str) -> None:
    assert isinstance(dialog.since.editor, QLineEdit)
    dialog.since.editor.setText(text)


def noted(vault: Vault) -> tuple[DuoRow, ...]:
    with vault.read() as session:
        return duos.duos(session)


def listed(dialog: ExistingDuo) -> list[tuple[str, str, str]]:
    """The head that each stands under, the name and the second line."""
    rows = dialog.buddy.list.rows
    head, found = "", []
    for entry in (rows.entry(rows.index(at)) for at in range(rows.rowCount())):
        if isinstance(entry, ListRow):
            found.append((head, entry.name, entry.second))
        else:
            head = str(entry)
    return found


def test_the_question_is_asked_of_who_is_in_a_duo_that_was_not_noted(
    rita: UUID, marleen: UUID, window: MainWindow, page: ParticipantsPage
) -> None:
    page.show_participant(marleen)
    assert not page.with_whom.isVisible()
    page.show_participant(rita)
    assert page.with_whom.isVisible()
    row = page.list.view.rows.entry(page.list.view.rows.find(rita))
    assert isinstance(row, ListRow)
    assert [fact.text for fact in row.facts] == ["in een duo", "met wie?"]
    page.edit()
    assert not page.with_whom.isVisible()
    page.end_edit()
    assert page.with_whom.isVisible()


def test_a_duo_is_noted_from_the_page_and_taken_back(
    rita: UUID,
    buddies: dict[str, UUID],
    window: MainWindow,
    page: ParticipantsPage,
    store: Store,
    vault: Vault,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.show_participant(rita)

    def answer(dialog: ExistingDuo) -> None:
        dialog.open()
        assert not dialog.save.isEnabled()
        dialog.buddy.search.setText("olen")
        qtbot.wait(5)
        qtbot.keyClick(dialog.buddy.search, Qt.Key.Key_Return)
        assert dialog.buddy.current == str(buddies["Nadia"])
        type_in(dialog, "1/03/2024")
        dialog.save.click()

    monkeypatch.setattr(ExistingDuo, "exec", answer)
    page.note_duo.click()
    (made,) = noted(vault)
    assert (made.participant_id, made.buddy_id) == (rita, buddies["Nadia"])
    assert (made.state, made.since(DuoState.RUNNING), made.state_note) == (DuoState.RUNNING, date(2024, 3, 1), None)
    assert window.toast.sentence == "Bestaand duo genoteerd: Rita & Nadia"
    assert not page.with_whom.isVisible()
    assert page.detail.cards._cards["duo"].isVisible()
    assert "Duo 1/03/2024 nu" in page.detail.path.accessibleName()
    store.undo()
    assert noted(vault) == ()
    assert page.with_whom.isVisible()
    store.redo()
    assert not page.with_whom.isVisible()


def test_whose_duo_is_missing_too_comes_first_and_who_cannot_last(dialog: ExistingDuo) -> None:
    assert listed(dialog) == [
        ("In een duo, nog niet genoteerd met wie", "Nadia Vlinderdal", "Olen"),
        ("Heeft een vrije plaats", "Jef Korenbloem", "Geel"),
        ("Nu niet", "Stef Zandloper", "op pauze"),
    ]


def test_a_buddy_who_cannot_is_explained_and_not_saved(
    dialog: ExistingDuo, buddies: dict[str, UUID], vault: Vault
) -> None:
    dialog.buddy.list.select(str(buddies["Stef"]))
    assert not dialog.save.isEnabled()
    assert dialog._said.text() == "Met Stef kan nu geen duo genoteerd worden: op pauze."
    dialog.buddy.list.select(str(buddies["Jef"]))
    assert dialog.save.isEnabled()
    assert dialog._said.text() == "Rita Maanzaad & Jef Korenbloem"


def test_a_day_that_cannot_be_keeps_the_dialog_open(
    dialog: ExistingDuo, buddies: dict[str, UUID], vault: Vault
) -> None:
    dialog.buddy.list.select(str(buddies["Jef"]))
    for text, sentence in (("31/02/2024", "31 februari bestaat niet."), ("24/11/2026", "Deze dag moet nog komen.")):
        type_in(dialog, text)
        dialog.save.click()
        assert dialog.since.error == sentence
        assert dialog.isVisible()
    assert noted(vault) == ()


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("maart 2024", date(2024, 3, 1), "Samen sinds maart 2024."),
        ("2023", date(2023, 1, 1), "Samen sinds 2023."),
        ("", TODAY, "Sinds wanneer is niet geweten."),
    ],
)
def test_since_when_may_be_known_roughly_or_not(
    dialog: ExistingDuo, buddies: dict[str, UUID], vault: Vault, text: str, day: date, note: str
) -> None:
    dialog.buddy.list.select(str(buddies["Jef"]))
    type_in(dialog, text)
    dialog.save.click()
    (made,) = noted(vault)
    assert (made.id, made.since(DuoState.RUNNING), made.state_note) == (dialog.made, day, note)


def test_without_buddies_the_dialog_says_so(
    rita: UUID, window: MainWindow, store: Store, stored: Stored, qtbot: QtBot
) -> None:
    made = ExistingDuo(store, stored(rita), TODAY, window)
    assert made._said.text() == "Er staat nog geen buddy in Klik."
    assert not made.save.isEnabled()


def test_nothing_is_cut_and_all_has_a_name(
    dialog: ExistingDuo,
    rita: UUID,
    window: MainWindow,
    page: ParticipantsPage,
    cut_in: Callable[[QWidget], list[str]],
    qtbot: QtBot,
) -> None:
    page.show_participant(rita)
    for width in (1000, 1024, 1220, 1366):
        window.resize(width, 768)
        qtbot.wait(10)
        assert cut_in(page.detail) == [], width
        assert cut_in(dialog) == [], width
    for widget in (*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLineEdit), dialog.buddy.list):
        assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget

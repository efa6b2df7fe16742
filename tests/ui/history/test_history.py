"""The last changes, the recycle bin, and the history of one: chosen, explained, put back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services import contacts, duo_path, duos, existing_duos, history, history_keeping, people
from app.services.subjects import Subject
from app.storage.journal import LOSS
from app.storage.vault import Vault
from app.ui.duos.page import DuosPage
from app.ui.history.all_changes import MOST, AllChanges
from app.ui.history.bin import RecycleBin
from app.ui.history.dialog import HistoryDialog
from app.ui.history.words import icon, when
from app.ui.main_window import MainWindow
from app.ui.office.history import BIN, HistoryPane
from app.ui.office.history_card import HistoryCard, MakeRoom
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.tasks import any_running
from app.vocabulary import BuddyStatus, ContactKind, ParticipantStatus

TODAY = date(2026, 11, 23)


@pytest.fixture
def marleen(store: Store) -> UUID:
    facts = {"first_name": "Marleen", "last_name": "Zonnedauw", "phone": "+32400112233"}
    return store.write(people.add_participant, facts, {"status": ParticipantStatus.WAITING})


@pytest.fixture
def nadia(store: Store) -> UUID:
    return store.write(people.add_buddy, {"first_name": "Nadia"}, {"status": BuddyStatus.AVAILABLE})


@pytest.fixture
def person(store: Store, marleen: UUID) -> UUID:
    return store.read(people.participant, marleen, TODAY).person_id


def said(inside: QWidget) -> list[str]:
    return [one.text() for one in inside.findChildren(QLabel) if one.isVisible() and one.text()]


def put(qtbot: QtBot, made: Any) -> Any:
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: not any_running())
    return made


def names(pane: Any) -> list[str]:
    model = pane.list.list.rows
    return [entry.name for at in range(model.rowCount()) if not isinstance(entry := model.entry(model.index(at)), str)]


def test_the_chosen_change_is_explained_beside_the_list(store: Store, person: UUID, qtbot: QtBot) -> None:
    store.write(people.change_person, person, {"phone": "+32400445566"})
    pane = put(qtbot, AllChanges(store))
    assert names(pane) == ["Gegevens gewijzigd: telefoon", "Deelnemer toegevoegd"]
    qtbot.waitUntil(lambda: "0400 11 22 33 → 0400 44 55 66" in said(pane.view))
    qtbot.waitUntil(lambda: "Dit neemt Ctrl+Z nu terug." in said(pane.view))
    pane.list.list.select(1)
    qtbot.waitUntil(lambda: "Wie is dit · Marleen Zonnedauw: nieuw" in said(pane.view))
    assert "Dit neemt Ctrl+Z nu terug." not in said(pane.view)


def test_of_a_change_of_many_records_the_first_are_told(vault: Vault, store: Store, qtbot: QtBot) -> None:
    with vault.write("List read in") as session:
        for number in range(MOST + 5):
            people.add_participant(session, {"first_name": f"Marleen {number}"}, {})
    pane = put(qtbot, AllChanges(store))
    qtbot.waitUntil(lambda: any(words.startswith("En nog ") for words in said(pane.view)))
    (more,) = (int(words.split()[2]) for words in said(pane.view) if words.startswith("En nog "))
    told = sum(words.endswith(": nieuw") for words in said(pane.view))
    assert told + more == 2 * (MOST + 5)  # each is two records
    (further,) = (button for button in pane.view.findChildren(QPushButton) if button.text() == "Meer tonen")
    further.click()
    qtbot.waitUntil(lambda: sum(words.endswith(": nieuw") for words in said(pane.view)) == 2 * told)


def test_a_line_is_not_cut_and_says_by_its_sign_what_was_done(store: Store, marleen: UUID, qtbot: QtBot) -> None:
    talk = store.write(contacts.note_talk, Subject("participant", marleen), TODAY, ContactKind.PHONE, True, "Belde.")
    store.write(contacts.remove, talk)
    store.undo()
    pane = put(qtbot, AllChanges(store))
    rows = [pane.list.list.rows.entry(pane.list.list.rows.find(key)) for key in pane.list.list.rows.keys]
    assert [(row.name, row.icon) for row in rows] == [
        ("Ongedaan gemaakt: Contact verwijderd", "undo"),
        ("Contact verwijderd", "trash"),
        ("Contact genoteerd", "note"),
        ("Deelnemer toegevoegd", "note"),
    ]
    assert all(" · Marleen Z." in row.second for row in rows)


def test_every_removal_has_a_bin_and_what_came_back_its_own_sign(store: Store, marleen: UUID) -> None:
    line = store.read(history.page).lines[0]
    signs = {
        "Somebody erased": "trash",
        "Network maps of who left wiped": "trash",
        "Filters that find nobody taken away": "trash",
        "Earlier version put back": "undo",
        "Put back from the recycle bin": "undo",
        "Taken back": "note",
    }
    assert {action: icon(replace(line, action=action)) for action in signs} == signs
    assert icon(replace(line, action="Backup put back", kind=LOSS)) == "shield"


def test_a_change_with_a_code_is_said_in_good_words() -> None:
    at = datetime(2026, 11, 23, 9, 41)
    assert when(at, "met de herstelcode").endswith(" · met de herstelcode")
    assert when(at, "An Zilverberk").endswith(" · door An Zilverberk")
    assert when(at, "").endswith("u.")


def test_changes_are_sought_and_older_ones_are_shown_on_demand(store: Store, person: UUID, qtbot: QtBot) -> None:
    for at in range(105):
        store.write_quietly(people.change_person, person, {"street": f"Dorp {at}"})
    pane = put(qtbot, AllChanges(store))
    assert len(names(pane)) == 100
    assert pane.list.older.isVisible()
    pane.list.older.click()
    assert len(names(pane)) == 106
    assert not pane.list.older.isVisible()
    pane.search.seek("gewijzigd")
    pane.search.seek("toegevoegd")  # before the first was found
    qtbot.waitUntil(lambda: not any_running())
    assert names(pane) == ["Deelnemer toegevoegd"]
    pane.search.seek("")
    pane.what.choose("Deelnemer toegevoegd")
    pane.what.chosen.emit(pane.what.current)
    assert names(pane) == ["Deelnemer toegevoegd"]
    pane.search.seek("niemand")
    qtbot.waitUntil(lambda: names(pane) == [])
    qtbot.waitUntil(lambda: "Er werd niets gewijzigd dat hierbij past." in said(pane.list))


def test_what_was_deleted_comes_back_from_the_bin(store: Store, marleen: UUID, qtbot: QtBot) -> None:
    whom = Subject("participant", marleen)
    store.write(contacts.remove, store.write(contacts.note_talk, whom, TODAY, ContactKind.PHONE, True, "Belde zelf."))
    pane = put(qtbot, RecycleBin(store))
    assert names(pane) == ["Contact verwijderd"]
    qtbot.waitUntil(lambda: "Belde zelf." in said(pane.view))
    pane.back.click()
    assert [one.note for one in store.read(contacts.contacts_of, whom)] == ["Belde zelf."]
    pane.refresh()
    qtbot.waitUntil(lambda: not any_running() and names(pane) == [])
    qtbot.waitUntil(lambda: "De laatste 30 dagen werd er niets verwijderd." in said(pane.list))
    store.undo()
    assert store.read(contacts.contacts_of, whom) == ()


def test_what_cannot_come_back_says_why(store: Store, marleen: UUID, nadia: UUID, qtbot: QtBot) -> None:
    duo = store.write(duo_path.accept, marleen, nadia, TODAY)
    store.write(contacts.remove, store.write(contacts.note_talk, Subject("duo", duo), TODAY, ContactKind.PHONE, True))
    store.write(duo_path.withdraw, duo)
    pane = put(qtbot, RecycleBin(store))
    assert names(pane) == ["Voorstel ingetrokken", "Contact verwijderd"]
    assert pane.back.isEnabled()
    pane.list.list.select(pane.list.list.rows.keys[1])
    qtbot.waitUntil(lambda: not pane.back.isEnabled())
    qtbot.waitUntil(
        lambda: "Contact kan niet teruggezet worden: waar het bij hoort, is er niet meer (Duo)." in said(pane.view)
    )


def test_two_views_of_one_history(
    store: Store, person: UUID, qtbot: QtBot, cut_in: Callable[[QWidget], list[str]]
) -> None:
    pane = put(qtbot, HistoryPane(store))
    assert names(pane.changes) == ["Deelnemer toegevoegd"]
    assert cut_in(pane) == []
    pane.switch.choose(BIN)
    qtbot.waitUntil(lambda: not any_running())
    assert cut_in(pane) == []


def test_the_history_of_one_puts_a_version_back(
    store: Store, marleen: UUID, person: UUID, window: QWidget, qtbot: QtBot, cut_in: Callable[[QWidget], list[str]]
) -> None:
    store.write(people.change_person, person, {"phone": "+32400445566"})
    store.write(people.add_participant, {"first_name": "Elke"}, {})
    dialog = HistoryDialog(store, window, Subject("participant", marleen), "Marleen Zonnedauw")
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert names(dialog) == ["Gegevens gewijzigd: telefoon", "Deelnemer toegevoegd"]
    assert dialog.back_head.text() == "Het staat er nog zoals na deze wijziging."
    assert not dialog.back.isEnabled()
    dialog.list.list.select(1)
    qtbot.waitUntil(dialog.back.isEnabled)
    qtbot.waitUntil(lambda: "0400 44 55 66 → 0400 11 22 33" in said(dialog.back_records))
    assert cut_in(dialog) == []
    dialog.back.click()
    assert store.read(people.participant, marleen, TODAY).phone == "+32400112233"
    store.undo()
    assert store.read(people.participant, marleen, TODAY).phone == "+32400445566"


def test_the_history_of_a_duo(store: Store, marleen: UUID, nadia: UUID, window: QWidget, qtbot: QtBot) -> None:
    duo = store.write(existing_duos.record, marleen, nadia, None, TODAY)
    store.write(contacts.note_outing, duo, TODAY, "koffie", None, None)
    dialog = HistoryDialog(store, window, Subject("duo", duo), "Marleen & Nadia")
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert [words.split(":")[0] for words in names(dialog)] == ["Contact genoteerd", "Bestaand duo genoteerd"]
    qtbot.waitUntil(lambda: "koffie" in said(dialog.view))
    dialog.reject()
    assert len(store.read(duos.duos)) == 1


def test_old_history_is_emptied_after_a_backup_when_that_is_asked(
    store: Store, vault: Vault, person: UUID, window: QWidget, qtbot: QtBot
) -> None:
    later = date.today() + timedelta(days=1000)
    card = HistoryCard(store, vault, lambda: later)
    qtbot.addWidget(card)
    card.setParent(window)
    card.show()
    card.refresh()
    qtbot.waitUntil(lambda: card.old.rows == 2)
    assert "2 wijzigingen" in card.told.text()
    card.make_room.click()
    dialog = next(one for one in window.findChildren(MakeRoom) if one.isVisible())
    with qtbot.waitSignal(dialog.done_with):
        dialog.go.click()
    assert vault.state.backup_at
    qtbot.waitUntil(lambda: card.told.text() == "Niets is ouder dan dat.")
    assert not card.make_room.isVisibleTo(card)
    assert vault.undoable() is None


def test_the_months_are_those_of_the_office(store: Store, vault: Vault, qtbot: QtBot) -> None:
    card = HistoryCard(store, vault, lambda: TODAY)
    qtbot.addWidget(card)
    card.refresh()
    assert card.months.text == "24"
    card.months.retype("12")
    assert card.months.commit()
    assert store.read(history_keeping.months) == 12
    card.months.retype("nul")
    assert not card.months.commit()
    qtbot.waitUntil(lambda: not any_running())


@pytest.mark.parametrize("kind", [ParticipantsPage, DuosPage])
def test_the_menu_of_a_person_and_of_a_duo_opens_it(
    kind: type[Any], store: Store, marleen: UUID, nadia: UUID, qtbot: QtBot
) -> None:
    duo = store.write(existing_duos.record, marleen, nadia, None, TODAY)
    page = kind(store, lambda: TODAY)
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    window.show()
    page.choose(marleen) if kind is ParticipantsPage else page.show_duo(duo)
    (action,) = (one for one in page.detail.heading.menu.actions() if one.text() == "Geschiedenis…")
    action.trigger()
    dialog = next(one for one in window.findChildren(HistoryDialog) if one.isVisible())
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert names(dialog)[0] == "Bestaand duo genoteerd"
    dialog.reject()

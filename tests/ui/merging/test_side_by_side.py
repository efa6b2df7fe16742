"""The dialog of doubles, over the real pages: found, laid side by side, chosen, made one, taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.models import Base, Buddy, Distinct, Participant, Person
from app.services import contacts, people
from app.services.actions import perform
from app.services.merging_fields import SETTLED, TOGETHER, Field, Pick
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui import assembly
from app.ui.merging.dialog import MergingDialog
from app.ui.merging.words import LABELS, says
from app.ui.search.commands import of_pages
from app.ui.store import Store
from app.vocabulary import ContactKind, ParticipantStatus

TODAY = date(2026, 11, 23)
BORN = {"birth_date": date(1968, 2, 29)}


@pytest.fixture
def both(vault: Vault) -> list[UUID]:
    """Marleen, twice on the waiting list with another number, and once as a buddy."""
    names = {"first_name": "Marleen", "last_name": "Zonnedauw"} | BORN
    waits = {"status": ParticipantStatus.WAITING}
    older = names | {"phone": "+32400000001", "interests": ["wandelen"]}
    newer = names | {"phone": "+32400000002", "email": "marleen@post.example", "interests": ["koken"]}
    made = [
        perform(vault, people.add_participant, older, waits | {"registered_on": date(2025, 3, 5)}),
        perform(vault, people.add_participant, newer, waits | {"registered_on": date(2026, 3, 5)}),
    ]
    for one in made:
        perform(vault, contacts.note_talk, Subject("participant", one), date(2026, 9, 14), ContactKind.PHONE, True)
    return made


@pytest.fixture
def doubles(store: Store, both: list[UUID], window: QWidget, qtbot: QtBot) -> MergingDialog:
    """The dialog with the first two in sight."""
    made = MergingDialog(store, window, lambda: TODAY)
    made.open()
    qtbot.waitUntil(lambda: not made.is_busy)
    return made


def known(vault: Vault) -> list[Person]:
    with vault.read() as session:
        return list(session.scalars(select(Person)))


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def line(shown: MergingDialog, key: str) -> Any:
    return next(one for one in shown.view.lines if one.field.key == key)


def test_two_are_found_chosen_made_one_and_taken_back(
    doubles: MergingDialog, vault: Vault, store: Store, both: list[UUID], qtbot: QtBot
) -> None:
    words = said(doubles.view)
    assert "Hetzelfde: naam en geboortedatum · anders: telefoon" in words
    assert "Komt mee: 1\N{NO-BREAK SPACE}contact" in words
    assert store.read(people.participants, TODAY)  # kept by the window from here on
    assert "Het wachten telt vanaf 5/03/2025" in words
    assert doubles.hint.text().startswith("Nog 1 te kiezen")
    qtbot.mouseClick(line(doubles, "person.phone").options[Pick.NEWER], Qt.MouseButton.LeftButton)
    assert doubles.hint.text() == ""
    with qtbot.waitSignal(store.remembered, timeout=10_000):
        qtbot.mouseClick(doubles.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not doubles.is_busy)
    assert len(list(Path(vault.folder, "backups").glob("*"))) == 1
    assert [(one.phone, one.email, one.interests) for one in known(vault)] == [
        ("+32400000002", "marleen@post.example", ["wandelen", "koken"])
    ]
    assert [(one.id, one.last_heard) for one in store.read(people.participants, TODAY)] == [
        (both[0], date(2026, 9, 14))
    ]
    assert doubles.stack.currentWidget() is doubles.none
    qtbot.mouseClick(doubles.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not doubles.is_busy)
    assert len(known(vault)) == len(store.read(people.participants, TODAY)) == 2
    assert doubles.list.rows.count == 1


def test_two_different_people_are_noted_and_not_proposed_again(
    doubles: MergingDialog, vault: Vault, store: Store, qtbot: QtBot
) -> None:
    qtbot.mouseClick(doubles.distinct, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not doubles.is_busy)
    with vault.read() as session:
        assert len(session.scalars(select(Distinct)).all()) == 1
    assert doubles.stack.currentWidget() is doubles.none
    assert not doubles.merge.isVisibleTo(doubles)
    store.undo()
    with vault.read() as session:
        assert session.scalars(select(Distinct)).all() == []


def test_by_keyboard_alone(doubles: MergingDialog, vault: Vault, qtbot: QtBot) -> None:
    """Enter goes into the fields; arrows choose, Enter takes and goes on, and after the last one it makes them one."""
    assert doubles.list.hasFocus()
    qtbot.keyClick(doubles.list, Qt.Key.Key_Return)
    phone = line(doubles, "person.phone")
    assert phone.options[Pick.OLDER].hasFocus()
    qtbot.keyClick(phone.options[Pick.OLDER], Qt.Key.Key_Right)
    assert phone.current is Pick.NEWER
    for _field in doubles.view.lines:
        focus = doubles.focusWidget()
        assert focus
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert doubles.merge.hasFocus()
    qtbot.keyClick(doubles.merge, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(known(vault)) == 1 and not doubles.is_busy)
    assert known(vault)[0].phone == "+32400000002"


def test_from_the_pages_one_looks_for_doubles_and_merges_with_whom_one_searches(
    store: Store, vault: Vault, both: list[UUID], qtbot: QtBot
) -> None:
    other = perform(vault, people.add_buddy, {"first_name": "Mady", "last_name": "Zonnedauw"}, {})
    desk = assembly.assemble(store)
    qtbot.addWidget(desk)
    desk.show()
    desk.show_page("participants")
    page: Any = desk.page
    commands = {command.words: command for command in of_pages(desk.pages, desk.show_page)}
    commands["Dubbels zoeken…"].do()
    found = QApplication.activeModalWidget()
    assert isinstance(found, MergingDialog)
    qtbot.waitUntil(lambda: not found.is_busy)
    assert found.list.rows.count == 1
    found.reject()
    page.choose(both[0])
    entry = next(one for one in page.detail.heading.menu.actions() if one.text() == "Samenvoegen met…")

    def answer() -> None:
        whom: Any = QApplication.activeModalWidget()
        qtbot.keyClicks(whom.picker.search, "zon mad")
        qtbot.keyClick(whom.picker.search, Qt.Key.Key_Return)
        qtbot.keyClick(whom.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    entry.trigger()
    two = QApplication.activeModalWidget()
    assert isinstance(two, MergingDialog)
    assert not two.list.isVisibleTo(two)
    with qtbot.waitSignal(two.merged, timeout=10_000) as kept:
        qtbot.mouseClick(two.merge, Qt.MouseButton.LeftButton)
    assert store.read(people.buddy, other, TODAY).person_id == kept.args[0]
    assert QApplication.activeModalWidget() is None
    assert page.current == both[0]


def test_who_cannot_be_one_is_told_and_not_made_one(vault: Vault, store: Store, window: QWidget) -> None:
    couple = perform(vault, people.add_buddy, {"first_name": "Bo", "last_name": "Beek"}, {})
    second = perform(vault, people.add_second_person, couple, {"first_name": "Bo", "last_name": "Berg"})
    first = store.read(people.buddy, couple, TODAY).person_id
    shown = MergingDialog(store, window, lambda: TODAY, (first, second))
    shown.open()
    assert "koppel" in said(shown.view)
    assert not shown.merge.isEnabled()
    shown.reject()


def test_everything_that_takes_focus_has_a_name_and_nothing_is_cut(
    doubles: MergingDialog, cut_in: Callable[[QWidget], list[str]]
) -> None:
    names = [option.accessibleName() for one in doubles.view.lines for option in one.options.values()]
    assert all(names)
    assert "Telefoon, eerste fiche: 0400 00 00 01" in names
    assert cut_in(doubles) == []


@pytest.mark.parametrize("kind", [Person, Participant, Buddy])
def test_every_field_of_a_person_and_a_role_has_words(kind: type[Base]) -> None:
    columns = {column.name for column in kind.__table__.columns}
    first = {group[0] for group in TOGETHER if set(group) <= columns}
    beside = {name for group in TOGETHER for name in group if set(group) <= columns} - first
    shown = columns - beside - set(SETTLED) - {"id", "person_id", "second_person_id"}
    assert shown <= set(LABELS)


def test_a_talk_that_was_asked_is_told_from_one_that_was_held() -> None:
    columns = next(group for group in TOGETHER if "asked_on" in group)
    known = dict.fromkeys(columns) | {"screened_on": TODAY, "screened_precision": "day", "asked_on": date(2026, 11, 2)}
    field = Field("buddy", columns, known, known, None, Pick.OLDER, False, {})
    assert says(field, known, {}) == "23/11/2026 · gevraagd 2/11/2026"

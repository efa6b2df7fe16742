"""Expenses of volunteers in the window: off until it is begun, answered where it is asked, and noted under the law."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models import Duo, DuoStep
from app.services import (
    contacts,
    expense_lines,
    expense_noted,
    expense_notes,
    expense_years,
    expenses,
    office,
    people,
    thresholds,
)
from app.services.expenses import VolunteerRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui import theme
from app.ui.expenses.elsewhere_dialog import ElsewhereDialog
from app.ui.expenses.expense_dialog import ExpenseDialog
from app.ui.expenses.giving import ListDialog
from app.ui.expenses.note_dialog import NoteDialog
from app.ui.expenses.notes_card import PayDialog
from app.ui.expenses.table import ALL, ASK, LAW, NOTE
from app.ui.expenses.view import ExpensesView
from app.ui.saving import EXCEL
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.tokens import LIGHT
from app.vocabulary import BuddyStatus, DuoState, ExpenseSystem, Payer, Travel

TODAY = date(2025, 12, 10)
YEAR = 2025


@pytest.fixture
def nadia(store: Store, vault: Vault) -> UUID:
    """The person of a buddy who drove once, nobody wrote down by what, and paid once with a proof."""
    lieve = store.write(people.add_participant, {"first_name": "Lieve", "last_name": "Regenboog"}, {})
    status = {"status": BuddyStatus.IN_DUO, "active_since": date(2024, 1, 1)}
    buddy = store.write(people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, status)
    store.write(people.add_buddy, {"first_name": "Niets", "last_name": "Uitgegeven"}, status)
    with vault.write("Begin") as session:
        steps = [DuoStep(position=0, state=DuoState.RUNNING, on=date(2024, 3, 1))]
        session.add(Duo(participant_id=lieve, buddy_id=buddy, state=DuoState.RUNNING, steps=steps))
    (duo,) = store.read(lambda session: [one.id for one in session.query(Duo)])
    store.write(contacts.note_outing, duo, date(2025, 11, 3), "film", cost=1200, paid_by=Payer.BUDDY, proof="7")
    store.write(contacts.note_outing, duo, date(2025, 11, 20), "wandelen", km=10.0)
    person: UUID = store.read(people.buddy, buddy, TODAY).person_id
    return person


@pytest.fixture
def view(store: Store, nadia: UUID, qtbot: QtBot) -> ExpensesView:
    made = ExpensesView(store, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(930, 700)
    made.make()
    store.changed.connect(lambda _change: made.refresh())
    made.show()
    made.refresh()
    return made


@pytest.fixture
def on(view: ExpensesView, store: Store, nadia: UUID) -> ExpensesView:
    """The same once notes are handled here, with the volunteer shown."""
    store.write(office.change_office, {"expenses_here": True})
    view.show_volunteer(nadia)
    return view


def said(inside: QWidget) -> str:
    QApplication.processEvents()  # what was just put there comes into sight a moment later
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisibleTo(inside))


def press(inside: QWidget, words: str) -> None:
    QApplication.processEvents()
    for one in inside.findChildren(QAbstractButton):
        if one.isVisible() and one.isEnabled() and words in (one.text(), one.accessibleName().replace("\xa0", " ")):
            one.click()
            QApplication.processEvents()
            return
    raise AssertionError(words)


def opened(view: QWidget, kind: type[Any]) -> Any:
    return next(one for one in view.findChildren(kind) if one.isVisible())


def row(store: Store, name: str = "Nadia Vlinderdal") -> VolunteerRow:
    return next(one for one in store.read(expenses.overview, YEAR) if one.name == name)


def answered(on: ExpensesView) -> ExpensesView:
    """All that is asked of the volunteer is answered."""
    press(on.detail, "werkelijke kosten")
    press(on.detail, "Gevraagd: niets")
    press(on.detail, "20/11/2025 wandelen · L.R.: auto")
    return on


def test_it_is_off_until_somebody_begins_it(view: ExpensesView, store: Store) -> None:
    assert view.off.isVisible()
    assert not view.bar.isVisible()
    assert "elders behandeld" in said(view)
    press(view, "van buddy's zonder partner")
    assert view.pane.isVisible()
    assert [one.name for one in view.pane.table.rows.shown] == ["Nadia Vlinderdal"]
    view.pane.choose_filter(ALL)
    assert [one.name for one in view.pane.table.rows.shown] == ["Nadia Vlinderdal", "Niets Uitgegeven"]
    view.pane.choose_filter(NOTE)
    assert view.pane.table.rows.shown == []
    store.undo()
    assert view.off.isVisible()


def test_an_amount_that_is_missing_is_asked_of_nobody(on: ExpensesView, store: Store, nadia: UUID) -> None:
    store.write(expense_years.choose_system, nadia, 2019, ExpenseSystem.FLAT)
    store.write(expense_years.note_asked, nadia, 2019, date(2019, 1, 5))
    facts = {"on": date(2019, 1, 6), "what": "telefoonkaart", "cost": 1500}
    store.write(expense_lines.add_expense, on.detail.known.one.row.buddy_id, nadia, facts)
    on.which.choose("2019")
    on.show_table()
    on.refresh()
    assert (on.pane.chips[ASK].text(), on.pane.chips[LAW].text()) == ("Nog te vragen 0", "Bedrag ontbreekt 1")


def test_what_is_asked_is_answered_where_it_stands(on: ExpensesView, store: Store) -> None:
    assert "Zeg waarmee die kilometers gereden zijn." in said(on.detail.lines)
    assert not on.detail.note.isEnabled()
    answered(on)
    assert "wacht" not in said(on.detail.lines).splitlines()
    found = row(store)
    assert (found.system, found.questions, found.waiting) == (ExpenseSystem.REAL, (), 0)
    assert found.open == 1200 + 431
    assert "Samen € 16,31" in said(on.detail.lines).replace("\xa0", " ")
    store.undo()
    assert "Zeg waarmee die kilometers gereden zijn." in said(on.detail.lines)


def test_the_keyboard_stays_near_what_was_answered(on: ExpensesView, qtbot: QtBot) -> None:
    on.activateWindow()
    qtbot.waitUntil(on.isActiveWindow)
    on.detail.of_year.nothing.setFocus()
    qtbot.keyClick(on.detail.of_year.nothing, Qt.Key.Key_Space)
    assert on.focusWidget() is on.detail.back  # its question is no longer there
    on.detail.of_year.more.setFocus()
    on.refresh()
    assert on.focusWidget() is on.detail.of_year.more


def test_a_note_is_seen_before_it_is_made_then_approved_and_paid(on: ExpensesView, store: Store, nadia: UUID) -> None:
    answered(on)
    press(on.detail, "Nota maken…")
    dialog = opened(on, NoteDialog)
    assert "2 lijnen, samen € 16,31" in said(dialog).replace("\xa0", " ")
    dialog.first.editor.setText("10/11")
    assert dialog.first.commit()
    assert "1 lijn, samen € 4,31" in said(dialog).replace("\xa0", " ")
    dialog.first.editor.setText("1/01/2024")
    assert not dialog.first.commit()
    dialog.make.click()
    assert store.read(expense_noted.notes, YEAR) == ()
    dialog.first.set_day(date(2025, 1, 1))
    dialog.look()
    dialog.make.click()
    (note,) = store.read(expense_noted.notes, YEAR)
    assert (note.amount, note.number) == (1631, "2025-001")
    press(on.detail, "Goedkeuren 2025-001")
    press(on.detail, "Betaald… 2025-001")
    opened(on, PayDialog).save()
    assert row(store).paid == 1631
    assert "betaald op 10/12/2025" in said(on.detail.notes)
    press(on.detail, "Alle vrijwilligers")
    assert on.pane.isVisible()
    assert on.pane.table.current == nadia


def test_another_way_is_refused_once_there_is_a_note(
    on: ExpensesView, store: Store, nadia: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(on)
    store.write(expense_notes.make_note, nadia, date(2025, 11, 1), date(2025, 11, 30), TODAY)
    told: list[str] = []
    monkeypatch.setattr("app.ui.messages.tell", lambda _parent, error: told.append(str(error)))
    press(on.detail, "forfait")
    assert len(told) == 1
    assert on.detail.of_year.system.current == ExpenseSystem.REAL.value
    assert row(store).system is ExpenseSystem.REAL


def test_too_much_is_said_before_and_cannot_be_made(on: ExpensesView, store: Store, nadia: UUID) -> None:
    press(on.detail, "forfait")
    store.write(thresholds.settle, {"ceiling": 50})
    press(on.detail, "Noteren wat een andere organisatie terugbetaalt…")
    dialog = opened(on, ElsewhereDialog)
    dialog.save()
    assert dialog.amount.error
    dialog.amount.editor.setText("1680,52")
    dialog.system.choose("flat")
    dialog.save()
    press(on.detail, "Nota maken…")
    asked = opened(on, NoteDialog)
    assert "Te veel" in said(asked)
    assert not asked.make.isEnabled()
    assert "€ 1.692,52 van € 1.692,51" in said(asked).replace("\xa0", " ")
    asked.reject()
    press(on.detail, "Wijzigen: een andere organisatie · heel het jaar · forfait · € 1.680,52")
    again = opened(on, ElsewhereDialog)
    again.amount.editor.setText("1680,51")
    again.save()
    press(on.detail, "Nota maken…")
    assert opened(on, NoteDialog).make.isEnabled()


def test_an_expense_beside_the_outings_is_added_changed_and_removed(
    on: ExpensesView, store: Store, nadia: UUID, qtbot: QtBot
) -> None:
    press(on.detail, "Onkost toevoegen…")
    dialog = opened(on, ExpenseDialog)
    dialog.what.editor.setText("naar de vorming")
    dialog.save()
    assert dialog.cost.error
    dialog.cost.editor.setText("5,20")
    dialog.save()
    press(on.detail, "werkelijke kosten")
    line = next(one for one in on.detail.lines.findChildren(QLineEdit))
    assert line.accessibleName() == "Nummer van het bewijs van 10/12/2025 naar de vorming"
    line.setText("8")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (own,) = [one for one in store.read(expense_lines.claims, YEAR, nadia) if one.line.what == "naar de vorming"]
    assert (own.line.cost, own.line.proof) == (520, "8")
    on.detail.add_expense(own)
    changed = opened(on, ExpenseDialog)
    assert changed.proof.text == "8"
    changed.km.editor.setText("3")
    changed.travel.choose(Travel.BIKE.value)
    changed.cost.editor.setText("1250")
    changed.save()
    (own,) = [one for one in store.read(expense_lines.claims, YEAR, nadia) if one.line.what == "naar de vorming"]
    assert (own.line.km, own.line.travel) == (3.0, Travel.BIKE)
    on.detail.add_expense(own)
    again = opened(on, ExpenseDialog)
    assert again.cost.text == "€\xa01.250,00"
    again.save()  # what is shown is what can be read
    assert not again.isVisible()


def test_everything_fits_and_the_list_by_name_goes_out(
    on: ExpensesView,
    store: Store,
    nadia: UUID,
    dressed: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    cut_in: Callable[[QWidget], list[str]],
) -> None:
    answered(on)
    store.write(expense_notes.make_note, nadia, date(2025, 11, 1), date(2025, 11, 30), TODAY)
    assert cut_in(on) == []
    theme.apply(dressed, LIGHT, 130)
    try:
        on.refresh()
        assert cut_in(on) == []
    finally:
        theme.apply(dressed, LIGHT, 100)
    with qtbot.waitSignal(on.opened) as heard:
        press(on.detail, "Naar de buddy")
    assert heard.args[0].kind == Subject("buddy", nadia).kind
    target = tmp_path / "lijst.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(ListDialog, "exec", lambda dialog: dialog.excel.click() or 1)
    on.by_name.click()
    qtbot.waitUntil(lambda: target.exists() and not any_running())
    assert EXCEL in target.name
    on.which.choose("2024")
    on.refresh()
    on.show_table()
    assert cut_in(on) == []

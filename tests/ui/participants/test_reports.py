"""Reports and complaints: in their own fold, which says nothing but a count until it is opened."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services import follow_ups, reports
from app.services.subjects import Subject
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.reports.dialog import ReportDialog
from app.ui.store import Store
from app.vocabulary import ReportKind

TODAY = date(2026, 11, 23)


def words(page: ParticipantsPage) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in page.detail.findChildren(QLabel) if one.isVisibleTo(page.detail))


def open_dialog() -> ReportDialog:
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ReportDialog)
    return found


def test_a_report_is_noted_in_its_fold_and_closed(
    marleen: UUID, add: object, page: ParticipantsPage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page.choose(marleen)
    fold = page.detail.reports
    assert fold.head.text() == "Meldingen en klachten"
    qtbot.mouseClick(fold.head, Qt.MouseButton.LeftButton)
    next(one for one in page.detail.heading.menu.actions() if one.text() == "Melding noteren…").trigger()
    dialog = open_dialog()
    assert isinstance(dialog.facts.editor, QPlainTextEdit)
    dialog.save()
    assert dialog.facts.error  # what happened is needed
    qtbot.keyClicks(dialog.facts.editor, "Geroepen op de bus.")
    dialog.back.set_day(date(2026, 12, 1))
    qtbot.keyClick(dialog.facts.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert fold.head.text() == "Meldingen en klachten 1 · 1 open"
    assert "Geroepen op de bus." in words(page)
    whom = Subject("participant", marleen)
    (step,) = store.read(follow_ups.open_steps, whom)
    assert (step.what, step.on) == ("Een melding opvolgen", date(2026, 12, 1))
    (one,) = fold.rows
    fold._change(one)
    dialog = open_dialog()
    dialog.closed.set_day(TODAY)
    dialog.save()
    assert fold.head.text() == "Meldingen en klachten 1"
    assert store.read(reports.of, whom)[0].closed_on == TODAY
    store.undo()
    store.undo()
    assert store.read(reports.of, whom) == ()


def test_a_fold_is_closed_for_everyone_anew(
    marleen: UUID, add: object, page: ParticipantsPage, window: MainWindow, store: Store
) -> None:
    rita = add("Rita")  # type: ignore[operator]
    facts = {"kind": ReportKind.INCIDENT, "on": TODAY, "facts": "Gevallen op de markt."}
    store.write(reports.add, Subject("participant", marleen), facts)
    page.choose(marleen)
    assert "Gevallen" not in words(page)
    page.detail.reports.open_content()
    assert "Gevallen" in words(page)
    page.choose(rita)
    page.choose(marleen)
    assert "Gevallen" not in words(page)
    page.edit()
    assert not page.detail.reports.isVisible()

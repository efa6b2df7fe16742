"""The network meetings of a participant on the page: from the first answer until what is heard afterwards."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.services import network, network_invitees, network_meetings, network_plans, office, people
from app.services.network_meeting_rows import MeetingRow
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.network.page import NetworkPage
from app.ui.network.room import MEETING
from app.ui.network_meeting.view import AFTER, PLAN, PREPARATION, QUESTION, REQUIREMENTS, WHO, MeetingView
from app.ui.store import Store
from app.ui.today.page import TodayPage
from app.ui.widgets.dialog import Dialog
from app.vocabulary import PlanOwner, Reply

TODAY, HELD = date(2026, 11, 23), date(2026, 10, 7)


@pytest.fixture
def marleen(store: Store) -> UUID:
    """Two on her map, and an office that holds network meetings."""
    store.write(office.change_office, {"network_meetings": True})
    made = store.write(people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, {})
    store.write(network.name, made, ["Mieke", "Zus Ria"])
    return made


@pytest.fixture
def window(store: Store, marleen: UUID, qtbot: QtBot) -> MainWindow:
    page = NetworkPage(store, lambda: TODAY)
    made = MainWindow(store, [page])
    qtbot.addWidget(made)
    made.resize(1024, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    page.show_participant(marleen)
    page.room.views.choose(MEETING)
    return made


@pytest.fixture
def view(window: MainWindow) -> MeetingView:
    page = window.pages[0]
    assert isinstance(page, NetworkPage)
    return page.room.meeting


@pytest.fixture
def row(store: Store, marleen: UUID) -> Callable[[], MeetingRow]:
    """The newest meeting, as the vault knows it."""
    return lambda: store.read(network_meetings.meetings, marleen).rows[0]


@pytest.fixture
def held(store: Store, marleen: UUID) -> UUID:
    """A meeting with a requirement and a line, of which the first talk is due."""
    made = store.write(network_meetings.explain, marleen, HELD, True)
    store.write(network_plans.add_requirement, made, "Iemand belt elke week")
    store.write(network_plans.add_line, made, PlanOwner.NETWORK, "Bellen")
    store.write(network_meetings.note_held, made, HELD)
    return made


def button(root: QWidget, words: str) -> QAbstractButton:
    """The one in sight with these words, or this name."""
    there = [one for one in root.findChildren(QAbstractButton) if one.isVisibleTo(root)]
    return next(one for one in there if words in (one.text(), one.accessibleName()))


def fill(field: Any, text: str) -> bool:
    if hasattr(field.editor, "setPlainText"):
        field.editor.setPlainText(text)
    else:
        field.editor.setText(text)
    right: bool = field.commit()
    return right


def is_open(view: MeetingView) -> list[str]:
    return [key for key, fold in view.folds.items() if fold.is_open]


def test_the_first_answer_and_the_question_by_keyboard(
    view: MeetingView, row: Callable[[], MeetingRow], store: Store, qtbot: QtBot
) -> None:
    view.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert (row().explained_on, row().answer) == (TODAY, True)
    assert is_open(view) == [QUESTION]
    qtbot.keyClicks(QApplication.focusWidget(), "Wie gaat er mee?")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert row().question == "Wie gaat er mee?"
    assert is_open(view) == [QUESTION, WHO]  # what was open stays
    button(view, "wil er geen").click()
    assert row().answer is False
    assert [key for key, fold in view.folds.items() if fold.isVisibleTo(view)] == [QUESTION]
    store.undo()
    store.undo()
    assert row().question is None
    store.undo()
    assert button(view, "Noteren: denkt erover na").isVisible()


def test_the_participant_decides_who_is_asked(
    view: MeetingView,
    row: Callable[[], MeetingRow],
    store: Store,
    marleen: UUID,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = store.write(network_meetings.explain, marleen, TODAY, True)
    store.write(network_meetings.change, made, {"question": "Wie gaat er mee?"})
    assert WHO in is_open(view)
    button(view, "Mieke kan meedenken").click()
    who: Any = view.parts[WHO]
    who.named_by.setText("Mieke")
    qtbot.keyClicks(who.add.line, "Lutgart")
    qtbot.keyClick(who.add.line, Qt.Key.Key_Return)
    assert [(one.name, one.named_by) for one in row().invitees] == [("Mieke", None), ("Lutgart", "Mieke")]
    mieke, lutgart = (who.lines.by_id[one.id] for one in row().invitees)
    assert not mieke.reply.isEnabled()
    button(mieke, "Mieke: uitnodigen").click()
    button(lutgart, "Lutgart: liever niet").click()
    assert mieke.reply.isEnabled()
    assert not lutgart.reply.isEnabled()
    mieke.reply.choose(Reply.COMES.value)
    mieke.reply.chosen.emit(Reply.COMES.value)
    assert [(one.invited, one.reply) for one in row().invitees] == [(True, Reply.COMES), (False, Reply.NOT_ASKED)]
    mieke.open_fields(True)
    assert not fill(mieke.facts_of.fields["name"], "Lutgart") or mieke.facts_of.fields["name"].error
    assert mieke.facts_of.fields["name"].text == "Lutgart"  # what was typed stays, until it is right
    assert fill(mieke.facts_of.fields["informs_about"], "vroeger")
    preparation: Any = view.parts[PREPARATION]
    assert "Mieke over vroeger" in preparation._informing.text()

    target = tmp_path / "brieven.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))

    def save() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        button(dialog, "Bewaren als PDF…").click()

    QTimer.singleShot(0, save)
    with qtbot.waitSignal(store.said, check_params_cb=lambda words, _undo: words.startswith("Bewaard")):
        view.letters.click()
    (page,) = PdfReader(target).pages
    assert "Dag Mieke" in page.extract_text()
    assert "Wie gaat er mee?" not in page.extract_text()  # nobody agreed to that


def test_the_plan_is_kept_line_by_line(
    view: MeetingView, row: Callable[[], MeetingRow], store: Store, held: UUID, qtbot: QtBot
) -> None:
    assert AFTER in is_open(view)
    view.folds[PLAN].open_content()
    view.folds[REQUIREMENTS].open_content()
    plan: Any = view.parts[PLAN]
    wanted: Any = view.parts[REQUIREMENTS]
    assert not wanted.add.isVisible()
    line = plan.lines.by_id[row().lines[0].id]
    assert line.hint.text() == "nog te bespreken: wanneer? en wat als het niet lukt?"
    line.open_fields(True)
    when, instead = line.facts_of.fields["when"], line.facts_of.fields["what_if_not"]
    when.setFocus()
    qtbot.keyClicks(when.editor, "zondag")
    qtbot.keyClick(when.editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is instead.editor  # the line stayed where it was
    qtbot.keyClicks(instead.editor, "Ria bel")
    store.write(network_plans.add_line, held, PlanOwner.SELF, "Wandelen")  # something else changes meanwhile
    qtbot.keyClicks(instead.editor, "t")
    assert instead.commit()
    assert [(one.what, one.when, one.what_if_not) for one in row().lines] == [
        ("Wandelen", None, None),
        ("Bellen", "zondag", "Ria belt"),
    ]
    assert (line.words.text(), line.hint.text()) == ("2. Bellen", "")
    assert "1 zelf, 1 netwerk" in view.folds[PLAN].head.text()
    line.requirement.chosen.emit(str(row().requirements[0].id))
    requirement = wanted.lines.by_id[row().requirements[0].id]
    assert "in regel 2 van het plan" in requirement.facts.text()
    button(requirement, "Iemand belt elke week: in het plan").click()
    qtbot.mouseClick(line.done, Qt.MouseButton.LeftButton, pos=line.done.rect().center())
    assert (row().requirements[0].met, row().lines[1].done_on) == (True, TODAY)
    assert not fill(plan.held, "24/11/2026")
    assert row().held_on == HELD
    line.remove.click()
    assert len(row().lines) == 1
    store.undo()
    assert [one.what for one in row().lines] == ["Wandelen", "Bellen"]


def test_nothing_is_cut_off_with_everything_open(
    window: MainWindow, view: MeetingView, held: UUID, store: Store, cut_in: Callable[[QWidget], list[str]]
) -> None:
    store.write(network_invitees.name, held, ["Wolfgang-Aurelius van der Langenhove tot Vlinderdal"], "Zus Ria")
    store.write(network_meetings.change, held, {"question": "Wie gaat er mee? " * 12})
    for fold in view.folds.values():
        fold.open_content()
    for part in view.parts.values():
        for line in part.lines.by_id.values() if hasattr(part, "lines") else ():
            line.open_fields(True)
    assert cut_in(view) == []


def test_another_meeting_may_follow_and_both_can_be_read(
    view: MeetingView, row: Callable[[], MeetingRow], store: Store, held: UUID
) -> None:
    view.more.menu().actions()[0].trigger()
    assert (row().held_on, row().answer) == (None, True)
    assert is_open(view) == [QUESTION]
    assert [view.which.itemText(at) for at in range(view.which.count())] == [
        "Uitgelegd op 23/11/2026",
        "Gehouden op 7/10/2026",
    ]
    view.which.chosen.emit(str(held))
    assert view.shown
    assert view.shown.row.id == held
    view.more.menu().actions()[1].trigger()
    assert view.shown.row.id == row().id
    assert not view.which.isVisible()


def test_vandaag_leads_to_the_talk_that_is_due(store: Store, marleen: UUID, held: UUID, qtbot: QtBot) -> None:
    window = assemble(store)
    qtbot.addWidget(window)
    window.show()
    today: Any = next(one for one in window.pages if isinstance(one, TodayPage))
    page: Any = next(one for one in window.pages if isinstance(one, NetworkPage))
    today.network_meeting_wanted.emit(marleen)
    assert page.isVisible()
    view = page.room.meeting
    qtbot.waitUntil(view.isVisible)
    lines = view.parts[AFTER].lines.by_id.values()
    (due,) = [line for line in lines if line.is_open]
    assert due.due.day == date(2026, 11, 4)
    assert fill(due.did_not, "te druk op zondag")
    assert fill(due.held, "5/11/2026")
    assert store.read(network_meetings.meeting, held).checks[0].did_not_work == "te druk op zondag"
    assert "lukte niet: te druk op zondag" in due.facts.text()

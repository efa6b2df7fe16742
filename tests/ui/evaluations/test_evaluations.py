"""Looking back through the window: noted by key, read in from a form and mended, shown over time, goals."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services import agreements, documents, evaluations, goals, people, rhythms
from app.services.evaluations import EvaluationRow, Said
from app.ui import theme
from app.ui.duos.page import DuosPage
from app.ui.evaluations.card import HeldRow
from app.ui.evaluations.dialog import EvaluationDialog
from app.ui.evaluations.plots import Plot
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Voice
from tests.ui.duos.conftest import TODAY

Begin = Callable[..., UUID]
Answering = Callable[[Callable[[Dialog], None]], list[str]]


@pytest.fixture
def duo(begin: Begin, page: DuosPage, window: MainWindow) -> UUID:
    """Marleen and Nadia, together for a hundred days, on the page."""
    made = begin("together", 100)
    page.show_duo(made)
    QApplication.processEvents()
    return made


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def held(store: Store, duo: UUID) -> tuple[EvaluationRow, ...]:
    return store.read(evaluations.evaluations_of, duo)


def hold(store: Store, duo: UUID, voice: Voice, months: int, **answers: int | str) -> None:
    asked = store.read(evaluations.questions_for, duo, voice, months)
    store.write(evaluations.note, duo, Said(voice, months, TODAY, asked, answers))
    QApplication.processEvents()


def form(store: Store, duo: UUID, tmp_path: Path, **answers: str) -> Path:
    """A form of the buddy, filled in as PDF."""
    pdf = documents.evaluation_form_pdf(store.read(documents.evaluation_form, duo, Voice.BUDDY, 3))
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for sheet in writer.pages:
        writer.update_page_form_field_values(sheet, answers)
    file = tmp_path / "ingevuld.pdf"
    writer.write(file)
    return file


def test_it_is_noted_by_key(
    window: MainWindow, page: DuosPage, duo: UUID, store: Store, qtbot: QtBot, answering: Answering
) -> None:
    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, EvaluationDialog)
        assert dialog.whose
        assert (dialog.whose.voice, dialog.whose.months) == (Voice.PARTICIPANT, 3)
        QApplication.processEvents()
        for keys in "454":  # contact, at ease, equal: each picks, and goes on to the next
            qtbot.keyClicks(QApplication.focusWidget(), keys)
        qtbot.keyClicks(QApplication.focusWidget(), "3")
        box = QApplication.focusWidget()
        assert isinstance(box, QPlainTextEdit)
        qtbot.keyClicks(box, "De markt")
        qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    titles = answering(answer)
    click(qtbot, page.detail.heading.evaluate)
    assert titles == ["Terugkijken met Marleen en Nadia"]
    (kept,) = held(store, duo)
    assert (kept.voice, kept.months, kept.on) == (Voice.PARTICIPANT, 3, TODAY)
    assert kept.answers == {"contact": 4, "gemak": 5, "gelijkwaardig": 4, "frequentie": 3, "fijn": "De markt"}
    assert "5 van" in texts(page)
    store.undo()
    assert held(store, duo) == ()


def test_another_side_is_asked_its_own_and_keeps_what_both_are_asked(
    window: MainWindow, page: DuosPage, duo: UUID, store: Store, answering: Answering
) -> None:
    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, EvaluationDialog)
        assert dialog.whose
        assert "belasting" not in dialog.questions.parts
        dialog.questions.parts["contact"].show_answer(5)
        dialog.whose.voices.choose(Voice.BUDDY.value)
        assert dialog.questions.answers == {"contact": 5}
        assert "belasting" in dialog.questions.parts
        dialog.whose.moments.choose("6")
        dialog.whose.moments.chosen.emit("6")
        dialog.day.set_text("30/02/2026")
        dialog.save.click()
        assert dialog.isVisible()
        assert dialog.day.error
        dialog.day.set_text("20/11/2026")
        dialog.save.click()

    answering(answer)
    page.detail.evaluations.note.click()
    (kept,) = held(store, duo)
    assert (kept.voice, kept.months, kept.answers) == (Voice.BUDDY, 6, {"contact": 5})


def test_what_was_answered_is_not_lost_in_passing(
    window: MainWindow, page: DuosPage, duo: UUID, store: Store, qtbot: QtBot, answering: Answering
) -> None:
    asked: list[list[str]] = []

    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, EvaluationDialog)
        dialog.questions.parts["contact"].show_answer(5)
        asked.append(answering(lambda question: question.reject()))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        dialog.reject()

    answering(answer)
    page.detail.evaluations.note.click()
    assert asked == [["Sluiten zonder te bewaren?"]]
    assert held(store, duo) == ()


def test_a_form_is_read_in_and_mended_before_it_is_kept(
    window: MainWindow,
    page: DuosPage,
    duo: UUID,
    store: Store,
    tmp_path: Path,
    qtbot: QtBot,
    answering: Answering,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = form(store, duo, tmp_path, belasting="/2", taken="/1", fijn="De markt,\n€ 3 voor één koffie")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))

    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, EvaluationDialog)
        assert held(store, duo) == ()
        assert dialog.questions.answers == {"belasting": 2, "taken": 1, "fijn": "De markt,\n€ 3 voor één koffie"}
        dialog.questions.parts["belasting"].show_answer(4)
        dialog.save.click()

    titles = answering(answer)
    page.detail.evaluations.read.click()
    qtbot.waitUntil(lambda: bool(held(store, duo)))
    assert titles == ["Wat er in ingevuld.pdf staat"]
    (kept,) = held(store, duo)
    assert (kept.voice, kept.months) == (Voice.BUDDY, 3)
    assert kept.answers == {"belasting": 4, "taken": 1, "fijn": "De markt,\n€ 3 voor één koffie"}


def test_a_form_that_is_not_kept_leaves_nothing(
    window: MainWindow,
    page: DuosPage,
    duo: UUID,
    store: Store,
    tmp_path: Path,
    qtbot: QtBot,
    answering: Answering,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = iter([form(store, duo, tmp_path, belasting="/2"), tmp_path / "weg.pdf"])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(next(files)), ""))
    for title in ("Wat er in ingevuld.pdf staat", "Dit formulier kan niet ingelezen worden"):
        titles = answering(lambda dialog: dialog.reject())
        page.detail.evaluations.read.click()
        qtbot.waitUntil(lambda titles=titles: bool(titles))
        assert titles == [title]
    assert held(store, duo) == ()


def test_what_was_held_is_opened_mended_and_taken_away(
    window: MainWindow, page: DuosPage, duo: UUID, store: Store, qtbot: QtBot, answering: Answering
) -> None:
    hold(store, duo, Voice.BUDDY, 3, belasting=4)

    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, EvaluationDialog)
        assert dialog.step is None
        dialog.note.set_text("Even gebeld")
        dialog.save.click()

    answering(answer)
    (line,) = page.detail.evaluations.findChildren(HeldRow)
    click(qtbot, line.open)
    assert held(store, duo)[0].note == "Even gebeld"
    next(one for one in page.detail.evaluations.findChildren(HeldRow) if one.isVisible()).remove_wanted.emit()
    assert held(store, duo) == ()


def test_answers_over_time_are_drawn_and_said(window: MainWindow, page: DuosPage, duo: UUID, store: Store) -> None:
    hold(store, duo, Voice.PARTICIPANT, 3, contact=2)
    hold(store, duo, Voice.BUDDY, 3, contact=4, belasting=5)
    hold(store, duo, Voice.PARTICIPANT, 6, contact=5)
    plots = [plot for plot in page.detail.evaluations.findChildren(Plot) if plot.isVisible()]
    assert len(plots) == 2
    spoken = plots[0].drawing.accessibleName()
    assert "Marleen na 3 maanden: niet zo goed" in spoken
    assert "Nadia na 3 maanden: goed" in spoken
    assert "Marleen na 6 maanden: heel goed" in spoken
    picture = plots[0].drawing.grab().toImage()
    colours = {QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}
    assert {theme.color("primary").name(), theme.color("buddy").name()} <= colours


def test_when_it_is_time_again_stands_on_the_card(
    window: MainWindow, page: DuosPage, duo: UUID, store: Store, qtbot: QtBot
) -> None:
    assert page.detail.evaluations.due.text() == "volgende keer: 16/11/2026 (na 3 maanden)"
    assert page.detail.evaluations.renew.isHidden()
    hold(store, duo, Voice.BUDDY, 3, contact=4)
    assert "na 3 maanden" in page.detail.evaluations.due.text()  # the participant is still to be heard
    hold(store, duo, Voice.PARTICIPANT, 3, contact=4)
    assert "na 6 maanden" in page.detail.evaluations.due.text()
    click(qtbot, page.detail.evaluations.renew)
    assert store.read(agreements.newest, duo).signed_on is None  # type: ignore[union-attr]
    assert page.detail.evaluations.renew.isHidden()
    assert page.detail.agreement.form.isVisible()
    store.write(rhythms.change, rhythms.Rhythms(evaluations=(4,)))
    QApplication.processEvents()
    assert "na 4 maanden" in page.detail.evaluations.due.text()


def test_a_goal_is_noted_reached_and_taken_away(
    window: MainWindow, page: DuosPage, duo: UUID, store: Store, qtbot: QtBot, pair: tuple[UUID, UUID]
) -> None:
    card = page.detail.goals
    assert (card.title.text(), card.whose.text()) == ("Eigen doelen", "van Marleen")
    qtbot.keyClicks(card.line, "Naar het koor")
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    (goal,) = store.read(goals.goals, pair[0])
    assert (goal.words, goal.since, goal.reached_on) == ("Naar het koor", TODAY, None)
    assert "“Naar het koor”".replace("“", "‘").replace("”", "’") in [one.text() for one in card.findChildren(QLabel)]
    assert not card.grab().isNull()  # every icon of it is there
    more = [button for button in card.findChildren(Button) if button.menu() and button.isVisible()]
    more[0].menu().actions()[0].trigger()
    assert store.read(goals.goals, pair[0])[0].reached_on == TODAY


@pytest.mark.parametrize("name", ["Marleen", "Marie-" * 16 + "Louise"])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
def test_nothing_is_cut(
    window: MainWindow,
    page: DuosPage,
    duo: UUID,
    store: Store,
    name: str,
    size: tuple[int, int],
    pair: tuple[UUID, UUID],
    answering: Answering,
    cut_in: Callable[[object], list[str]],
) -> None:
    hold(store, duo, Voice.PARTICIPANT, 3, contact=2, gemak=1, fijn="heel lang " * 300)
    person = store.read(people.participant, pair[0], TODAY).person_id
    store.write(people.change_person, person, {"first_name": name})
    store.write(goals.add_goal, pair[0], f"Met {name} naar zee")
    window.resize(*size)
    QApplication.processEvents()
    assert cut_in(page) == []
    heights = []

    def answer(dialog: Dialog) -> None:
        QApplication.processEvents()
        heights.append(dialog.height())
        assert cut_in(dialog) == []
        dialog.reject()

    for button in (page.detail.evaluations.note, page.detail.evaluations.print):
        answering(answer)
        button.click()
    assert 500 < heights[0] <= 768 - 2 * 24


def texts(page: DuosPage) -> str:
    return " ".join(one.text() for one in page.detail.evaluations.findChildren(QLabel))

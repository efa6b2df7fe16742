"""Signals in the window: noted in seconds, seen again, passed on; a name is told while it is typed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.services import people, signals
from app.services.actions import perform
from app.services.known_names import Found
from app.services.signals import SignalRow
from app.storage.vault import Vault
from app.ui import theme
from app.ui.assembly import assemble
from app.ui.figures.page import SIGNALS, FiguresPage
from app.ui.main_window import MainWindow
from app.ui.saving import PDF, PaperDialog
from app.ui.signals.new_signal import NewSignal
from app.ui.signals.passing_dialogs import AnswerDialog, PassDialog
from app.ui.signals.view import SignalsView
from app.ui.store import Store
from app.ui.tokens import LIGHT
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog

TODAY = date.today()


@pytest.fixture
def window(vault: Vault, store: Store, qtbot: QtBot) -> MainWindow:
    facts = {"first_name": "Marleen", "last_name": "Zonnedauw"}
    perform(vault, people.add_participant, facts, {})
    made = assemble(store)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.show_page("figures")
    return made


@pytest.fixture
def view(window: MainWindow) -> SignalsView:
    page = next(page for page in window.pages if isinstance(page, FiguresPage))
    page.show_section(SIGNALS)
    found = page.views[SIGNALS]
    assert isinstance(found, SignalsView)
    return found


def noted(vault: Vault, theme_: str = "mobiliteit", said: str = "Na zes uur is er geen bus.") -> UUID:
    return perform(vault, signals.add, theme_, said, TODAY)


def row(store: Store, signal_id: UUID) -> SignalRow:
    return next(one for one in store.read(signals.signals) if one.id == signal_id)


def button(root: Any, words: str) -> Button:
    """What was just made comes into sight once the event loop comes round."""
    QApplication.processEvents()
    return next(one for one in root.findChildren(Button) if one.text() == words and one.isVisibleTo(root))


def dialog(window: MainWindow, kind: type[Dialog]) -> Any:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def test_an_empty_view_says_what_a_signal_is_and_one_is_noted_with_the_keyboard(
    window: MainWindow, view: SignalsView, store: Store, qtbot: QtBot
) -> None:
    assert view._stack.currentIndex() == 1
    asked = NewSignal(store, TODAY, window)
    asked.open()
    qtbot.keyClicks(asked.theme.editor, "wonen")
    qtbot.keyClicks(asked.said.editor, "Geen studio voor ma")
    assert asked.named.isHidden()
    qtbot.keyClicks(asked.said.editor, "rleen, ook niet voor Marleen")
    assert "Marleen" in asked.named.words
    qtbot.keyClick(asked.said.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.made
    assert [found.words for found in row(store, asked.made).names] == ["Marleen"]
    view.refresh()
    assert view._stack.currentIndex() == 0


def test_what_is_known_already_is_seen_once_more_instead(
    vault: Vault, window: MainWindow, view: SignalsView, store: Store
) -> None:
    one = noted(vault)
    asked = NewSignal(store, TODAY, window)
    asked.open()
    button(asked, "mobiliteit").click()
    button(asked, "Weer gezien").click()
    assert asked.made == one
    assert len(row(store, one).seen_on) == 2
    view.show_signal(one)
    button(view.detail, "Vandaag weer gezien").click()
    assert len(row(store, one).seen_on) == 3
    store.undo()
    assert len(row(store, one).seen_on) == 2


def test_it_is_passed_on_and_answered(vault: Vault, window: MainWindow, view: SignalsView, store: Store) -> None:
    one = noted(vault)
    view.refresh()
    view.show_signal(one)
    button(view.detail, "Doorgeven…").click()
    asked = dialog(window, PassDialog)
    asked.to.set_text("gemeente Geel")
    asked.save()
    assert row(store, one).unanswered == 1
    button(view.detail, "Antwoord noteren…").click()
    told = dialog(window, AnswerDialog)
    told.answer.set_text("komt er")
    told.save()
    assert row(store, one).passings[0].answer == "komt er"


def test_a_name_is_told_while_it_is_typed_and_holds_the_note_back(
    vault: Vault,
    window: MainWindow,
    view: SignalsView,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    one = noted(vault)
    view.refresh()
    view.show_signal(one)
    field = view.detail.lines.fields["description"]
    field.retype("Marleen geraakt er niet.")
    assert "Marleen" in view.detail.hint.words
    told: list[str] = []
    monkeypatch.setattr("app.ui.messages.tell", lambda _parent, error, _title: told.append(str(error)))
    assert view.write_note(TODAY.year) is None
    assert "Marleen" in told[0]
    button(view.detail.hint, "‘Marleen’ is hier geen naam").click()
    assert row(store, one).names == ()
    assert view.detail.hint.isHidden()
    file = tmp_path / "nota.pdf"
    monkeypatch.setattr(PaperDialog, "exec", lambda self: self._choose(PDF))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    task = view.write_note(TODAY.year)
    assert task
    qtbot.waitUntil(file.exists)
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("width", "text"), [(1024, 100), (1024, 130), (1366, 130)])
def test_nothing_is_cut(
    dressed: QApplication,
    cut_in: Callable[[Any], list[str]],
    vault: Vault,
    window: MainWindow,
    view: SignalsView,
    store: Store,
    width: int,
    text: int,
) -> None:
    one = noted(vault, said="Marleen Zonnedauw geraakt niet in Geel. " * 3)
    for whom in ("dienst mobiliteit van de gemeente", "vervoersmaatschappij"):
        perform(vault, signals.passed, one, whom, TODAY)
    theme.apply(dressed, LIGHT, text)
    try:
        window.resize(width, 768)
        view.refresh()
        view.show_signal(one)
        assert cut_in(view) == []
        asked = NewSignal(store, TODAY, window)
        asked.open()
        asked.theme.editor.setText("mobiliteit")
        assert cut_in(asked) == []
        assert asked.height() <= window.height()
    finally:
        theme.apply(dressed, LIGHT, 100)


def test_two_of_a_word_are_told_apart_by_what_stands_around_them(
    window: MainWindow, view: SignalsView, vault: Vault
) -> None:
    noted(vault)
    view.refresh()
    hint = view.detail.hint
    hint.show_names([Found("Mei", "in mei is", doubtful=True), Found("Mei", "van mei en", doubtful=True)])
    words = [one.text() for one in hint.findChildren(Button) if one.isVisibleTo(hint)]
    assert words == ["‘… in mei is …’ is hier geen naam", "‘… van mei en …’ is hier geen naam"]

"""The office's own criteria in the form of a participant: answered and wished with the keyboard, and taken back."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import criteria, people
from app.services.actions import perform
from app.services.rows import ParticipantRow, WishRow
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.participants.form import ParticipantForm
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.field import Choice
from app.ui.widgets.segmented import Segmented
from app.vocabulary import Role, Strength
from tests.ui.participants.conftest import TODAY

Stored = Callable[[UUID], ParticipantRow]
DOGS, ANIMALS = "Houdt van honden", "Dieren"


@pytest.fixture
def form(marleen: UUID, vault: Vault, window: MainWindow, page: ParticipantsPage) -> ParticipantForm:
    """The form of Marleen, in an office with a criterion of yes and no and one of words."""
    perform(vault, criteria.add_criterion, DOGS)
    perform(vault, criteria.add_criterion, ANIMALS, ["kat", "kleine hond", "geen"])
    page.edit("wishes")
    found = page._form
    assert isinstance(found, ParticipantForm)
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def texts(root: QWidget) -> str:
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def test_yes_no_and_still_to_ask_are_answered_with_the_arrows(
    form: ParticipantForm, marleen: UUID, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    editor = form.own.editors[DOGS]
    assert isinstance(editor, Segmented)
    assert editor.current == ""
    editor.setFocus()
    said = []
    for _step in range(2):
        qtbot.keyClick(focused(), Qt.Key.Key_Left)
        said.append(stored(marleen).custom)
    assert said == [{DOGS: False}, {DOGS: True}]
    store.undo()
    assert editor.current == "no"
    editor.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Right)
    assert stored(marleen).custom is None


def test_one_of_the_words_is_chosen_or_it_is_still_to_ask(
    form: ParticipantForm, marleen: UUID, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    editor = form.own.editors[ANIMALS]
    assert isinstance(editor, Choice)
    assert [editor.itemText(at) for at in range(editor.count())] == ["Nog te vragen", "kat", "kleine hond", "geen"]
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert stored(marleen).custom == {ANIMALS: "kat"}
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert stored(marleen).custom == {ANIMALS: "kleine hond"}
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    assert stored(marleen).custom is None
    store.undo()
    assert editor.current == "kleine hond"


def test_the_answers_of_one_do_not_go_over_to_the_next(
    form: ParticipantForm, marleen: UUID, add: Callable[..., UUID], page: ParticipantsPage, stored: Stored
) -> None:
    form.own.answered.emit({DOGS: True})
    luc = add("Luc", custom={ANIMALS: "slang"})
    page.show_participant(luc)
    page.edit("wishes")
    assert [editor.current for editor in form.own.editors.values()] == ["", "slang"]  # said before it was left out
    assert stored(luc).custom == {ANIMALS: "slang"}
    page.show_participant(marleen)
    page.edit("wishes")
    assert [editor.current for editor in form.own.editors.values()] == ["yes", ""]


def test_without_own_criteria_there_is_nothing_to_see(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, vault: Vault
) -> None:
    page.edit("wishes")
    assert page._form
    assert page._form.own.isHidden()
    perform(vault, criteria.add_criterion, DOGS)
    assert page._form.own.isVisible()
    perform(vault, criteria.change_criterion, DOGS, "Hondenvriend", None)
    assert list(page._form.own.editors) == ["Hondenvriend"]
    vault.undo()
    vault.undo()
    assert page._form.own.isHidden()


def test_a_wish_about_an_own_criterion_is_made_with_the_keyboard(
    form: ParticipantForm, marleen: UUID, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    about = form.wishes.about
    assert [about.itemText(at) for at in range(about.count())][-2:] == [DOGS, ANIMALS]
    about.setFocus()
    qtbot.keyClick(about, Qt.Key.Key_End)
    assert len(stored(marleen).wishes) == 1  # nothing said yet of which
    buttons = form.wishes.lines[1].findChildren(Button)
    qtbot.waitUntil(lambda: len({one.x() for one in buttons if one.text() in ("kat", "kleine hond", "geen")}) == 3)
    for _answer in ("kat", "kleine hond"):
        qtbot.keyClick(focused(), Qt.Key.Key_Space)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    wish = stored(marleen).wishes[1]
    assert wish == WishRow(f"custom:{ANIMALS}", ("kat", "kleine hond"), None, None, Strength.RATHER, False)
    line = form.wishes.lines[1]
    line.strength.setFocus()
    qtbot.keyClick(line.strength, Qt.Key.Key_Home)
    assert stored(marleen).wishes[1].strength is Strength.MUST
    assert line.firm.isVisible()
    store.undo()
    assert form.wishes.lines[1].strength.currentText() == "liefst"


def test_a_wish_of_yes_or_no_says_yes_until_it_says_no(
    form: ParticipantForm, marleen: UUID, stored: Stored, qtbot: QtBot
) -> None:
    form.wishes.about.chosen.emit(f"custom:{DOGS}")
    assert stored(marleen).wishes[1].values == (True,)
    yes, no = [one for one in form.wishes.lines[1].findChildren(Button) if one.text() in ("ja", "nee")]
    assert focused() is yes
    no.setFocus()
    qtbot.keyClick(no, Qt.Key.Key_Space)
    assert stored(marleen).wishes[1].values == (False,)
    assert not yes.isChecked()


def test_what_is_known_stands_with_the_details_and_the_rest_is_to_ask(
    form: ParticipantForm, marleen: UUID, page: ParticipantsPage, vault: Vault, stored: Stored
) -> None:
    form.own.answered.emit({DOGS: False})
    wish = WishRow(f"custom:{ANIMALS}", ("kat",), None, None, Strength.NICE, False)
    buddy = perform(vault, people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, {})
    with vault.read() as session:
        person = people.buddy(session, buddy, TODAY).person_id
    perform(vault, people.set_wishes, person, Role.BUDDY, [wish])
    form.finish.click()
    shown = texts(page.detail).splitlines()
    assert f"{DOGS}: nee" in shown
    assert shown[shown.index("nog te vragen") + 1] == ANIMALS

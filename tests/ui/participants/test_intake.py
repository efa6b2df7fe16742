"""A whole intake by keyboard alone, from Ctrl+N to the last answer, and every step of it taken back."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt as _Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services.rows import ParticipantRow, WishRow
from app.ui.main_window import MainWindow
from app.ui.participants.form import ParticipantForm
from app.ui.participants.new_participant import NewParticipant
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.vocabulary import Gender, ParticipantStatus, Strength

Key, CTRL = _Qt.Key, _Qt.KeyboardModifier.ControlModifier
Stored = Callable[[UUID], ParticipantRow]


class Typist:
    """Types wherever the keyboard is."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def press(self, *keys: _Qt.Key, modifier: _Qt.KeyboardModifier = _Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self._qtbot.keyClick(self.here, key, modifier)

    def write(self, *texts: str) -> None:
        """Each text into a field, and on with Tab."""
        for text in texts:
            self._qtbot.keyClicks(self.here, text)
            self.press(Key.Key_Tab)

    @property
    def here(self) -> object:
        focus = QApplication.focusWidget()
        assert focus
        return focus


@pytest.fixture
def typist(window: MainWindow, qtbot: QtBot) -> Typist:
    with qtbot.waitActive(window):
        window.activateWindow()
    return Typist(qtbot)


def test_a_whole_intake_by_keyboard(
    window: MainWindow, page: ParticipantsPage, store: Store, stored: Stored, typist: Typist, qtbot: QtBot
) -> None:
    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, NewParticipant) or not dialog.first_name.editor.hasFocus():
            return
        waiting.stop()
        typist.write("Marleen", "Zonnedauw", "0400 00 00 12", "2440 Geel")
        typist.press(Key.Key_Return)

    waiting = QTimer(window, interval=5)
    waiting.timeout.connect(fill_in)
    waiting.start()
    page.setFocus()
    typist.press(Key.Key_N, modifier=CTRL)
    qtbot.waitUntil(lambda: page._form is not None and page._form.isVisible())
    with qtbot.waitActive(window):
        window.activateWindow()
    assert page.current
    made = page.current
    form = page._form
    assert isinstance(form, ParticipantForm)

    assert typist.here is form.fields["birth"].editor
    typist.write("29/02/1968")
    typist.press(Key.Key_Down, Key.Key_Tab)  # gender: woman
    typist.write("zij/haar", "Modelstraat 1", "", "", "", "marleen@post.example")
    assert isinstance(typist.here, QPlainTextEdit)
    typist.write("Nog eens naar de markt.", "luistert goed, kent de weg", "rustig", "wandelen,bakken", "breit", "")
    assert typist.here is form.grid
    typist.press(Key.Key_J, Key.Key_Right, Key.Key_N, Key.Key_Down, Key.Key_Space, Key.Key_Tab)
    typist.write("Nederlands", "5")
    typist.press(Key.Key_Left, Key.Key_Tab)  # smokes: from still to ask to no
    typist.write("")
    typist.press(Key.Key_Left, Key.Key_Left, Key.Key_Tab)  # pets: yes
    typist.write("een oude kat")
    typist.press(Key.Key_Left, Key.Key_Tab)  # car: no
    assert typist.here is form.wishes.about
    typist.press(Key.Key_Down)  # a wish about gender
    typist.press(Key.Key_Space, Key.Key_Tab, Key.Key_Tab)
    page.setFocus()

    found = stored(made)
    assert (found.full_name, found.birth_date, found.gender) == ("Marleen Zonnedauw", date(1968, 2, 29), Gender.FEMALE)
    assert (found.pronouns, found.street, found.postcode, found.place) == ("zij/haar", "Modelstraat 1", "2440", "Geel")
    assert (found.phone, found.email) == ("+32400000012", "marleen@post.example")
    assert (found.question, found.gives) == ("Nog eens naar de markt.", "breit")
    assert (found.strengths, found.traits) == (("luistert goed", "kent de weg"), ("rustig",))
    assert found.interests == ("wandelen", "bakken")
    assert found.availability == {"mon-morning": True, "tue-morning": False, "tue-afternoon": True}
    assert (found.languages, found.travels_km) == (("nl",), 5)
    assert (found.smokes, found.has_pets, found.pets_note, found.has_car) == (False, True, "een oude kat", False)
    assert found.wishes == (WishRow("gender", ("f",), None, None, Strength.RATHER, True),)
    assert found.status is ParticipantStatus.REGISTERED

    steps = 0
    while page.current == made:
        store.undo()
        steps += 1
    # Each visit to a field is one step, each word of a list and each half-day as well; going over ‘no’ to ‘yes’ is two.
    assert steps == 24
    for _step in range(steps):
        store.redo()
    assert stored(made) == found


def test_the_tabs_are_walked_by_key(marleen: UUID, page: ParticipantsPage, typist: Typist) -> None:
    tabs = page.detail.tabs
    page.list.view.setFocus()
    seen = []
    for _step in range(4):
        typist.press(Key.Key_Tab, modifier=CTRL)
        seen.append(tabs.current)
    assert seen == ["path", "contacts", "papers", "who"]  # the network has a page of its own
    typist.press(Key.Key_Backtab, modifier=CTRL | _Qt.KeyboardModifier.ShiftModifier)
    assert tabs.current == "papers"


def test_the_network_is_asked_of_the_window_and_the_tab_that_was_left_stays(
    marleen: UUID, page: ParticipantsPage, typist: Typist, qtbot: QtBot
) -> None:
    page.detail.tabs.choose("contacts")
    with qtbot.waitSignal(page.network_wanted) as asked:
        page.detail.tabs.choose("network")
    assert asked.args == [marleen]
    assert page.detail.tabs.current == "contacts"
    assert page.detail.log.isVisible()


def test_a_namesake_is_told_and_hinders_nothing(
    window: MainWindow, page: ParticipantsPage, add: Callable[..., UUID], store: Store, qtbot: QtBot
) -> None:
    add("Bie", "Verzonnen", place="Geel", postcode="2440")
    dialog = NewParticipant(store, date(2026, 11, 23), window)
    dialog.open()
    dialog.first_name.editor.setText("bié")
    dialog.first_name.commit()
    assert not dialog.known.isVisible()
    dialog.last_name.editor.setText("Verzonnen")
    dialog.last_name.commit()
    assert dialog.known.text() == (
        "Er is al iemand met deze naam: Bie Verzonnen (deelnemer, Geel). Gaat het om dezelfde persoon?"
    )
    qtbot.waitUntil(dialog.known.isVisible)
    dialog.last_name.editor.setText("Anders")
    dialog.last_name.commit()
    assert not dialog.known.isVisible()
    dialog.save()
    assert dialog.made

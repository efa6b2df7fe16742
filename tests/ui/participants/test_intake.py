"""A whole intake by keyboard alone, from Ctrl+N to the last answer, and every step of it taken back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt as _Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Base, Consent, FollowUp, Organisation, Participant, Person, Wish
from app.services import consents, follow_ups
from app.services.rows import ParticipantRow, WishRow
from app.services.subjects import Subject
from app.ui.main_window import MainWindow
from app.ui.offers.own_step_dialog import OwnStepDialog
from app.ui.participants.form import ParticipantForm
from app.ui.participants.new_participant import NewParticipant
from app.ui.participants.outcome import Refer
from app.ui.participants.page import ParticipantsPage
from app.ui.people.consents_card import NoteConsent
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.vocabulary import ConsentKind, FollowUpKind, Gender, ParticipantStatus, QuestionKind, Strength

Key, CTRL = _Qt.Key, _Qt.KeyboardModifier.ControlModifier
Stored = Callable[[UUID], ParticipantRow]


D = TypeVar("D", bound=QDialog)


def count(session: Session, model: type[Base]) -> int:
    return session.scalars(select(func.count()).select_from(model)).one()


def answer(window: MainWindow, kind: type[D], do: Callable[[D], None]) -> None:
    """Once a dialog of a kind stands there and has the keyboard, do this."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isAncestorOf(QApplication.focusWidget() or window):
            waiting.stop()
            try:
                do(dialog)
            finally:
                dialog.done(0)  # where it was answered this does nothing any more

    waiting = QTimer(window, interval=5)
    waiting.timeout.connect(look)
    waiting.start()


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

    def come_back(self, window: MainWindow) -> None:
        """From a dialog that was answered to the window."""
        with self._qtbot.waitActive(window):
            window.activateWindow()

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
    def new(dialog: NewParticipant) -> None:
        typist.write("Marleen", "Zonnedauw", "0400 00 00 12", "2440 Geel")
        typist.press(Key.Key_Return)

    def refer(dialog: Refer) -> None:
        assert dialog.to.editor.hasFocus()
        typist.write("Buddywerking De Overkant")
        typist.press(Key.Key_Tab)  # past the organisation that is known
        typist.write("Zoekt liever in de buurt van haar zus.")
        typist.press(Key.Key_Return)

    def step(dialog: OwnStepDialog) -> None:
        typist.write("Eens naar het koor")
        typist.press(Key.Key_V, Key.Key_Return)  # next week

    def agree(dialog: NoteConsent) -> None:
        assert dialog.answer.shown is None  # a yes that nobody gave is never there
        typist.press(Key.Key_J)
        dialog.what["question"].click()
        dialog.what["strengths"].click()
        typist.press(Key.Key_Return)

    page.setFocus()
    answer(window, NewParticipant, new)
    typist.press(Key.Key_N, modifier=CTRL)
    qtbot.waitUntil(lambda: page._form is not None and page._form.isVisible())
    typist.come_back(window)
    assert page.current
    made = page.current
    form = page._form
    assert isinstance(form, ParticipantForm)

    assert typist.here is form.fields["question"].editor  # own words first
    typist.write("Nog eens naar de markt.")
    typist.press(Key.Key_Down, Key.Key_Tab)  # company
    typist.write("Twee keer buiten geweest.", "Marleen bakt en babbelt graag.")
    typist.write(
        "luistert goed, kent de weg", "rustig", "wandelen,bakken", "koor", "petanque", "breit", "Een berichtje."
    )
    typist.press(Key.Key_Space)  # on to the wishes
    assert typist.here is form.wishes.about
    typist.press(Key.Key_Down)  # a wish about gender
    typist.press(Key.Key_Space, Key.Key_Tab, Key.Key_Tab)
    form.grid.setFocus()
    typist.press(Key.Key_J, Key.Key_Right, Key.Key_N, Key.Key_Down, Key.Key_Space, Key.Key_Tab)
    typist.press(Key.Key_Space, Key.Key_Tab, Key.Key_Tab, Key.Key_Space, Key.Key_Tab, Key.Key_Tab)  # foot, transit
    typist.press(Key.Key_Left, Key.Key_Tab)  # no car
    typist.write("5", "trappen gaan moeilijk")
    typist.press(Key.Key_Left, Key.Key_Tab)  # smokes: from still to ask to no
    typist.write("")
    typist.press(Key.Key_Left, Key.Key_Left, Key.Key_Tab)  # pets: yes
    typist.write("een oude kat", "Nederlands", "met twee kinderen")
    typist.press(Key.Key_Left, Key.Key_Left, Key.Key_Tab)  # minors: yes
    typist.write("tot 10 euro")
    typist.press(Key.Key_Space)  # on to who and where
    assert typist.here is form.fields["first_name"].editor
    typist.write("", "", "29/02/1968")
    typist.press(Key.Key_Down, Key.Key_Tab)  # gender: woman
    typist.write("zij/haar", "Modelstraat 1", "", "", "", "marleen@post.example", "eerst een berichtje")
    typist.press(Key.Key_Tab)  # past the language of papers, which was not asked
    typist.write("Wijkcentrum De Linde", "Petra", "", "2026-17", "alleenstaand")
    typist.press(Key.Key_Tab, modifier=CTRL)  # the path is the last part
    assert form.fields["intake_on"].isVisible()
    form.fields["intake_on"].setFocus()
    typist.write("20/11/2026")
    assert stored(made).status is ParticipantStatus.REGISTERED
    form.finish.setFocus()
    typist.press(Key.Key_Space)

    card = page.detail.cards.admission
    assert card.isVisible()
    card.ticks["vulnerable"].setFocus()
    typist.press(Key.Key_Left, Key.Key_Left)  # yes
    assert stored(made).vulnerable is True
    answer(window, OwnStepDialog, step)
    card.own_step.setFocus()
    typist.press(Key.Key_Space)
    typist.come_back(window)
    answer(window, NoteConsent, agree)
    page.noting.note_consent(ConsentKind.BUDDY)
    typist.come_back(window)
    answer(window, Refer, refer)
    card.refer.setFocus()
    typist.press(Key.Key_Space)
    typist.come_back(window)
    referred = stored(made)
    assert (referred.status, referred.referred_to) == (ParticipantStatus.REFERRED, "Buddywerking De Overkant")
    card.accept.setFocus()
    typist.press(Key.Key_Space)  # after all

    found = stored(made)
    assert (found.full_name, found.birth_date, found.gender) == ("Marleen Zonnedauw", date(1968, 2, 29), Gender.FEMALE)
    assert (found.pronouns, found.street, found.postcode, found.place) == ("zij/haar", "Modelstraat 1", "2440", "Geel")
    assert (found.phone, found.email) == ("+32400000012", "marleen@post.example")
    assert (found.reach_note, found.mobility) == ("eerst een berichtje", "trappen gaan moeilijk")
    assert (found.question, found.question_kind) == ("Nog eens naar de markt.", QuestionKind.COMPANY)
    assert (found.good_week, found.introduction) == ("Twee keer buiten geweest.", "Marleen bakt en babbelt graag.")
    assert (found.strengths, found.traits) == (("luistert goed", "kent de weg"), ("rustig",))
    assert found.interests == ("wandelen", "bakken")
    assert (found.earlier, found.would_try) == (("koor",), ("petanque",))
    assert (found.gives, found.helps) == ("breit", "Een berichtje.")
    assert found.availability == {"mon-morning": True, "tue-morning": False, "tue-afternoon": True}
    assert (found.means, found.has_car, found.travels_km) == (("foot", "transit"), False, 5)
    assert found.languages == ("nl",)
    assert (found.smokes, found.has_pets, found.pets_note) == (False, True, "een oude kat")
    assert (found.household, found.minors, found.budget) == ("met twee kinderen", True, "tot 10 euro")
    assert (found.referrer, found.referrer_contact) == ("Wijkcentrum De Linde", "Petra")
    assert (found.dossier, found.target_groups) == ("2026-17", ("alleenstaand",))
    assert found.wishes == (WishRow("gender", ("f",), None, None, Strength.RATHER, True),)
    assert (found.intake_on, found.vulnerable, found.isolated) == (date(2026, 11, 20), True, None)
    assert (found.status, found.left_on, found.referred_to, found.left_note) == (
        ParticipantStatus.WAITING,
        None,
        None,
        None,
    )
    whom = Subject("participant", made)
    assert store.read(consents.may_share, whom) == ("question", "strengths")
    assert [(one.kind, one.what) for one in store.read(follow_ups.open_steps, whom)] == [
        (FollowUpKind.OWN_STEP, "Eens naar het koor")
    ]

    steps = 0
    while page.current == made:
        store.undo()
        steps += 1
    # Each visit to a field is one step, each word of a list, each half-day and each tick as well; going over ‘no’ to
    # ‘yes’ is two.
    assert steps == 49
    for model in (Person, Participant, Wish, Organisation, Consent, FollowUp):
        assert store.read(count, model) == 0
    store.redo()
    assert stored(made).full_name == "Marleen Zonnedauw"


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
    opens = next(one for one in dialog.findChildren(Button) if one.text().startswith("Toon"))
    assert opens.text() == "Toon Bie Verzonnen (deelnemer, Geel)"
    qtbot.waitUntil(opens.isVisible)
    dialog.last_name.commit()  # as when the link is pressed
    assert opens.isVisible()
    dialog.last_name.editor.setText("Anders")
    dialog.last_name.commit()
    assert not dialog.known.isVisible()
    dialog.save()
    assert dialog.made


def test_who_is_there_already_is_shown_instead(
    window: MainWindow, page: ParticipantsPage, add: Callable[..., UUID], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bie = add("Bie", "Verzonnen", place="Geel", postcode="2440")

    def new(dialog: NewParticipant) -> None:
        dialog.first_name.editor.setText("Bie")
        dialog.last_name.editor.setText("Verzonnen")
        dialog.last_name.commit()
        next(one for one in dialog.findChildren(Button) if one.text().startswith("Toon")).click()

    monkeypatch.setattr(NewParticipant, "exec", new)
    with qtbot.waitSignal(page.person_wanted) as asked:
        page.add()
    assert asked.args == ["participant", bie]

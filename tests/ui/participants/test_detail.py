"""What is shown of somebody, and what is asked from there."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import duo_path, follow_ups, people
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.participants.path import days
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.copyable import Copyable
from app.vocabulary import BuddyStatus, Click, ParticipantStatus

Add = Callable[..., UUID]
Stored = Callable[[UUID], ParticipantRow]


def words(page: ParticipantsPage) -> str:
    QApplication.processEvents()  # a label that was just made is shown when the event loop comes round
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel) if label.isVisibleTo(page.detail))


def test_own_words_strengths_and_wishes_are_shown(marleen: UUID, window: MainWindow, page: ParticipantsPage) -> None:
    text = words(page)
    for said in ("“Nog eens naar de markt.”", "Haar vraag, in eigen woorden", "wandelen", "vrouw (niet bespreekbaar)"):
        assert said in text
    assert "58 jaar" in text
    assert "Blij met het belletje." in text
    assert page.detail.heading.status.text() == "Wachtend"


def test_care_is_closed_until_asked_for_and_again_for_the_next(
    marleen: UUID, add: Add, window: MainWindow, page: ParticipantsPage
) -> None:
    other = add("Luc", care_note="Iets anders.")
    page.show_participant(marleen)
    assert "Liever geen drukte." not in words(page)
    page.detail.cards.care.head.click()
    assert "Liever geen drukte." in words(page)
    page.show_participant(other)
    assert "Iets anders." not in words(page)


def test_unknown_is_said_and_asked_where_matching_or_a_wish_needs_it(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, vault: Vault
) -> None:
    assert "halve dagen" in words(page)  # the aside of the grid
    ask = [label.text() for label in page.detail.cards.findChildren(QLabel)]
    assert "huisdieren" not in ask
    from app.services.rows import WishRow
    from app.vocabulary import Role, Strength

    buddy = perform(vault, people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, {})
    with vault.read() as session:
        person = people.buddy(session, buddy, date(2026, 11, 23)).person_id
    wish = WishRow("has_pets", (False,), None, None, Strength.MUST, False)
    perform(vault, people.set_wishes, person, Role.BUDDY, [wish])
    assert "huisdieren" in words(page)
    facts = {"availability": None, "languages": None, "travels_km": None, "place": None, "postcode": None}
    assert page.shown_row
    perform(vault, people.change_person, page.shown_row.person_id, facts)
    assert "halve dagen, woonplaats, hoe ver zich verplaatsen, talen, huisdieren" in words(page)


def test_a_half_day_is_answered_by_key_and_by_mouse_and_taken_back(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, store: Store, stored: Stored, qtbot: QtBot
) -> None:
    grid = page.detail.cards.grid
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert stored(marleen).availability == {"mon-morning": False, "mon-afternoon": False}
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_J)
    assert stored(marleen).availability == {"mon-morning": False, "mon-afternoon": False, "tue-morning": True}
    store.undo()
    assert grid.values == {"mon-morning": False, "mon-afternoon": False}
    store.redo()
    assert grid.values["tue-morning"]
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid._cell(0, 0).center().toPoint())
    assert "mon-morning" not in (stored(marleen).availability or {})


def test_a_number_is_copied_on_a_click(marleen: UUID, window: MainWindow, page: ParticipantsPage, qtbot: QtBot) -> None:
    number = next(one for one in page.detail.findChildren(Copyable) if one.text().startswith("0400"))
    number.click()
    assert QApplication.clipboard().text() == "0400 00 00 12"
    assert window.toast.sentence == "Gekopieerd: 0400 00 00 12"


def test_who_fits_is_asked_of_the_window_for_who_waits(
    marleen: UUID, add: Add, window: MainWindow, page: ParticipantsPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.who_fits_wanted) as asked:
        page.detail.heading.who_fits.click()
    assert asked.args == [marleen]
    page.show_participant(add("Dirk", status=ParticipantStatus.INTAKE))
    assert not page.detail.heading.who_fits.isVisible()


def test_a_duo_is_on_the_path_and_leads_to_its_page(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, vault: Vault, qtbot: QtBot
) -> None:
    own = {"status": BuddyStatus.AVAILABLE, "capacity": 1}
    buddy = perform(vault, people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, own)
    duo = perform(vault, duo_path.accept, marleen, buddy, date(2026, 11, 10))
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, date(2026, 11, 17))
    assert "Kennismaking 17/11/2026 nu" in page.detail.path.accessibleName()
    assert "Nadia Vlinderdal" in words(page)
    show = next(b for b in page.detail.findChildren(Button) if b.accessibleName().startswith("Het duo met Nadia"))
    with qtbot.waitSignal(page.duo_wanted) as asked:
        show.click()
    assert asked.args == [duo]


def test_what_happened_says_when_somebody_came_on_the_list_as_far_as_that_is_known(store: Store, marleen: UUID) -> None:
    def told(**facts: object) -> list[tuple[object, str]]:
        store.write(people.change_participant, marleen, facts)
        row = store.read(people.participant, marleen, date(2026, 11, 22))
        return [(day, said) for day, _precision, said in days(row) if day]

    intake, looked = date(2026, 9, 3), date(2026, 9, 10)
    listed = "Op de wachtlijst"
    nowhere = {"intake_on": None, "checked_on": None, "status": ParticipantStatus.WAITING}
    assert listed not in [said for _day, said in told(**nowhere)]
    assert told(checked_on=looked)[-1] == (looked, listed)
    assert told(intake_on=intake)[-1] == (intake, listed)
    assert listed not in [said for _day, said in told(status=ParticipantStatus.INTAKE)]


def test_whoever_left_ends_the_path_without_a_verdict(add: Add, window: MainWindow, page: ParticipantsPage) -> None:
    page.show_participant(add("Greet", status=ParticipantStatus.LEFT, registered_precision="month"))
    assert page.detail.path.accessibleName().endswith("Aangemeld 03/2026 gedaan; Uitgeschreven hier gestopt")


@pytest.mark.parametrize("form", [False, True])
def test_nothing_runs_out_of_the_page(
    form: bool, add: Add, window: MainWindow, page: ParticipantsPage, qtbot: QtBot
) -> None:
    long = add("Marie-Antoinette", "van de Zonnedauwenbroecke-Regenboogveld", email="een.heel.lang.adres@post.example")
    page.show_participant(long)
    if form:
        page.edit()
    area, name = page.detail.area, page.detail.heading.name
    for width in (1024, 1119, 1120, 1219, 1220, 1280, 1339, 1340, 1366):
        window.resize(width, 768)
        qtbot.wait(10)
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width(), width
        for button in page.detail.findChildren(Button):
            assert not button.isVisible() or button.width() >= button.sizeHint().width(), (width, button.text())
        assert name.height() >= name.heightForWidth(name.width()), width


def test_everything_that_takes_the_keyboard_has_a_name(
    marleen: UUID, window: MainWindow, page: ParticipantsPage
) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    page.edit()
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox):
        for widget in page.findChildren(kind):
            assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget


def test_what_comes_next_is_shown_and_ticked_off(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, vault: Vault, store: Store
) -> None:
    step = Step("bellen over de markt", date(2026, 12, 8))
    perform(vault, follow_ups.add_step, Subject("participant", marleen), step)
    assert "bellen over de markt" in words(page)
    page.detail.tabs.choose("path")
    assert "Volgende stappen" in words(page)
    tick = next(b for b in page.detail.trajectory.findChildren(Button) if b.accessibleName().startswith("Gedaan"))
    tick.click()
    assert "bellen over de markt" not in words(page)
    store.undo()
    assert "bellen over de markt" in words(page)

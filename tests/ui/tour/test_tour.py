"""The tour through the real window: by keyboard alone, with nobody in it, left and taken up again, offered once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.i18n import LANGUAGES, _, speaking
from app.services import people
from app.storage.vault import Vault
from app.ui import theme
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.notices import Notices
from app.ui.office.page import LAPTOP, OfficePage
from app.ui.store import Store
from app.ui.tour import progress
from app.ui.tour.card import TourCard
from app.ui.tour.stops import STOPS
from app.ui.tour.tour import Tour
from app.ui.widgets.notice_line import NoticeLine


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    made = assemble(store)
    store.setParent(made)
    qtbot.addWidget(made)
    made.show()
    return made


def tour_of(window: MainWindow) -> Tour:
    found = window.findChild(Tour)
    assert found
    return found


def offered(window: MainWindow, vault: Vault) -> NoticeLine | None:
    """The line that offers the tour when a window comes, if one does."""
    Notices(window, vault).offer_tour()
    return next((line for line in window.findChildren(NoticeLine) if line.isVisible()), None)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, shift: bool = False) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    focus = window.focusWidget()
    assert focus
    qtbot.keyClick(focus, key, keys)


def test_every_stop_by_keyboard_in_a_vault_with_nobody_in_it(window: MainWindow, qtbot: QtBot) -> None:
    window.tour_wanted.emit()
    tour = tour_of(window)
    for at, stop in enumerate(STOPS):
        assert (tour.at, window.page.id) == (at, stop.page)
        assert tour.card.progress.text() == f"{at + 1} van {len(STOPS)}"
        assert tour.card.next.hasFocus()
        assert tour.card.title.text() in tour.card.accessibleName()
        spoken = QAccessible.queryAccessibleInterface(tour.card.next).text(QAccessible.Text.Description)
        assert tour.card.words.text() in spoken
        assert tour.frame.isVisible()
        assert tour.card.isVisible()
        assert window.rect().contains(tour.card.geometry())
        press(qtbot, window, Qt.Key.Key_Return)
    assert window.findChild(Tour) is None
    assert progress.at() == 0
    assert window.page.isAncestorOf(window.focusWidget())


def test_back_and_stop_by_keyboard_and_taken_up_where_it_was_left(window: MainWindow, qtbot: QtBot) -> None:
    window.tour_wanted.emit()
    for _stop in range(3):
        press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_Backspace)
    assert tour_of(window).at == 2
    press(qtbot, window, Qt.Key.Key_Return, shift=True)
    assert tour_of(window).at == 1
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.findChild(Tour) is None
    assert "Ctrl+K" in window.toast.sentence
    window.tour_wanted.emit()
    assert tour_of(window).at == 1


def test_enter_presses_the_button_that_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.tour_wanted.emit()
    tour = tour_of(window)
    assert not tour.card.back.isEnabled()
    tour.card.stop.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.findChild(Tour) is None


def test_the_words_are_those_of_a_vault_with_people_in_it(window: MainWindow, store: Store) -> None:
    window.tour_wanted.emit()
    tour = tour_of(window)
    tour.go_to(1)
    nobody = tour.card.words.text()
    around = tour.frame.geometry()
    store.write(people.add_participant, {"first_name": "Nora", "last_name": "Zilverberk"}, {})
    tour.go_to(1)
    QCoreApplication.processEvents()
    assert tour.card.words.text() != nobody
    assert tour.frame.width() < around.width()  # the list, and no more the whole page


def test_the_window_works_on_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    window.tour_wanted.emit()
    tour = tour_of(window)
    assert tour.frame.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    title = tour.card.title.text()
    window.show_page("duos")
    qtbot.waitUntil(lambda: not tour.frame.isVisible())  # what it is about is not in sight any more
    assert tour.card.isVisible()
    assert not tour.card.words.isVisible()
    assert tour.card.next.text() == "Terug naar de rondleiding"
    window.show_page("today")
    qtbot.waitUntil(lambda: tour.card.title.text() == title)
    assert tour.card.words.isVisible()
    window.show_page("duos")
    qtbot.waitUntil(lambda: not tour.card.words.isVisible())
    tour.card.next.click()
    assert (tour.at, window.page.id, tour.card.title.text()) == (0, "today", title)
    window.show_page("duos")
    press(qtbot, window, Qt.Key.Key_F6)
    window.tour_wanted.emit()  # and the keyboard finds it back
    assert tour_of(window) is tour
    assert tour.card.next.hasFocus()


def test_it_moves_along_with_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.tour_wanted.emit()
    tour = tour_of(window)
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: tour.card.geometry().right() < 1024)
    qtbot.waitUntil(lambda: tour.frame.geometry().right() <= 1024)
    assert window.rect().contains(tour.card.geometry())


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("spoken", sorted(LANGUAGES))
def test_nothing_is_cut(cut_in: Callable[[QWidget], list[str]], spoken: str, percent: int, qapp: Any) -> None:
    over = QWidget()
    over.resize(1000, 640)
    try:
        theme.apply(qapp, theme.tokens(), percent)
        over.show()
        with speaking(spoken):
            card = TourCard(over)
            for stop in STOPS:
                for words in filter(None, (stop.words, stop.empty)):
                    card.tell(_(stop.title), _(words), 0, len(STOPS))
                    card.stand(over.rect().adjusted(172, 63, 0, -30), QRect())
                    assert cut_in(card) == []
                    assert over.rect().contains(card.geometry())
            card.wait()
            card.stand(over.rect().adjusted(172, 63, 0, -30), QRect())
            assert cut_in(card) == []
    finally:
        theme.apply(qapp, theme.tokens(), 100)


def test_skipped_it_is_never_offered_again_and_reachable_later(window: MainWindow, vault: Vault) -> None:
    line = offered(window, vault)
    assert line
    assert line.decline
    line.decline.click()
    assert "Ctrl+K" in window.toast.sentence
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert offered(window, vault) is None
    command = next(one for one in window.rare if one.words == "Rondleiding van drie minuten")
    command.do()
    assert tour_of(window).at == 0
    tour_of(window).card.stop.click()
    office = next(page for page in window.pages if isinstance(page, OfficePage))
    window.show_page(office.id)
    office.show_section(LAPTOP)
    office.tour.begin.click()
    assert tour_of(window).card.isVisible()


def test_begun_from_the_offer_it_is_not_offered_again(window: MainWindow, vault: Vault) -> None:
    line = offered(window, vault)
    assert line
    line.follow.click()
    assert tour_of(window).card.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert offered(window, vault) is None


def test_what_was_kept_may_be_nonsense() -> None:
    settings.save(tour="later")
    assert (progress.was_offered(), progress.at()) == (True, 0)


def test_everything_is_said_in_two_sentences_at_most() -> None:
    for stop in STOPS:
        for words in filter(None, (stop.words, stop.empty)):
            assert words.count(". ") + words.count("? ") <= 1
    assert 7 <= len(STOPS) <= 9

"""Maps that were kept: keeping one, looking at it, and laying two over each other."""

from collections.abc import Callable
from datetime import date
from itertools import combinations
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.network.compare import compare
from app.network.contents import MapContact, MapContents
from app.network.map import Ring, Sector, Spot, free_spot
from app.network.words import sector_words
from app.services import network, network_moments, network_ties
from app.services.network import NetworkMap
from app.services.network_moments import Moment
from app.ui.main_window import MainWindow
from app.ui.network.keep_dialog import KeepDialog
from app.ui.network.moment_words import COMPARE, NOW, column_words
from app.ui.network.moments import Moments
from app.ui.network.overlay import Overlaid, Overlay
from app.ui.network.page import NetworkPage
from app.ui.network.then_and_now_card import APART
from app.ui.network.tool_row import LIST, MAP, MEETING
from app.ui.store import Store
from app.vocabulary import MomentKind, NetworkKind, TieKind

BEGAN, HALF = date(2026, 3, 12), date(2026, 9, 14)
Stored = Callable[[], NetworkMap]
Contact = Callable[[str], MapContact]


def kept(store: Store, marleen: UUID) -> tuple[Moment, ...]:
    return store.read(network_moments.moments, marleen)


def dialog(window: QWidget) -> KeepDialog:
    return next(one for one in window.findChildren(KeepDialog) if one.isVisible())


def button(root: QWidget, words: str) -> QAbstractButton:
    return next(one for one in root.findChildren(QAbstractButton) if one.text() == words and one.isVisibleTo(root))


def press(key: Qt.Key, qtbot: QtBot) -> None:
    """A key, to whatever has the keyboard now."""
    focus = QApplication.focusWidget()
    assert focus
    qtbot.keyClick(focus, key)


@pytest.fixture
def moments(window: MainWindow, page: NetworkPage) -> Moments:
    return page.room.moments


@pytest.fixture
def begun(store: Store, marleen: UUID, contact: Contact) -> UUID:
    """Kept when the duo began; since then Mama came closer, Huisarts left, Sus came, and two got to know each other."""
    made = store.write(network_moments.keep, marleen, BEGAN, MomentKind.START)
    store.write(network.move, {contact("Mama").id: Spot(120, 30)})
    store.write(network.remove, [contact("Huisarts").id])
    store.write(network.name, marleen, ["Marktkramer Sus"], Spot(-40, 55))
    store.write(network_ties.tie, [(contact("Mama").id, contact("Mieke").id)], TieKind.EXISTING)
    return made


def test_a_map_is_kept_through_the_dialog_and_let_go_by_undo(
    window: MainWindow, store: Store, moments: Moments, marleen: UUID, qtbot: QtBot
) -> None:
    assert not moments.bar.views.isVisible()
    moments.bar.keep.click()
    asked = dialog(window)
    assert asked.kind.shown is MomentKind.START
    asked.day.editor.setFocus()
    asked.day.set_text("")
    qtbot.keyClicks(asked.day.editor, "30/11/2026")
    asked.answer.click()
    assert asked.day.error == "Deze dag moet nog komen."
    asked.day.set_text("")
    qtbot.keyClicks(asked.day.editor, "12/3")
    qtbot.keyClicks(asked.present.editor, "Marleen en An")
    asked.kind.buttons[MomentKind.OTHER].click()
    asked.kind.buttons[MomentKind.OTHER].click()
    asked.answer.click()
    (moment,) = kept(store, marleen)
    assert (moment.on, moment.kind, moment.present) == (BEGAN, MomentKind.OTHER, "Marleen en An")
    assert moments.bar.views.isVisible()
    moments.bar.keep.click()
    again = dialog(window)
    again.day.set_day(BEGAN)
    again.answer.click()
    assert "12/03/2026" in again.day.error
    assert again.isVisible()
    again.reject()
    store.undo()
    assert kept(store, marleen) == ()
    assert not moments.bar.views.isVisible()


def test_a_kept_map_is_looked_at_and_cannot_be_changed(
    store: Store, moments: Moments, begun: UUID, page: NetworkPage, stored: Stored, contact: Contact, qtbot: QtBot
) -> None:
    moments.bar.views.choose(str(begun))
    before, looked_at = stored(), moments.past.kept
    assert looked_at.isVisible()
    assert moments.side.moment.isVisible()
    assert not page.room.names.isVisible()
    assert not page.room.canvas.isVisible()
    assert moments.side.moment.was.text() == "Zo was het op 12/03/2026. Deze kaart verandert niet meer."
    assert [count.text() for count in moments.side.counts.kinds.values()] == ["2", "0", "1", "0"]
    looked_at.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right, qtbot)
    assert looked_at.accessibleDescription() == "Mama, Naaste of kennis, dichtbij, Familie en huisgenoten"
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_N):
        press(key, qtbot)
    moments.side.counts.kinds[NetworkKind.PROFESSIONAL,].click()
    assert looked_at.accessibleDescription().startswith("Huisarts")
    page.room.finder.setText("mieke")
    page.room.finder.tell()
    assert looked_at.accessibleDescription().startswith("Mieke")
    page.room.views.choose(LIST)  # which is of now
    page.room.search("jo")
    assert page.chosen == (contact("Tante Jo").id,)
    page.room.views.choose(MAP)
    assert stored() == before
    looked_at.setFocus()
    press(Qt.Key.Key_Escape, qtbot)
    assert moments.is_past
    press(Qt.Key.Key_Escape, qtbot)
    assert not moments.is_past
    assert page.room.canvas.hasFocus()
    assert page.room.names.isVisible()


def test_a_moment_is_corrected_and_removed(
    window: MainWindow, store: Store, moments: Moments, marleen: UUID, begun: UUID, page: NetworkPage
) -> None:
    before = kept(store, marleen)[0].contents
    moments.look_at(str(begun))
    corrected, removed = moments.side.moment.more.menu().actions()
    corrected.trigger()
    asked = dialog(window)
    assert (asked.day.day, asked.kind.shown) == (BEGAN, MomentKind.START)
    asked.day.set_day(HALF)
    asked.kind.buttons[MomentKind.HALF_YEAR].click()
    asked.answer.click()
    (moment,) = kept(store, marleen)
    assert (moment.on, moment.kind, moment.contents) == (HALF, MomentKind.HALF_YEAR, before)
    assert moments.side.moment.title.text() == "6 maanden · 14/09/2026"
    removed.trigger()
    assert kept(store, marleen) == ()
    assert not moments.is_past
    assert page.room.canvas.isVisible()
    store.undo()
    assert moments.bar.views.isVisible()


def test_two_maps_are_laid_over_each_other_and_told_in_words(
    moments: Moments, begun: UUID, contact: Contact, page: NetworkPage, qtbot: QtBot
) -> None:
    moments.bar.views.choose(COMPARE)
    shown, side = moments.past.comparison, moments.side
    assert shown.isVisible()
    sentences = [line.told.sentence for line in side.changes.lines]
    assert sentences == [
        "Nieuw, 1: Marktkramer Sus",
        "Dichterbij, 1: Mama",
        "Niet meer op de kaart, 1: Huisarts",
        "Mama en Mieke kennen elkaar nu",
    ]
    assert shown.accessibleDescription() == ". ".join(sentences)
    assert any("12/03/2026" in one.text() for one in side.changes.findChildren(QLabel) if one.isVisible())
    assert side.then_and_now.kinds[NetworkKind.PROFESSIONAL,].numbers == ("1", "0")
    assert side.then_and_now.facts[APART].numbers == ("–", "1")
    assert side.then_and_now.empty.numbers == ("1", "1")
    qtbot.mouseClick(side.changes.lines[1], Qt.MouseButton.LeftButton)
    assert shown.ids == (contact("Mama").id,)
    assert shown.accessibleDescription().endswith("Dichterbij; Mama en Mieke kennen elkaar nu")
    qtbot.mouseClick(side.changes.lines[1], Qt.MouseButton.LeftButton)
    assert shown.ids == ()
    side.then_and_now.kinds[NetworkKind.PROFESSIONAL,].click()
    assert [shown.said(one).split(",")[0] for one in shown.ids] == ["Huisarts"]
    here = shown.overlay.frame.point(Spot(-40, 55)).toPoint()
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=here)
    assert shown.ids == (contact("Marktkramer Sus").id,)
    page.room.search("huis")
    assert [shown.said(one).split(",")[0] for one in shown.ids] == ["Huisarts"]


def test_the_slider_walks_and_is_dragged_from_then_to_now(
    moments: Moments, begun: UUID, contact: Contact, qtbot: QtBot
) -> None:
    moments.bar.views.setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(2):
        press(Qt.Key.Key_Right, qtbot)
    qtbot.waitUntil(moments.bar.compare.hasFocus)  # what had it made room for the days
    slider, shown, mama = moments.bar.slider, moments.past.comparison, contact("Mama").id
    assert shown.spots()[mama] == Spot(120, 30)
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Home, qtbot)
    assert shown.spots()[mama] == Spot(150, 55)
    press(Qt.Key.Key_Right, qtbot)
    assert shown.share == 0.1
    middle = slider.rect().center()
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert shown.share == pytest.approx(0.5, abs=0.02)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(slider, middle + QPoint(middle.x() // 2, 0))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert 0.6 < shown.share < 0.9
    shown.grab()
    moments.look_at(NOW)
    moments.look_at(COMPARE)
    assert shown.share == 1


def test_any_two_maps_are_compared_and_more_than_one_are_dropped_down(
    window: MainWindow, store: Store, moments: Moments, marleen: UUID, begun: UUID, page: NetworkPage
) -> None:
    for month in (6, 9, 10):
        store.write(network_moments.keep, marleen, date(2026, month, 1), MomentKind.OTHER)
    bar = moments.bar
    assert bar.drop.isVisible()
    assert not bar.views.isVisible()
    assert bar.drop.count() == 5
    bar.compare.click()
    assert moments.ends is not None
    assert [one and one.on for one in moments.ends] == [BEGAN, None]
    bar.end.setCurrentIndex(1)
    bar.end.activated.emit(1)
    assert [one and one.on for one in moments.ends] == [BEGAN, date(2026, 9, 1)]
    bar.start.setCurrentIndex(2)
    bar.start.activated.emit(2)
    assert [one and one.on for one in moments.ends] == [date(2026, 9, 1), None]
    assert [line.told.what for line in moments.side.changes.lines] == []
    bar.compare.click()
    assert not moments.is_past
    page.show_participant(marleen)
    assert bar.drop.current == NOW


@pytest.mark.parametrize("width", [1024, 1366])
def test_nothing_is_cut_and_every_part_says_its_name(
    window: MainWindow,
    moments: Moments,
    begun: UUID,
    page: NetworkPage,
    cut_in: Callable[[QWidget], list[str]],
    qtbot: QtBot,
    width: int,
) -> None:
    def in_one_row() -> bool:
        return abs(moments.bar.geometry().center().y() - page.room.views.geometry().center().y()) <= 1

    window.resize(width, 768)
    for sight in (NOW, str(begun), COMPARE):
        moments.look_at(sight)
        QApplication.processEvents()
        assert window.width() == width
        page.room.views.offer(MEETING, True)
        QApplication.processEvents()
        wanted = width == 1366 or sight == COMPARE
        qtbot.waitUntil(lambda wanted=wanted: in_one_row() == wanted)
        assert cut_in(window) == []
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_at_sixty_no_name_lies_over_a_symbol_or_another_name() -> None:
    spots: list[Spot] = []
    for at in range(60):
        spots.append(free_spot(spots, Sector(at % 4), Ring((1, 2, 3, 2, 3)[at // 4 % 5])))
    then = MapContents(tuple(MapContact(UUID(int=at), f"Naam {at}", spot=spot) for at, spot in enumerate(spots)))
    moved = {
        at: Spot(spot.angle, spot.distance - 22) for at, spot in enumerate(spots) if at % 9 == 0 and spot.distance > 60
    }
    now = MapContents(
        tuple(MapContact(UUID(int=at), f"Naam {at}", spot=moved.get(at, spots[at])) for at in range(60) if at % 11)
    )
    bare = NetworkMap(UUID(int=99), "Marleen Zonnedauw", "Marleen", None, None, MapContents(), sector_words())
    overlay = Overlay()
    overlay.arrange(Overlaid(bare, then, now, compare(then, now)), QSize(860, 600))
    names, symbols = overlay.labels(1.0), overlay.symbols()
    over = sum(1 for box in names.values() for symbol in symbols if box.intersects(symbol.adjusted(2, 2, -2, -2)))
    crossing = sum(1 for one, other in combinations(names.values(), 2) if one.adjusted(1, 3, -1, -3).intersects(other))
    assert (len(names), over, crossing) == (60, 0, 0)


def test_columns_say_the_month_or_the_day_where_that_tells_them_apart() -> None:
    assert column_words(BEGAN, None) == ("mrt 2026", "nu")
    assert column_words(BEGAN, HALF) == ("mrt 2026", "sep 2026")
    assert column_words(date(2026, 9, 1), HALF) == ("1 sep", "14 sep")

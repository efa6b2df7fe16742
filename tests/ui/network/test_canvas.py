"""The map to look at and to work on: tie, choose several, drag them, zoom, and tell its story in layers."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Sector, Spot
from app.network.words import sector_words
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.canvas import CHOOSE, TIE, Canvas
from app.ui.network.layers import EVERYTHING, GROUPS, SUPPORT, Layers
from app.ui.network.legend import legend
from app.ui.network.scene import Scene
from app.vocabulary import NetworkKind, Support, TieKind
from tests.network.crowd import crowd

MAMA, RIA, TIMO, MIEKE, BUUR, JULIA = (UUID(int=at) for at in range(1, 7))
LEFT = Qt.MouseButton.LeftButton
NOTHING, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
NO_PHASE = Qt.ScrollPhase.NoScrollPhase
CONTENTS = MapContents(
    (
        MapContact(MAMA, "Mama", spot=Spot(158, 74), bond=TieKind.TENSE, relation="moeder"),
        MapContact(RIA, "Zus Ria", spot=Spot(128, 41), receives=frozenset({Support.PRACTICAL})),
        MapContact(TIMO, "Neef Timo", spot=Spot(105, 91)),
        MapContact(MIEKE, "Mieke", NetworkKind.VOLUNTEER, spot=Spot(41, 80)),
        MapContact(BUUR, "Buurman", spot=Spot(-60, 80), potential=True),
        MapContact(JULIA, "Bomma Julia", spot=Spot(-150, 60), deceased=True),
    ),
    (MapTie(MAMA, RIA), MapTie(MAMA, TIMO, TieKind.ENDED), MapTie(RIA, TIMO), MapTie(RIA, MIEKE, TieKind.TENSE)),
)


def shown(contents: MapContents) -> NetworkMap:
    return NetworkMap(UUID(int=99), "Marleen Zonnedauw", "Marleen", None, True, contents, sector_words())


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(838, 556)
    made.show()
    made.activateWindow()
    made.setFocus()
    made.show_map(shown(CONTENTS))
    return made


@pytest.fixture
def told(canvas: Canvas) -> list[object]:
    """What the canvas asked for, in the order in which it did."""
    asked: list[object] = []
    canvas.tied.connect(lambda one, other: asked.append(("tied", one, other)))
    canvas.moved.connect(lambda spots: asked.append(("moved", spots)))
    canvas.connect_wanted.connect(lambda: asked.append("connect"))
    canvas.card_wanted.connect(lambda: asked.append("card"))
    canvas.sector_rename_wanted.connect(asked.append)
    return asked


def at(canvas: Canvas, one: UUID) -> QPoint:
    return canvas.scene.drawn[one].at.toPoint()


def press(canvas: Canvas, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(canvas, key)


def drag(canvas: Canvas, begin: QPoint, end: QPoint, held: Qt.KeyboardModifier = NOTHING) -> None:
    QTest.mousePress(canvas, LEFT, held, begin)
    QTest.mouseMove(canvas, begin + QPoint(15, 15))
    QTest.mouseMove(canvas, end)


def picture(canvas: Canvas) -> QImage:
    return canvas.grab().toImage()


def test_who_stands_where_is_said_to_who_cannot_see_it(canvas: Canvas) -> None:
    said = canvas.accessibleDescription()
    assert said.startswith("6 op de kaart. Familie en huisgenoten: ")
    assert "heel dichtbij: Zus Ria" in said
    canvas.choose((MAMA,))
    assert canvas.accessibleDescription().startswith("Mama, ")


# Ties


def test_two_are_tied_by_two_clicks_and_who_is_first_is_seen_to_be_pending(canvas: Canvas, told: list[object]) -> None:
    press(canvas, Qt.Key.Key_T)
    QTest.mouseClick(canvas, LEFT, pos=at(canvas, RIA))
    assert canvas.tie_pending == RIA
    assert canvas.accessibleDescription().startswith("Zus Ria verbinden")
    QTest.mouseMove(canvas, QPoint(600, 400))
    before = picture(canvas)
    QTest.mouseMove(canvas, QPoint(300, 450))
    assert picture(canvas) != before
    QTest.mouseClick(canvas, LEFT, pos=at(canvas, BUUR))
    assert told == [("tied", RIA, BUUR)]
    assert (canvas.tie_pending, canvas.mode) == (None, TIE)


def test_the_same_one_again_an_empty_place_or_esc_ties_nobody(canvas: Canvas, told: list[object]) -> None:
    for leave in (
        lambda: QTest.mouseClick(canvas, LEFT, pos=at(canvas, RIA)),
        lambda: QTest.mouseDClick(canvas, LEFT, pos=QPoint(600, 420)),
        lambda: press(canvas, Qt.Key.Key_Escape),
        lambda: press(canvas, Qt.Key.Key_V),
        lambda: canvas.show_map(shown(CONTENTS.only({MAMA}))),
    ):
        canvas.show_map(shown(CONTENTS))
        canvas.set_mode(TIE)
        QTest.mouseClick(canvas, LEFT, pos=at(canvas, RIA))
        assert canvas.tie_pending == RIA
        leave()
        assert canvas.tie_pending is None
        assert "verbinden" not in canvas.accessibleDescription()
    assert told == []


def test_two_are_tied_by_keyboard_and_esc_leaves_one_thing_at_a_time(canvas: Canvas, told: list[object]) -> None:
    canvas.choose((MAMA,))
    press(canvas, Qt.Key.Key_T, Qt.Key.Key_Right)
    other = canvas.ids[0]
    assert other != MAMA
    press(canvas, Qt.Key.Key_Space)
    assert told == [("tied", MAMA, other)]
    press(canvas, Qt.Key.Key_Return)
    assert canvas.tie_pending == other
    press(canvas, Qt.Key.Key_Escape)
    assert (canvas.tie_pending, canvas.mode, canvas.ids) == (None, TIE, (other,))
    press(canvas, Qt.Key.Key_Escape)
    assert (canvas.mode, canvas.ids) == (CHOOSE, (other,))
    press(canvas, Qt.Key.Key_Escape)
    assert canvas.ids == ()
    assert told == [("tied", MAMA, other)]


def test_a_tie_says_who_and_how_and_the_ties_of_who_is_chosen_are_said(canvas: Canvas) -> None:
    halfway = (canvas.scene.drawn[RIA].at + canvas.scene.drawn[MIEKE].at) / 2
    assert canvas.words_at(halfway) == "Zus Ria en Mieke: gespannen"
    bond = (canvas.scene.drawn[MAMA].at + canvas.frame.middle.center()) / 2
    assert canvas.words_at(bond) == "Mama, met de deelnemer: gespannen"
    assert canvas.words_at(QPointF(3, 300)) == ""
    canvas.show_map(replace(shown(CONTENTS), sectors=("Thuis", "Vrienden", "Buurt", "Hulp")))
    assert canvas.words_at(canvas.scene.drawn[RIA].at) == "Zus Ria, Naaste of kennis, heel dichtbij, Thuis"
    canvas.choose((MAMA,))
    assert canvas.accessibleDescription().endswith(
        "kennen elkaar: Zus Ria; vroeger: Neef Timo; met de deelnemer: gespannen"
    )


# Several at once


def test_a_rectangle_chooses_and_with_ctrl_it_adds(canvas: Canvas, told: list[object]) -> None:
    drag(canvas, QPoint(250, 5), QPoint(400, 220))
    before = picture(canvas)
    QTest.mouseMove(canvas, QPoint(405, 225))
    assert picture(canvas) != before
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(405, 225))
    assert set(canvas.ids) == {RIA, TIMO}
    QTest.mouseClick(canvas, LEFT, CTRL, at(canvas, MIEKE))
    QTest.mouseClick(canvas, LEFT, CTRL, at(canvas, TIMO))
    assert set(canvas.ids) == {RIA, MIEKE}
    drag(canvas, QPoint(420, 300), QPoint(600, 540), CTRL)
    QTest.mouseRelease(canvas, LEFT, CTRL, QPoint(600, 540))
    assert set(canvas.ids) == {RIA, MIEKE, BUUR}
    QTest.keyClick(canvas, Qt.Key.Key_A, CTRL)
    assert set(canvas.ids) == set(canvas.scene.drawn)
    assert canvas.accessibleDescription().startswith("6 namen gekozen: Mama, Zus Ria")
    press(canvas, Qt.Key.Key_C)
    assert told == ["connect"]


def test_all_who_are_chosen_are_dragged_together_and_a_click_chooses_one_again(
    canvas: Canvas, told: list[object]
) -> None:
    canvas.choose((RIA, TIMO))
    begin, other = canvas.scene.drawn[RIA].at, canvas.scene.drawn[TIMO].at
    assert picture(canvas).pixelColor(other.toPoint()) == theme.color("primary")
    drag(canvas, begin.toPoint(), begin.toPoint() + QPoint(20, 40))
    dragged = picture(canvas)
    assert dragged.pixelColor(other.toPoint()) != theme.color("primary")
    assert dragged.pixelColor(other.toPoint() + QPoint(20, 40)) == theme.color("primary")
    QTest.mouseRelease(canvas, LEFT, pos=begin.toPoint() + QPoint(20, 40))
    ((_moved, spots),) = told
    assert set(spots) == {RIA, TIMO}
    assert (canvas.frame.point(spots[TIMO]) - other - QPointF(20, 40)).manhattanLength() < 2
    assert (canvas.frame.point(spots[RIA]) - begin - QPointF(20, 40)).manhattanLength() < 2
    QTest.mouseClick(canvas, LEFT, pos=at(canvas, RIA))
    assert canvas.ids == (RIA,)


def test_somebody_taken_away_while_dragged_is_let_go_of(canvas: Canvas, told: list[object]) -> None:
    begin = at(canvas, TIMO)
    drag(canvas, begin, begin + QPoint(20, 40))
    canvas.show_map(shown(replace(CONTENTS, contacts=CONTENTS.contacts[:2], ties=())))
    QTest.mouseMove(canvas, begin + QPoint(30, 50))
    picture(canvas)
    QTest.mouseRelease(canvas, LEFT, pos=begin + QPoint(30, 50))
    assert told == []


def test_esc_leaves_a_rectangle(canvas: Canvas) -> None:
    drag(canvas, QPoint(250, 5), QPoint(400, 220))
    press(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(400, 220))
    assert canvas.ids == ()


# From near


def test_what_is_under_the_pointer_stays_there_when_it_comes_nearer(canvas: Canvas) -> None:
    before = canvas.frame
    point = canvas.scene.drawn[RIA].at
    canvas.zoom_by(3, point)
    assert canvas.frame.radius > 1.9 * before.radius
    assert (canvas.scene.drawn[RIA].at - point).manhattanLength() < 1
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(400, 300))
    QTest.mouseMove(canvas, QPoint(430, 310))
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(430, 310))
    assert (canvas.scene.drawn[RIA].at - point - QPointF(30, 10)).manhattanLength() < 1
    canvas.fit()
    assert canvas.frame == before


def test_the_wheel_comes_nearer_with_ctrl_and_else_shifts_what_is_near(canvas: Canvas) -> None:
    def turn(notches: int, held: Qt.KeyboardModifier) -> bool:
        point = QPointF(300, 200)
        turned = QWheelEvent(
            point, point, QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, held, NO_PHASE, False
        )
        QApplication.sendEvent(canvas, turned)
        return turned.isAccepted()

    whole = canvas.frame
    assert not turn(1, NOTHING)
    assert canvas.frame == whole
    turn(2, CTRL)
    near = canvas.frame
    assert near.radius > 1.5 * whole.radius
    assert turn(-1, NOTHING)
    assert (canvas.frame.radius, canvas.frame.x) == (near.radius, near.x)
    assert canvas.frame.y < near.y
    turn(-3, CTRL)
    assert canvas.frame == whole


def test_space_shifts_the_map_and_is_enter_where_nothing_was_shifted(canvas: Canvas, told: list[object]) -> None:
    canvas.zoom_by(3)
    before = canvas.frame.x
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, at(canvas, RIA), at(canvas, RIA) + QPoint(25, 0))
    QTest.mouseRelease(canvas, LEFT, pos=at(canvas, RIA))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.frame.x > before
    assert told == []
    press(canvas, Qt.Key.Key_Space)
    assert told == ["card"]


def test_who_is_looked_for_is_chosen_and_comes_in_sight(canvas: Canvas) -> None:
    canvas.zoom_by(6, QPointF(0, 0))
    assert not canvas.rect().contains(at(canvas, BUUR))
    assert canvas.find("buur") == (BUUR,)
    assert canvas.rect().contains(at(canvas, BUUR))
    assert canvas.find("MIEKÉ") == canvas.ids == (MIEKE,)
    assert canvas.find("") == canvas.ids == ()


def test_the_words_of_a_sector_are_in_sight_as_long_as_it_is_and_can_be_changed(
    canvas: Canvas, told: list[object]
) -> None:
    canvas.zoom_by(2, QPointF(200, 150))
    assert set(canvas.scene.sectors) == set(Sector)
    assert all(canvas.rect().contains(canvas.sector_area(sector).center()) for sector in Sector)
    QTest.mouseDClick(canvas, LEFT, pos=canvas.sector_area(Sector.CARE).center())
    canvas.choose(())
    press(canvas, Qt.Key.Key_F2)
    assert told == [Sector.CARE, Sector.FAMILY]
    canvas.zoom_by(6, QPointF(0, 0))
    assert set(canvas.scene.sectors) == {Sector.FAMILY}


# The story


def test_each_layer_is_seen_and_a_larger_map_is_larger(canvas: Canvas) -> None:
    drawn = [picture(canvas)]
    for layers in (EVERYTHING, SUPPORT, GROUPS, Layers(relations=True), Layers(ties=False)):
        canvas.set_layers(layers)
        drawn.append(picture(canvas))
    assert all(one != other for at, one in enumerate(drawn) for other in drawn[:at])
    canvas.set_layers(Layers())
    assert picture(canvas) == drawn[0]
    before = canvas.scene.drawn[MAMA].label.height()
    canvas.set_large(True)
    assert canvas.scene.drawn[MAMA].label.height() > 1.3 * before


def test_the_legend_explains_support_and_who_died_where_they_are_on_the_map(canvas: Canvas, qtbot: QtBot) -> None:
    made = legend(canvas)
    qtbot.addWidget(made)

    def said() -> set[str]:
        return {one.accessibleName() for one in made.findChildren(QWidget) if one.isVisibleTo(made)}

    assert {"kan groeien", "gespannen", "overleden"} <= said()
    assert "krijgt" not in said()
    canvas.set_layers(SUPPORT)
    assert {"krijgt", "geeft"} <= said()
    canvas.show_map(shown(CONTENTS.only({MAMA})))
    assert "overleden" not in said()


# Names


@pytest.mark.parametrize("width", [838, 540])  # what 1366 and 1024 leave for the map
def test_sixty_names_lie_over_no_symbol_and_over_no_other_name(canvas: Canvas, width: int) -> None:
    scene = Scene()
    scene.arrange(shown(crowd(60, 70)), QSize(width, 556))
    marks = [(one.mark.symbol, one.mark.label(one.side)) for one in scene.drawn.values()]
    assert len(marks) == 60
    assert not [1 for _symbol, label in marks for symbol, _label in marks if label.overlap(symbol) > 1]
    assert not [1 for at, (_s, label) in enumerate(marks) for _t, other in marks[:at] if label.overlap(other) > 1]
    cut = [one.text for one in scene.drawn.values() if one.text.endswith("…")]
    assert len(cut) <= 3

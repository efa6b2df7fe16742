"""Pictures of the network map: drawn, kept and compared, its steps and meetings, and the whole working."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from network_dialogs import map_dialogs, with_kept_map
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from waiting import SHORTLY, until, wait

from app.network.map import Ring, Spot, free_spot
from app.services import ladders, network, network_meetings, network_moments
from app.services import today as today_service
from app.services.today_rows import Matter
from app.ui.network.canvas import CHOOSE
from app.ui.network.layers import EVERYTHING, GROUPS, SUPPORT, TIES
from app.ui.network.moment_words import COMPARE, NOW
from app.ui.network.moments import Moments
from app.ui.network.tool_row import LADDERS, LIST, MAP, MEETING
from app.ui.store import Store
from app.ui.widgets.layout import bring_into_sight
from app.vocabulary import MomentKind
from tests.network.crowd import crowd

At = Callable[[str, Callable[[Any], object]], Callable[[], object]]
Scene = tuple[str, Callable[[], object]]


def of_network(store: Store, today: date, marleen: UUID, at: At) -> Iterator[Scene]:
    """Of ``marleen``, who has a map without kept ones, and of others of the demo."""
    maps = store.read(network.maps, today)
    bare = next((one.participant_id for one in maps if not one.names and one.wanted is None), marleen)
    climber = next(one.participant_id for one in maps if store.read(ladders.ladders, one.participant_id).rows)
    followed = next(one for one in store.read(today_service.today, today).rows if one.matter is Matter.NETWORK_CHECK)
    asked = followed.whom.id

    def of(whom: UUID, view: str = MAP, then: Callable[[Any], object] = lambda page: None) -> Callable[[], object]:
        return at("network", lambda page: (page.show_participant(whom), page.room.views.choose(view), then(page)))

    def meeting(whom: UUID, then: Callable[[Any], object] = lambda page: None) -> Callable[[], object]:
        return at("network", lambda page: (page.show_meetings(whom), then(page)))

    yield "network-whose", at("network", lambda page: page.choose_whose())
    yield "network", of(marleen)
    yield "network-chosen", of(marleen, then=_first_name)
    for name, what in DRAWN.items():
        yield f"network-{name}", of(marleen, then=partial(_draw, what=what))
    yield "network-list", of(marleen, LIST, _as_opened)
    yield "network-several", of(marleen, then=_some_names)
    yield "network-counts", of(marleen, then=_all_counts)
    yield "network-parts", of(marleen, then=lambda page: page.map.name_sectors())
    yield "network-together", of(marleen, then=_together)
    yield "meeting-prepared", of(marleen, MEETING)
    yield "meeting-who", meeting(marleen, lambda page: _meeting_part(page, "who"))
    yield "meeting-preparation", meeting(marleen, lambda page: _meeting_part(page, "question", "preparation"))
    yield "meeting-after", meeting(asked)
    yield "meeting-plan-line", meeting(asked, lambda page: _meeting_line(page, "plan"))
    yield "meeting-foot", meeting(asked, lambda page: _meeting_line(page, "after"))
    yield "meeting-none", meeting(bare)
    yield "meeting-no", at("network", lambda page: (_explain(store, bare, today), page.show_meetings(bare)))
    yield "network-steps", of(climber, LADDERS)
    yield "network-steps-none", of(marleen, LADDERS)
    yield "network-steps-foot", of(climber, LADDERS, _foot_of_steps)
    for name, show in (
        ("", lambda whole: (whole._choose(None), whole.canvas.fit())),
        ("-chosen", lambda whole: whole._choose(climber, bring=True)),
        ("-of", lambda whole: (whole._choose(None), whole.canvas.fit(), whole.of.setCurrentIndex(1), whole._dim())),
    ):
        yield f"network-whole{name}", at("network", lambda page, show=show: _whole_working(page, show))
    yield "network-offer", of(bare)
    yield from _of_moments(store, today, at)
    for name, dialog in map_dialogs(store).items():
        earlier = with_kept_map(store, maps)
        yield f"dialog-map-{name}", of(earlier, then=lambda page, dialog=dialog: dialog(page).open())


def _of_moments(store: Store, today: date, at: At) -> Iterator[tuple[str, Callable[[], object]]]:
    """Of the participant whose map was kept, and of somebody with sixty names."""
    maps = store.read(network.maps, today)
    kept = next(one.participant_id for one in maps if store.read(network_moments.moments, one.participant_id))
    first = str(store.read(network_moments.moments, kept)[0].id)
    for name, do in (
        ("now", lambda moments: moments.look_at(NOW)),
        ("comparison", lambda moments: moments.look_at(COMPARE)),
        ("comparison-marked", _mark),
        ("comparison-half", _go_half),
        ("moment", lambda moments: moments.look_at(first)),
        ("correct", lambda moments: (moments.look_at(first), moments.correct())),
        ("keep", lambda moments: (moments.look_at(NOW), moments.keep())),
    ):
        yield f"network-{name}", at("network", lambda page, do=do: do(_map_of(page, kept)))
    yield (
        "network-comparison-many",
        at("network", lambda page: _map_of(page, _crowd(store, today)).look_at(COMPARE)),
    )


def _map_of(page: Any, participant: UUID) -> Moments:
    page.show_participant(participant)
    page.room.views.choose(MAP)
    moments: Moments = page.room.moments
    return moments


def _mark(moments: Moments) -> None:
    moments.look_at(COMPARE)
    moments.side.changes.lines[0].click()


def _go_half(moments: Moments) -> None:
    moments.look_at(COMPARE)
    moments.bar.slider.setValue(50)


def _crowd(store: Store, today: date) -> UUID:
    """Somebody without a map gets one of sixty, which was kept; then some moved, some left, and some came."""
    maps = store.read(network.maps, today)
    whose = [one.participant_id for one in maps if one.wanted is None and (not one.names or one.names > 40)][-1]
    if store.read(network_moments.moments, whose):
        return whose
    people = crowd(66, 0).placed
    spots = [one.spot for one in people if one.spot]
    ids: list[UUID] = []
    for at, (one, spot) in enumerate(zip(people, spots, strict=True)):
        if at == 60:
            store.write_quietly(network_moments.keep, whose, today - timedelta(190), MomentKind.START)
        ids += store.write_quietly(network.name, whose, [one.name], spot)
        store.write_quietly(network.note, ids[-1:], {"said_kind": one.kind, "potential": one.potential})
    for at in range(0, 60, 7):
        spots.append(free_spot(spots, spots[at].sector, Ring.VERY_CLOSE))
        store.write_quietly(network.move, {ids[at]: spots[-1]})
    store.write_quietly(network.remove, ids[3:60:9])
    return whose


def _meeting_part(page: Any, *keys: str) -> None:
    """Some parts of a network meeting open, the others closed."""
    for key, fold in page.room.meeting.folds.items():
        (fold.open_content if key in keys else fold.close_content)()


def _meeting_line(page: Any, key: str) -> None:
    """The first line of a part of a network meeting with its fields."""
    _meeting_part(page, key)
    line = next(iter(page.room.meeting.parts[key].lines.by_id.values()))
    line.open_fields(True)
    wait(SHORTLY)
    bring_into_sight(line.remove)


def _explain(store: Store, participant_id: UUID, today: date) -> None:
    """Somebody who wants no network meeting."""
    if not store.read(network_meetings.meetings, participant_id).rows:
        store.write(network_meetings.explain, participant_id, today, False)


def _foot_of_steps(page: Any) -> None:
    wait(100)
    bring_into_sight(page.room.ladders.card.text.fields["ended_on"])


def _first_name(page: Any) -> None:
    """Choose whoever stands first on the map."""
    _as_opened(page)
    page.room.canvas.chosen.emit((page.shown.placed[0].id,))


def _some_names(page: Any) -> None:
    """Choose several on the map."""
    _as_opened(page)
    page.room.canvas.chosen.emit(tuple(one.id for one in page.shown.placed[:3]))


def _all_counts(page: Any) -> None:
    """Nobody chosen, and all counts unfolded."""
    page.room.canvas.chosen.emit(())
    for fold in (page.room.counts.where, page.room.counts.advanced):
        fold.open_content()
    wait(SHORTLY)
    bring_into_sight(page.room.counts.graphml)


def _together(page: Any) -> None:
    """The map on the whole screen, which is as large here as the window."""
    _as_opened(page)
    page.map.draw_together()
    page.room.together.showNormal()
    page.room.together.resize(page.window().size())
    wait(SHORTLY)


def _as_opened(page: Any) -> None:
    """The map of somebody as it is opened, whatever an earlier scene left."""
    canvas = page.room.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    canvas.set_mode(CHOOSE)
    canvas.set_layers(TIES)
    canvas.fit()
    canvas.tell(())


def _draw(page: Any, what: Callable[[Any], object]) -> None:
    """The map as it is opened, with something done to it."""
    _as_opened(page)
    page.room.canvas.setFocus()
    QApplication.processEvents()
    what(page)
    QApplication.processEvents()


def _tie(page: Any) -> None:
    """A tie of which one end is still to be chosen."""
    canvas = page.room.canvas
    canvas.tell((page.shown.placed[4].id,))
    QTest.keyClick(canvas, Qt.Key.Key_T)
    QTest.mouseMove(canvas, canvas.frame.point(Spot(-40, 80)).toPoint())
    QTest.mouseMove(canvas, canvas.frame.point(Spot(-30, 75)).toPoint())


def _rectangle(page: Any) -> None:
    """A rectangle around some, with the button still down; the next scene begins with letting go of it."""
    canvas = page.room.canvas
    begin, end = (canvas.frame.point(spot).toPoint() for spot in (Spot(100, 99), Spot(-8, 99)))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(canvas, (begin + end) / 2)
    QTest.mouseMove(canvas, end)


DRAWN: dict[str, Callable[[Any], object]] = {
    "crowd": lambda page: page.map.show(replace(page.shown, contents=crowd(60, 70))),
    "tie": _tie,
    "rectangle": _rectangle,
    "near": lambda page: page.room.canvas.zoom_by(4, page.room.canvas.frame.point(Spot(120, 60))),
    "story": lambda page: page.room.canvas.set_layers(EVERYTHING),
    "support": lambda page: page.room.canvas.set_layers(SUPPORT),
    "groups": lambda page: page.room.canvas.set_layers(GROUPS),
}


def _whole_working(page: Any, show: Callable[[Any], object]) -> None:
    page.show_programme()
    until(lambda: page.programme.canvas.scene is not None)
    page.programme.of.setCurrentIndex(0)
    page.programme._dim()
    show(page.programme)

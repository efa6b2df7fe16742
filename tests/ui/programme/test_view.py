"""The whole working in the window: looked at, looked for, put elsewhere, and saved; by mouse and by keyboard alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.services import office, organisations, people
from app.services.existing_duos import record
from app.ui.main_window import MainWindow
from app.ui.network.page import NetworkPage
from app.ui.programme.canvas import WHOLE
from app.ui.programme.files import FileDialog
from app.ui.programme.view import ProgrammeView
from app.ui.store import Store
from app.vocabulary import BuddyStatus, ParticipantStatus

TODAY = date(2026, 11, 23)
Ids = dict[str, UUID]


@pytest.fixture
def ids(store: Store) -> Ids:
    made: Ids = {}
    with store.vault.write("Everybody") as session:
        made["Huis"] = organisations.add_organisation(session, {"name": "Vrijwilligershuis", "is_partner": True})
        made["An"] = office.add_coordinator(session, {"first_name": "An", "last_name": "Zilverberk"})
        for name in ("Marleen", "Luc", "Rita", "Elke"):
            follows = None if name == "Elke" else made["An"]
            own: dict[str, Any] = {"status": ParticipantStatus.WAITING, "coordinator_id": follows}
            made[name] = people.add_participant(session, {"first_name": name, "last_name": "Zonnedauw"}, own)
        for name in ("Nadia", "Omar"):
            own = {"status": BuddyStatus.AVAILABLE, "partner_id": made["Huis"]}
            made[name] = people.add_buddy(session, {"first_name": name, "last_name": "Vlinderdal"}, own)
        for participant, buddy in (("Marleen", "Nadia"), ("Luc", "Omar")):
            made[f"{participant}'s"] = record(session, made[participant], made[buddy], date(2026, 3, 1), TODAY)
    return made


@pytest.fixture
def page(store: Store, ids: Ids) -> NetworkPage:
    return NetworkPage(store, lambda: TODAY)


@pytest.fixture
def view(store: Store, page: NetworkPage, qtbot: QtBot) -> ProgrammeView:
    """Within its window, 1024 px wide, once the picture is there."""
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.whose.all.click()
    assert page.programme
    made = page.programme
    assert not made.save.isEnabled()  # nothing to save as long as it is arranged
    qtbot.waitUntil(lambda: made.canvas.scene is not None)
    assert made.save.isEnabled()
    return made


def at(view: ProgrammeView, one: UUID) -> QPoint:
    return view.canvas.point(one).toPoint()


def test_by_keyboard_alone(view: ProgrammeView, page: NetworkPage, ids: Ids, qtbot: QtBot) -> None:
    opened: list[tuple[str, object]] = []
    page.opened.connect(lambda kind, one: opened.append((kind, one)))
    assert page.subject is None
    assert page.search_box is view.search
    view.search.setFocus()
    qtbot.keyClicks(view.search, "zonnedauw")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert view.told.text() == "4 gevonden"
    first = view.canvas.accessibleDescription()
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert view.canvas.accessibleDescription() != first
    view.search.clear()
    qtbot.keyClicks(view.search, "marleen")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    canvas = view.canvas
    told = canvas.accessibleDescription()
    assert told.startswith("Marleen Zonnedauw, Deelnemer · In een duo, verbonden met ")
    assert "Nadia Vlinderdal" in told
    assert "An Zilverberk" in told
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert opened == [("participant", ids["Marleen"])]
    view.search.clear()
    walked = set()
    for key, further in (
        (Qt.Key.Key_Right, lambda here, there: there.x() - here.x()),
        (Qt.Key.Key_Down, lambda here, there: there.y() - here.y()),
        (Qt.Key.Key_Left, lambda here, there: here.x() - there.x()),
        (Qt.Key.Key_Up, lambda here, there: here.y() - there.y()),
    ):
        for _step in range(6):
            assert canvas.scene
            here, told = canvas.scene.places[view._chosen or ids["Marleen"]], canvas.accessibleDescription()
            qtbot.keyClick(canvas, key)
            if canvas.accessibleDescription() == told:
                break  # nobody stands further that way
            walked.add(canvas.accessibleDescription())
            assert further(here, canvas.scene.places[view._chosen or ids["Marleen"]]) > 0
            assert canvas.rect().contains(at(view, view._chosen or ids["Marleen"]))
    assert len(walked) > 3
    before = view.canvas.scale
    page.zoom(1)
    assert canvas.scale > before
    page.zoom(0)
    assert canvas.scale <= WHOLE
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.accessibleDescription() == "8 op het beeld"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert page.whose.isVisible()
    assert page.search_box is page.whose.picker.search
    page.show_participant(ids["Rita"])
    assert page.room.isVisible()


def test_who_is_put_elsewhere_stays_there(
    view: ProgrammeView, ids: Ids, store: Store, qtbot: QtBot, cut_in: Callable[[QWidget], list[str]]
) -> None:
    canvas, marleen = view.canvas, ids["Marleen"]
    start, there = at(view, marleen), at(view, marleen) + QPoint(-60, 40)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(-20, 10))
    QTest.mouseMove(canvas, there)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=there)
    assert view.card.isVisible()
    assert not view.card.loosen.isHidden()
    pinned = view.pins[marleen]
    before = canvas.scene
    store.write(people.add_participant, {"first_name": "Firmin"}, {})  # somebody more: arranged anew
    qtbot.waitUntil(lambda: canvas.scene is not before)
    assert canvas.scene
    assert canvas.scene.places[marleen] == QPointF(*pinned)
    assert len(canvas.scene.nodes) == len(ids) - 1
    assert cut_in(view) == []
    before = canvas.scene
    view.card.loosen.click()
    qtbot.waitUntil(lambda: canvas.scene is not before)
    assert canvas.scene.places[marleen] != QPointF(*pinned)
    qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert marleen in view.pins


def test_the_ground_is_moved_and_somebody_is_chosen_with_a_click(view: ProgrammeView, ids: Ids, qtbot: QtBot) -> None:
    canvas = view.canvas
    origin, corner = canvas.origin, QPoint(6, 6)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(canvas, corner + QPoint(30, 20))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=corner + QPoint(30, 20))
    assert canvas.origin == origin + QPointF(30, 20)
    assert not view.pins
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(view, ids["An"]))
    assert "volgt 3 deelnemers" in canvas.accessibleDescription()
    opened: list[tuple[str, object]] = []
    view.opened.connect(lambda kind, one: opened.append((kind, one)))
    view.card.open.click()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(view, ids["Nadia"]))
    next(one for one in view.card.findChildren(QWidget) if one.accessibleName().startswith("Naar het duo")).click()  # type: ignore[attr-defined]
    assert opened == [("office", ids["An"]), ("duo", ids["Marleen's"])]
    view.of.setCurrentIndex(view.of.findData(str(ids["An"])))
    view.of.activated.emit(view.of.currentIndex())
    assert canvas._clear == {ids[name] for name in ("An", "Marleen", "Nadia", "Luc", "Omar", "Rita")}


def test_it_is_saved_as_a_picture_and_for_other_programs(
    view: ProgrammeView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved(kind: str, named: bool) -> Path:
        target = tmp_path / f"{named}{kind}"

        def answer(asked: FileDialog) -> int:
            asked._kind.choose(kind)
            assert not asked.named
            asked.names.setChecked(named)
            return int(QDialog.DialogCode.Accepted)

        monkeypatch.setattr(FileDialog, "exec", answer)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
        view.save.click()
        qtbot.waitUntil(target.exists)
        return target

    for named in (False, True):
        for kind in (".svg", ".graphml"):
            text = saved(kind, named).read_text(encoding="utf-8")
            assert ("Marleen" in text) is named
            assert ("Deelnemer 1" in text) is not named
        (sheet,) = PdfReader(saved(".pdf", named)).pages
        assert ("Marleen" in sheet.extract_text()) is named
    picture = QImage(str(saved(".png", named=False)))
    assert picture.width() > 200
    assert picture.pixelColor(1, 1).name() == "#ffffff"
    # Who stops waiting keeps what was there.
    before = view.canvas.scene
    view.arrange()
    assert view._task
    with qtbot.waitSignal(view._task.ended):
        view.progress.cancel_wanted.emit()
    QApplication.processEvents()
    assert view.canvas.scene is before

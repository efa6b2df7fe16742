"""What leaves a network map for paper or a file, and what comes in: names of others only where that was ticked."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import _
from app.network.map import Spot
from app.services import network, network_moments, office, people
from app.services.network import NetworkMap
from app.services.network_papers import People
from app.storage.backup import latest_backup
from app.storage.vault import Vault
from app.ui.network.files import MapFile, TakeIn, give_file, take_in
from app.ui.network.page import NetworkPage
from app.ui.network.papers import MapPaper, give_map
from app.ui.network.retention import WipeMaps
from app.ui.store import Store
from app.ui.tasks import cancel_all
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import MomentKind, ParticipantStatus
from tests.ui.network.conftest import TODAY

D = TypeVar("D", bound=Dialog)
THEN = date(2026, 3, 12)


@pytest.fixture
def host(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[QWidget]:
    """A window that writes where it is asked, under the name that it proposes."""
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *given: (str(tmp_path / Path(given[2]).name), "")
    )
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 768)
    made.show()
    yield made
    cancel_all()


@pytest.fixture
def shown(store: Store, marleen: UUID) -> Callable[[], NetworkMap]:
    return lambda: store.read(network.network, marleen)


def press(dialog: Dialog, words: str) -> None:
    next(one for one in dialog.findChildren(Button) if one.text() == words and one.isVisible()).click()


def answer(host: QWidget, kind: type[D], act: Callable[[D], object]) -> None:
    """Do this with the dialog, as soon as it opens."""
    waiting = QTimer(host)

    def look() -> None:
        if dialogs := [one for one in host.findChildren(kind) if one.isVisible()]:
            waiting.stop()
            try:
                act(dialogs[0])
            finally:
                if dialogs[0].isVisible():
                    dialogs[0].reject()  # a dialog that waits for ever tells nobody what went wrong

    waiting.timeout.connect(look)
    waiting.start(10)


def words(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_pdf_has_names_of_others_only_where_that_is_ticked(
    host: QWidget, store: Store, shown: Callable[[], NetworkMap], tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[object] = []

    def save(tick: bool) -> Callable[[MapPaper], None]:
        def act(dialog: MapPaper) -> None:
            said.append((dialog.people, dialog.in_file.isChecked()))
            dialog.in_file.setChecked(tick)
            dialog.name.setChecked(True)
            press(dialog, _("Save as PDF…"))

        return act

    answer(host, MapPaper, save(False))
    task = give_map(host, store, shown(), TODAY)
    assert task
    qtbot.waitUntil((tmp_path / "netwerkkaart.pdf").exists, timeout=10_000)
    without = words(tmp_path / "netwerkkaart.pdf")
    assert "Mama" not in without
    assert "Marleen" not in without
    assert "N1" in without
    answer(host, MapPaper, save(True))
    give_map(host, store, shown(), TODAY)
    qtbot.waitUntil((tmp_path / "netwerkkaart-Marleen.pdf").exists, timeout=10_000)
    named = words(tmp_path / "netwerkkaart-Marleen.pdf")
    assert "Mama" in named
    assert "Netwerkkaart van Marleen Zonnedauw" in named
    assert said == [(People.NAMED, False)] * 2


def test_two_maps_and_a_kept_one_can_be_asked_for(
    host: QWidget, store: Store, marleen: UUID, shown: Callable[[], NetworkMap], tmp_path: Path, qtbot: QtBot
) -> None:
    store.write(network_moments.keep, marleen, THEN, MomentKind.START)
    store.write(network.name, marleen, ["Buurman"], Spot(-40, 60))
    said: list[object] = []

    def act(dialog: MapPaper) -> None:
        assert dialog.over.itemText(1) == "Start · 12/03/2026"
        dialog.over.choose(THEN.isoformat())
        said.append((dialog.since, dialog.moment))
        dialog.which.choose(THEN.isoformat())
        said.append((dialog.since, dialog.moment))
        dialog.which.choose("now")
        dialog.content.choose(People.PSEUDONYMS.value)
        assert not dialog.name.isVisible()
        press(dialog, _("Save as PDF…"))

    answer(host, MapPaper, act)
    give_map(host, store, shown(), TODAY)
    qtbot.waitUntil((tmp_path / "netwerkkaart.pdf").exists, timeout=10_000)
    assert said == [(THEN, None), (None, THEN)]
    assert "Nieuw, 1" in words(tmp_path / "netwerkkaart.pdf")
    assert "Buurman" not in words(tmp_path / "netwerkkaart.pdf")


def test_a_blank_one_asks_for_nothing_but_the_paper(host: QWidget, store: Store, marleen: UUID, qtbot: QtBot) -> None:
    store.write(network_moments.keep, marleen, THEN, MomentKind.START)
    shown, kept = store.read(network.network, marleen), store.read(network_moments.moments, marleen)
    dialog = MapPaper(host, shown, kept, blank=True, language="Op papier in het Frans.")
    dialog.show()
    language = next(one for one in dialog.findChildren(QLabel) if one.text() == "Op papier in het Frans.")
    assert language.isVisible()
    assert dialog.people is People.BLANK
    assert not dialog.which.isVisible()
    assert not dialog.in_file.isVisible()
    dialog.content.choose(People.NAMED.value)
    assert dialog.which.isVisible()
    assert language.isVisible()
    dialog.content.choose(People.PSEUDONYMS.value)
    assert not language.isVisible()


def test_a_file_has_no_names_unless_they_are_ticked(
    host: QWidget, store: Store, shown: Callable[[], NetworkMap], tmp_path: Path, qtbot: QtBot
) -> None:
    def save(tick: bool) -> Callable[[MapFile], None]:
        def act(dialog: MapFile) -> None:
            assert not dialog.names.isChecked()
            dialog.names.setChecked(tick)
            press(dialog, _("Choose a place…"))

        return act

    for kind in ("svg", "xlsx", "graphml"):
        for tick in (False, True):
            answer(host, MapFile, save(tick))
            give_file(host, store, shown(), TODAY, kind)
            path = tmp_path / (f"netwerkkaart-Marleen.{kind}" if tick else f"netwerkkaart.{kind}")
            qtbot.waitUntil(path.exists, timeout=10_000)
            told = path.read_bytes()
            if kind == "xlsx":
                sheet = openpyxl.load_workbook(path).worksheets[0]
                told = repr([[cell.value for cell in row] for row in sheet]).encode()
            assert (b"Mama" in told) is tick
            assert (b"N1" in told) is not tick
    answer(host, MapFile, save(False))
    give_file(host, store, shown(), TODAY, "png")
    qtbot.waitUntil((tmp_path / "netwerkkaart.png").exists, timeout=10_000)


def test_contacts_are_taken_in_after_a_look_and_undone_in_one_step(
    host: QWidget,
    store: Store,
    shown: Callable[[], NetworkMap],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "namen.csv"
    file.write_text("Naam;Wie is dat?;Hoe vaak\nmama;moeder;\nSus;marktkramer;soms\n")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_given: (str(file), ""))
    before = shown().contents
    seen: list[str] = []

    def look(dialog: TakeIn) -> None:
        seen.extend(one.text() for one in dialog.findChildren(QWidget) if hasattr(one, "text"))
        press(dialog, _("Import"))

    answer(host, TakeIn, look)
    take_in(host, store, shown())
    qtbot.waitUntil(lambda: "Sus" in {one.name for one in shown().contacts}, timeout=10_000)
    assert "Nieuw op de kaart: Sus." in seen
    assert "Staan er al op, en worden aangevuld waar iets niet gekend was: Mama." in seen
    assert "Sus: niet begrepen werd ‘Hoe vaak’; dat blijft ongekend." in seen
    store.undo()
    assert shown().contents == before


def test_maps_kept_longer_than_agreed_are_offered_quietly(
    store: Store, vault: Vault, page: NetworkPage, marleen: UUID, qtbot: QtBot, shown: Callable[[], NetworkMap]
) -> None:
    qtbot.addWidget(page)
    page.prepare()
    page.show()
    page.choose_whose()
    assert not page.whose.past.isVisible()
    store.write(people.change_participant, marleen, {"status": ParticipantStatus.LEFT, "left_on": THEN})
    store.write(office.change_office, {"network_months": 6})
    page.refresh()
    assert page.whose.past.isVisible()
    names: list[str] = []

    def act(dialog: WipeMaps) -> None:
        names.extend(box.text() for box in dialog.boxes.values())
        press(dialog, _("Wipe"))

    answer(page, WipeMaps, act)
    page.whose.past.click()
    assert names == ["Marleen Zonnedauw · 5 namen · sinds 12/03/2026"]
    qtbot.waitUntil(lambda: shown().contacts == ())
    made = latest_backup(vault.folder)
    assert made
    assert made.why == "Before maps were wiped"
    assert made.counts["network_contact"] == 5
    page.refresh()
    assert not page.whose.past.isVisible()
    store.undo()
    assert len(shown().contacts) == 5

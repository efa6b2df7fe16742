"""The report in the window: the paper in sight, words kept with the year, and stories only one by one."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.figures.asked import whole_year
from app.models import Duo
from app.services import handouts, year_report_told, year_words
from app.services.year_report import CSV, PDF
from app.services.year_words import YearWords
from app.storage.vault import Vault
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.year_report.dialog import ReportDialog
from tests.vaults import example_vault

TODAY = date(2027, 1, 12)
YEAR = whole_year(2026)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Vault]:
    with example_vault(tmp_path_factory.mktemp("verslag") / "kluis", shared, TODAY) as opened:
        yield opened


@pytest.fixture
def store(filled: Vault) -> Store:
    return Store(filled)


@pytest.fixture
def dialog(store: Store, window: QWidget, qtbot: QtBot) -> ReportDialog:
    made = ReportDialog(store, YEAR, TODAY, window)
    made.open()
    qtbot.waitUntil(lambda: bool(made.preview.pages.images) and bool(made.stories.boxes), timeout=20_000)
    return made


def test_it_fits_a_small_window(dialog: ReportDialog, cut_in: Callable[[QWidget], list[str]]) -> None:
    assert (dialog.width(), dialog.height()) == (1024 - 48, 768 - 48)
    assert cut_in(dialog) == []


def test_what_is_typed_is_kept_with_the_year_and_stands_on_the_paper(
    dialog: ReportDialog, store: Store, window: QWidget, qtbot: QtBot
) -> None:
    dialog.foreword.retype("")
    dialog.staff.retype("")
    assert store.read(year_words.year_words, 2026) == YearWords()
    before = dialog.preview.pages.images
    qtbot.keyClicks(dialog.foreword.editor, "Een jaar om op terug te kijken.")
    qtbot.keyClicks(dialog.staff.editor, "0,5")
    dialog.foreword.commit()
    dialog.staff.commit()
    assert store.read(year_words.year_words, 2026) == YearWords("Een jaar om op terug te kijken.", 0.5)
    qtbot.waitUntil(lambda: dialog.preview.pages.images is not before, timeout=20_000)
    dialog.staff.retype("een halve")
    assert "0,5" in dialog.staff.error
    assert store.read(year_words.year_words, 2026).staff == 0.5
    again = ReportDialog(store, YEAR, TODAY, window)
    assert (again.foreword.text, again.staff.text) == ("Een jaar om op terug te kijken.", "0,5")
    again.done(0)
    dialog.staff.retype("")
    dialog.foreword.retype("")
    assert store.read(year_words.year_words, 2026) == YearWords()


def test_a_name_in_the_foreword_is_told_and_nothing_is_saved(
    dialog: ReportDialog, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    somebody = store.read(year_report_told.stories, YEAR)[0]
    named = store.read(lambda session: session.get_one(Duo, somebody.duo_id).participant.person.full_name)
    dialog.foreword.retype(f"{named} zei het zelf.")
    qtbot.waitUntil(lambda: named in dialog.foreword.error, timeout=20_000)
    assert not dialog.preview.isEnabled()
    told: list[str] = []
    monkeypatch.setattr("app.ui.saving.tell", lambda _parent, error: told.append(str(error)))
    target = tmp_path / "verslag.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), ""))
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert named in told[0]
    assert not target.exists()
    dialog.foreword.retype("")
    qtbot.waitUntil(lambda: not dialog.foreword.error and dialog.preview.isEnabled(), timeout=20_000)


def test_only_a_ticked_story_leaves_and_that_is_noted_with_who_told_it(
    dialog: ReportDialog, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "verslag.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), ""))
    assert not dialog.chosen.stories
    answer, box = next((one, box) for one, box in dialog.stories.boxes.items() if box.isEnabled())
    (whom,) = store.read(year_report_told.whose, YEAR, frozenset({answer}))
    words = next(one.words for one in store.read(year_report_told.offered, YEAR) if one.answer == answer)
    noted = len(store.read(handouts.handouts, whom))

    dialog.save.click()
    qtbot.waitUntil(lambda: target.exists() and not any_running(), timeout=20_000)
    assert "Verhalen" not in _said(target)
    assert len(store.read(handouts.handouts, whom)) == noted

    box.setChecked(True)
    dialog.save.click()
    qtbot.waitUntil(lambda: len(store.read(handouts.handouts, whom)) == noted + 1, timeout=20_000)
    assert words in _said(target)
    assert "Verhaal in het verslag van 2026" in {one.note for one in store.read(handouts.handouts, whom)}


def test_a_file_of_figures_has_no_words_to_choose(
    dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "verslag.csv"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), ""))
    dialog.kinds.choose(CSV)
    assert not dialog.inside.isEnabled()
    dialog.save.click()
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert "duo_running" in target.read_text(encoding="utf-8-sig")
    dialog.kinds.choose(PDF)
    assert dialog.inside.isEnabled()


def _said(target: Path) -> str:
    with pypdfium2.PdfDocument(target) as paper:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)

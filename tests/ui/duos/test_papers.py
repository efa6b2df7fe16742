"""Papers of duos: of one from its menu, of all that are shown at once."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import consents, duo_path, people, templates
from app.services.handouts import handouts
from app.services.subjects import Subject
from app.ui.duos.all_agreements import AgreementsDialog
from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.people.introduction_dialog import IntroductionDialog
from app.ui.people.introduction_giving import GivingDialog
from app.ui.saving import PaperDialog
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import Button
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Click, ConsentKind, DuoState, Role

TODAY = date(2026, 11, 23)
Begin = Callable[..., UUID]
Answering = Callable[[Callable[[Dialog], None]], list[str]]


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the next file or folder goes."""
    target = tmp_path / "papier.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), ""))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_asked: str(tmp_path / "map"))
    (tmp_path / "map").mkdir()
    return target


def press(dialog: Dialog, words: str) -> None:
    next(button for button in dialog.findChildren(Button) if button.text().startswith(words)).click()


def chosen(page: DuosPage, words: str) -> Task | None:
    """Do what stands in the menu of the duo."""
    action = next(one for one in page.detail.heading.menu.actions() if one.text() == words)
    action.trigger()
    return None


def in_menu(page: DuosPage) -> list[str]:
    return [one.text() for one in page.detail.heading.menu.actions()]


def text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def test_the_letters_at_the_end_are_in_the_menu_when_it_is_time(
    window: MainWindow, page: DuosPage, begin: Begin, store: Store
) -> None:
    duo = begin("together")
    assert "Brief bij het afronden…" not in in_menu(page)
    store.write(duo_path.move, duo, DuoState.CLOSING, TODAY)
    assert "Brief bij het afronden…" in in_menu(page)
    assert "Attest voor Nadia…" not in in_menu(page)
    store.write(duo_path.move, duo, DuoState.ENDED, TODAY)
    page.show_duo(duo)
    assert "Attest voor Nadia…" in in_menu(page)


def test_both_are_thanked_in_one_file_in_large_print(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    pair: tuple[UUID, UUID],
    store: Store,
    saved: Path,
    answering: Answering,
    qtbot: QtBot,
) -> None:
    duo = begin("together")
    store.write(duo_path.move, duo, DuoState.CLOSING, TODAY)
    told: list[str] = []

    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, PaperDialog)
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        qtbot.mouseClick(dialog.large, Qt.MouseButton.LeftButton)
        press(dialog, "Bewaren als PDF")

    answering(answer)
    chosen(page, "Brief bij het afronden…")
    qtbot.waitUntil(saved.exists)
    assert any("Marleen Zonnedauw en Nadia Vlinderdal" in words for words in told)
    sides = [Subject("participant", pair[0]), Subject("buddy", pair[1])]
    qtbot.waitUntil(lambda: bool(store.read(handouts, sides[1])))
    noted = [(one.to, one.note) for whom in sides for one in store.read(handouts, whom)]
    letter = "Brief bij het afronden van een duo"
    assert noted == [("Marleen Zonnedauw", letter), ("Nadia Vlinderdal", letter)]
    said = text(saved.read_bytes())
    assert "Dag Marleen," in said
    assert "Dag Nadia," in said
    sizes: set[float] = set()
    PdfReader(BytesIO(saved.read_bytes())).pages[0].extract_text(
        visitor_text=lambda _text, _cm, _tm, _font, size: sizes.add(round(size, 1))
    )
    assert max(sizes) == 29.7


def test_own_words_that_cannot_be_printed_are_told_before_printing(
    window: MainWindow, page: DuosPage, begin: Begin, store: Store, saved: Path, answering: Answering, qtbot: QtBot
) -> None:
    begin("click")
    store.write(templates.change, "duo_agreement", "# Ons plan\n{iets}")
    told: list[str] = []

    def answer(dialog: Dialog) -> None:
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        press(dialog, "Bewaren als PDF")

    answering(answer)
    chosen(page, "Overeenkomst afdrukken…")
    qtbot.waitUntil(saved.exists)
    assert any("{iets}" in words and "tekst van Klik" in words for words in told)
    assert "Onze overeenkomst" in text(saved.read_bytes())


def test_it_is_said_in_which_language_an_agreement_is_and_another_can_be_chosen(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    pair: tuple[UUID, UUID],
    store: Store,
    saved: Path,
    answering: Answering,
    qtbot: QtBot,
) -> None:
    begin("click")
    languages: list[str] = []
    told: list[str] = []

    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, PaperDialog)
        languages.append(dialog.language.current if dialog.language.isVisible() else "")
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        if len(languages) == 3:
            dialog.language.choose("en_BE")
        press(dialog, "Bewaren als PDF")

    for language in (None, "fr", "fr"):
        person = store.read(people.participant, pair[0], TODAY).person_id
        store.write(people.change_person, person, {"paper_language": language})
        saved.unlink(missing_ok=True)
        answering(answer)
        chosen(page, "Overeenkomst afdrukken…")
        qtbot.waitUntil(saved.exists)
    assert languages == ["", "fr_BE", "fr_BE"]
    assert any("Papieren voor Marleen zijn in het Frans, voor Nadia in het Nederlands" in words for words in told)
    assert "Our agreement" in text(saved.read_bytes())


def in_french(store: Store, participant: UUID) -> None:
    person = store.read(people.participant, participant, TODAY).person_id
    store.write(people.change_person, person, {"paper_language": "fr"})


def said_in(dialog: Dialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_own_words_that_are_not_there_in_the_language_of_the_paper_are_told(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    pair: tuple[UUID, UUID],
    store: Store,
    saved: Path,
    answering: Answering,
    qtbot: QtBot,
) -> None:
    begin("click")
    own = "# Ons plan\n[partijen: a | b | c]\n[handtekeningen: a | b | c | d | e]"
    store.write(templates.change, "duo_agreement", own)
    in_french(store, pair[0])
    told: list[str] = []

    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, PaperDialog)
        told.append(said_in(dialog))
        dialog.language.choose("nl_BE")
        dialog.language.chosen.emit("nl_BE")
        told.append(said_in(dialog))
        press(dialog, "Bewaren als PDF")

    answering(answer)
    chosen(page, "Overeenkomst afdrukken…")
    qtbot.waitUntil(saved.exists)
    assert ["In het Frans hebben jullie geen eigen tekst" in words for words in told] == [True, False]
    assert "Ons plan" in text(saved.read_bytes())
    titles: list[str] = []
    answering(lambda dialog: (titles.append(said_in(dialog)), dialog.reject()))
    page.save_agreements()
    assert "Op papier in het Frans." in titles[0]
    assert "In het Frans hebben jullie geen eigen tekst" in titles[0]


@pytest.mark.parametrize(("language", "greetings"), [("", ["Bonjour", "Dag"]), ("fr_BE", ["Bonjour", "Bonjour"])])
def test_letters_to_two_are_each_in_its_own_language_or_all_in_one(
    language: str,
    greetings: list[str],
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    pair: tuple[UUID, UUID],
    store: Store,
    saved: Path,
    answering: Answering,
    qtbot: QtBot,
) -> None:
    duo = begin("together")
    store.write(duo_path.move, duo, DuoState.CLOSING, TODAY)
    in_french(store, pair[0])

    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, PaperDialog)
        assert dialog.language.currentText() == "elk in de eigen taal"
        dialog.language.choose(language)
        press(dialog, "Bewaren als PDF")

    answering(answer)
    chosen(page, "Brief bij het afronden…")
    qtbot.waitUntil(saved.exists)
    said = text(saved.read_bytes())
    assert [f"{word} {name}," in said for word, name in zip(greetings, ("Marleen", "Nadia"), strict=True)] == [True] * 2


def test_all_agreements_that_are_shown_go_in_one_file_or_each_in_its_own(
    window: MainWindow, page: DuosPage, begin: Begin, saved: Path, answering: Answering, qtbot: QtBot
) -> None:
    duo = begin("together")
    titles = answering(lambda dialog: press(dialog, "Alles in één bestand"))
    page.save_agreements()
    qtbot.waitUntil(saved.exists)
    assert titles == ["1 overeenkomst als PDF"]
    assert "Marleen Zonnedauw" in text(saved.read_bytes())
    answering(lambda dialog: press(dialog, "Elk duo apart"))
    page.save_agreements()
    alone = saved.parent / "map" / f"overeenkomst-MZ-NV-{str(duo)[:8]}.pdf"
    qtbot.waitUntil(alone.exists)
    assert alone.read_bytes()[:5] == b"%PDF-"


def test_without_an_agreement_to_make_it_is_said(
    window: MainWindow, page: DuosPage, begin: Begin, answering: Answering
) -> None:
    begin("proposed")
    titles = answering(lambda dialog: press(dialog, "Begrepen"))
    assert page.save_agreements() is None
    assert titles == ["Dat lukte niet"]


def test_who_searches_prints_what_is_found(window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot) -> None:
    duo = begin("together")
    assert [row.id for row in page.shown] == [duo]
    page.list.search.seek("iemand anders")
    assert page.shown == []
    page.list.search.seek("marleen")
    for view in ("table", "months"):
        page.views.switch.choose(view)
        assert [row.id for row in page.shown] == [duo]
    page.views.pane.search_for("iemand anders")
    assert page.shown == []


def test_nothing_is_cut_in_the_dialogs(window: MainWindow, qtbot: QtBot, cut_in: Callable[..., list[str]]) -> None:
    for dialog in (
        AgreementsDialog(window, 40),
        PaperDialog(window, "Wie het opent, leest het.", True, lambda _codes: "Regel 3."),
    ):
        dialog.show()
        assert cut_in(dialog) == []
        assert dialog.findChild(CheckBox)
        dialog.reject()


def test_each_of_two_who_are_asked_may_be_given_the_introduction_of_the_other(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    pair: tuple[UUID, UUID],
    store: Store,
    saved: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marleen, nadia = Subject("participant", pair[0]), Subject("buddy", pair[1])
    store.write(consents.note_consent, marleen, ConsentKind.BUDDY, True, TODAY, None, ["interests"])
    duo = begin()
    page.show_duo(duo)
    assert {"Voorstelling van Marleen…", "Voorstelling van Nadia…"} <= set(in_menu(page))
    page.detail.ask.sides[Role.PARTICIPANT].introduce.click()
    dialog = window.findChildren(IntroductionDialog)[-1]
    assert dialog.title.text() == "Voorstelling van Nadia"
    assert not dialog.approve.isVisible()  # what may be shared of her is still to be asked
    dialog.reject()
    page.detail.ask.sides[Role.BUDDY].introduce.click()
    dialog = window.findChildren(IntroductionDialog)[-1]
    dialog.approve.click()
    assert dialog.give.text() == "Meegeven aan Nadia…"
    monkeypatch.setattr(GivingDialog, "exec", lambda giving: press(giving, "Bewaren als PDF") or giving.result())
    dialog.give.click()
    qtbot.waitUntil(lambda: bool(store.read(handouts, marleen)), timeout=20_000)
    assert store.read(handouts, marleen)[0].to == "Nadia Vlinderdal"
    assert "Dit blad is alleen voor Nadia" in text(saved.read_bytes())
    assert store.read(handouts, nadia) == ()
    store.write(duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    assert "Voorstelling van Marleen…" in in_menu(page)

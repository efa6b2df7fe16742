"""The introduction on the tab of papers: asked, read, approved, given and noted, and each of that taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import consents, introductions, people
from app.services.handouts import handouts
from app.services.introductions import Stage
from app.services.subjects import Subject
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.people.detail import PAPERS
from app.ui.people.introduction_dialog import IntroductionDialog
from app.ui.people.introduction_giving import OTHER, GivingDialog
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.widgets.buttons import Button
from app.vocabulary import ConsentKind

TODAY = date(2026, 11, 23)


def said(host: QWidget) -> str:
    return " ".join(one.text() for one in host.findChildren(QLabel) if one.isVisibleTo(host))


def shows(qtbot: QtBot, host: QWidget, words: str) -> None:
    """What comes on a card is in sight a moment later."""
    qtbot.waitUntil(lambda: words in said(host))


@pytest.fixture
def whom(window: MainWindow, page: ParticipantsPage, marleen: UUID) -> Subject:
    page.choose(marleen)
    page.detail.tabs.choose(PAPERS)
    return Subject("participant", marleen)


@pytest.fixture
def share(store: Store, whom: Subject) -> Callable[..., None]:
    def note(*what: str, given: bool = True) -> None:
        store.write(consents.note_consent, whom, ConsentKind.BUDDY, given, TODAY, None, what)

    return note


def opened(window: MainWindow, page: ParticipantsPage) -> IntroductionDialog:
    page.detail.papers.introduction.look.click()
    return window.findChildren(IntroductionDialog)[-1]


def test_from_asking_to_giving_and_back(
    window: MainWindow,
    page: ParticipantsPage,
    whom: Subject,
    share: Callable[..., None],
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    card = page.detail.papers.introduction
    shows(qtbot, card, "Nog te vragen wat er van Marleen gedeeld mag worden")
    assert not card.look.isEnabled()
    assert not card.give.isEnabled()
    share("question", "age")
    shows(qtbot, card, "Nog na te lezen en goed te keuren door Marleen")
    assert not card.give.isEnabled()

    dialog = opened(window, page)
    qtbot.waitUntil(lambda: bool(dialog.preview.pages.images), timeout=20_000)
    assert not dialog.give.isVisible()
    dialog.approve.click()
    shows(qtbot, card, "Goedgekeurd door Marleen op 23/11/2026")
    assert dialog.give.isVisible()
    assert not dialog.approve.isVisible()

    target = tmp_path / "voorstelling.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), ""))

    def answer(giving: GivingDialog) -> int:
        giving.show()
        save = next(one for one in giving.findChildren(Button) if "PDF" in one.text())
        assert giving.whom.current == OTHER  # there is no duo yet, nor a proposal that is kept
        assert "Of een partner dit ook mag lezen, is nog te vragen" in said(giving)
        save.click()
        assert giving.name.error  # for whom is needed
        qtbot.keyClicks(giving.name.editor, "Nadia")
        save.click()
        return giving.result()

    monkeypatch.setattr(GivingDialog, "exec", answer)
    dialog.give.click()
    qtbot.waitUntil(lambda: bool(store.read(handouts, whom)), timeout=20_000)
    with pypdfium2.PdfDocument(target) as paper:
        words = " ".join(paper[0].get_textpage().get_text_range().split())
    assert "Maak kennis met Marleen 58 jaar" in words
    assert "“Nog eens naar de markt.”" in words
    assert "alleen voor Nadia" in words
    assert not [secret for secret in ("Zonnedauw", "0400 00 00 12", "dinsdag", "drukte") if secret in words]
    given = page.detail.papers.given
    shows(qtbot, given, "Voorstelling, aan Nadia vraag in eigen woorden en leeftijd")
    shows(qtbot, given, "23/11/2026")

    for before in (Stage.TO_READ, Stage.NOT_ASKED):
        store.undo()
        assert store.read(introductions.introduction, whom, TODAY).stage is before
    assert len(store.read(handouts, whom)) == 1  # the paper is there, whatever is undone
    shows(qtbot, given, "23/11/2026")
    shows(qtbot, card, "Nog te vragen")


def test_who_closes_before_the_page_is_made_leaves_nothing_running(
    window: MainWindow, page: ParticipantsPage, whom: Subject, share: Callable[..., None]
) -> None:
    share("question", "age")
    dialog = opened(window, page)
    assert any_running()
    dialog.reject()
    assert not any_running()


def test_what_changes_is_named_and_read_again(
    window: MainWindow,
    page: ParticipantsPage,
    whom: Subject,
    share: Callable[..., None],
    store: Store,
    qtbot: QtBot,
) -> None:
    card = page.detail.papers.introduction
    share("question", "interests")
    store.write(introductions.approve, whom, TODAY)
    assert card.give.isEnabled()
    store.write(people.change_participant, whom.id, {"question": "Nog eens naar zee. Bel Zonnedauw."})
    shows(qtbot, card, "Veranderd sinds de goedkeuring door Marleen: vraag in eigen woorden")
    shows(qtbot, card, "een familienaam")
    assert not card.give.isEnabled()
    dialog = opened(window, page)
    dialog.day.editor.setText("1/12/2026")  # type: ignore[attr-defined]
    dialog.approve.click()
    assert dialog.day.error  # it cannot have been read yet
    dialog.day.editor.setText("20/11/2026")  # type: ignore[attr-defined]
    dialog.approve.click()
    shows(qtbot, card, "Goedgekeurd door Marleen op 20/11/2026")
    dialog.take_back.click()
    shows(qtbot, card, "Nog na te lezen")
    share(given=False)
    shows(qtbot, card, "mag niets gedeeld worden")
    assert not card.look.isEnabled()
    store.write(consents.note_consent, whom, ConsentKind.PARTNER, True, TODAY)
    shows(qtbot, card, "Mag de buddy lezen, een partner ook")


@pytest.mark.parametrize("fact", ["deceased_on", "no_contact_since"])
def test_of_who_is_gone_none_is_given(
    page: ParticipantsPage, whom: Subject, share: Callable[..., None], store: Store, qtbot: QtBot, fact: str
) -> None:
    share("question")
    store.write(introductions.approve, whom, TODAY)
    assert page.shown_row
    store.write(people.change_person, page.shown_row.person_id, {fact: TODAY})
    card = page.detail.papers.introduction
    assert not card.give.isEnabled()
    shows(qtbot, card, "overleden, of geen contact meer gewenst")

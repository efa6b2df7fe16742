"""What changed, in the window: the areas of a voice, the list behind every number, and what may be told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.figures.asked import whole_year
from app.services import evaluations, existing_duos, people
from app.services.actions import perform
from app.services.evaluations import Said
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui.impact.view import ImpactView
from app.ui.store import Store
from app.ui.tasks import any_running
from app.vocabulary import BuddyStatus, ParticipantStatus, Voice
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
WAITING, AVAILABLE = {"status": ParticipantStatus.WAITING}, {"status": BuddyStatus.AVAILABLE}
NAMES = ("Marleen", "Lieve", "Jos", "Wout", "Ria")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """Five duos that looked back after one year and after two, the last time with a story of Ria."""
    folder: Path = tmp_path_factory.mktemp("impact")
    with new_vault(folder / "vault") as made:
        for at, name in enumerate(NAMES):
            participant = perform(made, people.add_participant, {"first_name": name}, WAITING)
            buddy = perform(made, people.add_buddy, {"first_name": f"Buddy{name}"}, AVAILABLE)
            duo = perform(made, existing_duos.record, participant, buddy, date(2024, 3, 2), TODAY)
            for months, on in ((12, date(2025, 3, 2)), (24, date(2026, 3, 2))):
                with made.read() as session:
                    asked = evaluations.questions_for(session, duo, Voice.PARTICIPANT, months)
                said: dict[str, int | str] = {"gezelschap": 3 if months == 12 else 3 + at % 2, "contact": 4}
                if name == "Ria" and months == 24:
                    said |= {"verhaal": 1, "betekenis": "BuddyRia lacht met mijn moppen, zegt jos in Lieves tuin"}
                perform(made, evaluations.note, duo, Said(Voice.PARTICIPANT, months, on, asked, said))
        yield made


@pytest.fixture
def view(vault: Vault, qtbot: QtBot) -> ImpactView:
    made = ImpactView(Store(vault), lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.asked = whole_year(2026)
    made.make()
    made.show()
    read(made, qtbot)
    return made


def read(view: ImpactView, qtbot: QtBot) -> None:
    view.refresh()
    qtbot.waitUntil(lambda: not any_running() and view.found is not None)


def test_what_is_counted_again_stays_where_it_was_scrolled_to(
    view: ImpactView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.widgets.gradual.AT_ONCE", 1)
    view.resize(1000, 330)
    bar = view.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    there = bar.value()
    shown, moved = view.cards, []
    bar.valueChanged.connect(moved.append)
    read(view, qtbot)
    qtbot.waitUntil(lambda: view.cards is not shown and len(view.cards) == len(shown))
    qtbot.wait(50)
    assert (bar.value(), moved) == (there, [])


def words(widget: object) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))  # type: ignore[attr-defined]


def test_each_area_says_how_many_answered_and_how_they_moved(view: ImpactView) -> None:
    assert view.held.text() == "5 evaluaties van 5 duo's"
    assert [card.title.text() for card in view.cards] == ["Gezelschap", "Het contact"]
    company = view.cards[0]
    assert [number.text() for number in company.numbers] == [
        "na 2 jaar (5)",
        "2 kozen de laatste keer een antwoord verder in de rij",
        "3 gaven hetzelfde antwoord",
        "0 kozen de laatste keer een antwoord eerder in de rij",
    ]
    assert [number.isEnabled() for number in company.numbers] == [True, True, True, False]
    view.voices.choose(Voice.BUDDY.value)
    assert view.cards == []
    assert "Hier antwoordde niemand" in words(view)


def test_names_stand_only_in_the_list_behind_a_number(view: ImpactView, qtbot: QtBot) -> None:
    shown = "\n".join(words(card) for card in view.cards)
    assert not any(name in shown for name in NAMES)
    view.cards[0].numbers[1].setFocus()
    view.cards[0].numbers[1].click()
    assert view.room.isVisible()
    assert view.room.title.text() == "Gezelschap"
    assert view.room.pane
    rows = view.room.pane.table.rows.shown
    assert sorted((line.of.name, line.of.facts) for line in rows) == [
        ("Lieve & BuddyLieve", "evenveel → iets meer"),
        ("Wout & BuddyWout", "evenveel → iets meer"),
    ]
    with qtbot.waitSignal(view.opened) as told:
        view.room.pane.opened.emit(rows[0].key)
    assert told.args == [rows[0].of.subject]
    view.room.left.emit()
    assert not view.room.isVisible()
    assert view.page.focusWidget() is view.cards[0].numbers[1]


def test_a_story_is_told_without_names_and_says_what_still_stands_in_it(view: ImpactView, qtbot: QtBot) -> None:
    view.stories.fold.open_content()
    assert view.stories.fold.head.text() == "In eigen woorden (1)"
    said = words(view.stories)
    assert "Een deelnemer, na 2 jaar" in said
    assert "[mijn buddy] lacht met mijn moppen, zegt [iemand anders] in Lieves tuin" in said
    assert "Deze namen staan er nog in: Lieves." in said
    assert "zei ja op het blad van 2/03/2026" in said
    with qtbot.waitSignal(view.opened) as told:
        view.stories.duo_links[0].click()
    assert isinstance(told.args[0], Subject)
    assert told.args[0].kind == "duo"


def test_a_period_in_which_nobody_looked_back_says_so(view: ImpactView, qtbot: QtBot) -> None:
    view.asked = whole_year(2023)
    read(view, qtbot)
    qtbot.waitUntil(lambda: view._stack.currentIndex() == 1)
    assert "Nog niemand keek terug" in words(view._stack.currentWidget())

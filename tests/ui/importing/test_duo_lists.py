"""Lists of people, of duos and of their contacts through the wizard, with questions, and all of it undone at once."""

from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import duos
from app.services.contacts import every_contact
from app.services.import_questions import Kind
from app.storage.vault import Vault
from app.transfer.duos import Pairs
from app.ui import theme
from app.ui.importing.wizard import DONE, PREVIEW, QUESTIONS, RECOGNISED, ImportWizard
from app.ui.store import Store
from app.vocabulary import DuoState, Role

PARTICIPANTS = (
    "Naam;Voornaam;Geboortedatum;Talen;Status",
    "Zonnedauw;Marleen;12/02/1968;NL;wacht",
    "Kiezelsteen;Luc;03/04/1961;NL;duo",
)
BUDDIES = (
    "Familienaam;Voornaam;Geboortedatum;Talen;Screening",
    "Vlinderdal;Nadia;;NL;ok",
    "Zonnedauw;Marleen;12/02/1968;NL;ok",
)
DUOS = (
    "deelnemer;buddy;gestart op;gestopt op;status;opmerkingen",
    "Marleen Zonnedauw;Nadia V.;03/2025;;lopend;elke week",
    "Luc Kiezelsteen;Roza;01/02/2024;01/02/2025;;",
)
MONTHS = ("duo;jan;feb;totaal", 'Marleen – Nadia;2;"3, 17";4', "Luc;x;vakantie;1")


def said_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def keys(wizard: ImportWizard, kind: Kind) -> list[str]:
    assert wizard.draft.prepared
    return [one.key for one in wizard.draft.prepared.plan.questions if one.kind is kind]


def answer(wizard: ImportWizard, qtbot: QtBot, kind: Kind, answer: str | int) -> None:
    """Answer the questions of a kind with its key, or with the one at that place."""
    for key in keys(wizard, kind):
        buttons = wizard.questions.answers[key].buttons
        (buttons[answer] if isinstance(answer, str) else list(buttons.values())[answer]).click()
        qtbot.waitUntil(lambda: not wizard.is_busy)


def test_people_duos_and_months_with_questions_are_one_step_of_undo(
    opened: Any, go_on: Any, written: Any, there: Any, store: Store, vault: Vault, window: QWidget, qtbot: QtBot
) -> None:
    files = [
        written("deelnemers.csv", *PARTICIPANTS), written("buddys.csv", *BUDDIES),
        written("duos.csv", *DUOS), written("contacten.csv", *MONTHS),
    ]  # fmt: skip
    wizard = opened(*files)
    assert wizard.step == RECOGNISED
    shown = []
    for part in wizard.draft.parts:
        wizard.recognised.show_part(part.key)
        shown.append(wizard.recognised.whose.shown)
    assert shown == [Role.PARTICIPANT, Role.BUDDY, Pairs.DUOS, Pairs.MONTHS]
    assert wizard.recognised.grid.heads[1].choice.currentText() == "Contacten"
    assert wizard.recognised.summary.text() == "2 rijen · 3 kolommen herkend · niet gelezen: totaal"

    go_on(wizard)
    assert wizard.step == PREVIEW
    assert wizard.hint.text() == "5 toe te voegen, 0 al gekend, 3 niet over te nemen. Er is nog niets bewaard."
    table = wizard.preview.table
    table.selectRow(4)
    words = said_in(wizard.preview)
    assert "Rij 2 · Marleen Zonnedauw & Nadia Vlinderdal" in words
    assert "sinds maart 2025" in words
    assert "elke week" in words

    go_on(wizard)
    assert wizard.step == QUESTIONS
    words = said_in(wizard.questions)
    assert "Is de buddy Marleen Zonnedauw in rij 3 dezelfde persoon als deze deelnemer?" in words
    assert "Welke buddy is ‘Roza’ in de lijst van de duo's?" in words
    assert "Van welk jaar zijn de maanden van ‘contacten’?" in words
    answer(wizard, qtbot, Kind.ROLE, 1)
    answer(wizard, qtbot, Kind.NAME, "new")
    answer(wizard, qtbot, Kind.YEAR, "2026")
    answer(wizard, qtbot, Kind.DUO, 1)  # only asked once Roza is somebody
    assert wizard.hint.text() == "8 toe te voegen, 0 al gekend, 0 niet over te nemen. Er is nog niets bewaard."
    assert "in een duo" not in said_in(wizard.questions).splitlines()[-1]

    go_on(wizard)
    assert wizard.step == DONE
    assert wizard.done_step.sentence.text() == "Toegevoegd: 5 personen, 2 duo's en 4 contacten"
    wizard.next.click()

    def found() -> tuple[int, set[tuple[str, DuoState]], int]:
        paired = {(f"{row.participant} & {row.buddy}", row.state) for row in store.read(duos.duos)}
        return len({row.person_id for row in there()}), paired, len(store.read(every_contact))

    expected = (
        4,
        {("Marleen Zonnedauw & Nadia Vlinderdal", DuoState.RUNNING), ("Luc Kiezelsteen & Roza", DuoState.ENDED)},
        4,
    )
    assert found() == expected
    assert len(vault.history()) == 1
    store.undo()
    assert found() == (0, set(), 0)
    assert vault.undoable() is None
    store.redo()
    assert found() == expected
    again = opened(*files)
    go_on(again)
    assert "0 toe te voegen" in again.hint.text()
    again.done(0)


def test_what_kind_of_list_it_is_can_be_said(opened: Any, go_on: Any, written: Any, qtbot: QtBot) -> None:
    wizard = opened(written("wie.csv", "Wie;Met wie;Vanaf", "Marleen Zonnedauw;Nadia Vlinderdal;2024"))
    page = wizard.recognised
    page.whose.buttons[Pairs.DUOS].click()
    assert wizard.hint.text() == "Kies in wie.csv de kolom met de naam."
    for index, field in enumerate(("participant", "buddy")):
        choice = page.grid.heads[index].choice
        choice.setCurrentIndex(choice.findData(field))
        choice.activated.emit(choice.currentIndex())
    assert [column.field for column in page.part.found.columns] == ["participant", "buddy", "since"]
    go_on(wizard)
    assert [one.kind for one in wizard.draft.prepared.plan.questions] == [Kind.NAME, Kind.NAME]
    wizard.back.click()
    page.whose.buttons[Role.PARTICIPANT].click()
    assert [column.field for column in page.part.found.columns] == [None, None, None]
    wizard.draft.sources.clear()
    wizard.done(0)


def test_nothing_is_cut_on_the_steps_of_duos(
    opened: Any, go_on: Any, written: Any, cut_in: Any, dressed: QApplication, qtbot: QtBot
) -> None:
    theme.apply(dressed, percent=130)
    try:
        wizard = opened(written("duos.csv", *DUOS), written("contacten.csv", *MONTHS))
        for part in wizard.draft.parts:
            wizard.recognised.show_part(part.key)
            for head in wizard.recognised.grid.heads.values():
                items = [head.choice.itemText(at) for at in range(head.choice.count())]
                room = head.choice.width() - 45
                assert [one for one in items if head.choice.fontMetrics().horizontalAdvance(one) > room] == []
        for step in (PREVIEW, QUESTIONS, DONE):
            go_on(wizard)
            assert wizard.step == step
            qtbot.waitUntil(lambda: not cut_in(wizard))
    finally:
        theme.apply(dressed, percent=100)

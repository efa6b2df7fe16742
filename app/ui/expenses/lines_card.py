"""What stands on no note yet: each line with what it comes to, or with what is still to be asked about it."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.expenses.lines import Ask, Question, Reckoned
from app.i18n import _, euro, labelled, short_date
from app.services import contacts, expense_lines
from app.services.expense_lines import EXPENSE, Claim
from app.services.expense_words import question_said
from app.services.expenses import Volunteer
from app.services.subjects import Subject
from app.ui import theme
from app.ui.expenses.words import line_said, way_said
from app.ui.store import Store
from app.ui.widgets.buttons import link, more_button, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.field import line_edit
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import Travel, word

_OF_A_LINE = (Ask.TRAVEL, Ask.WHOSE, Ask.PROOF, Ask.DAY)
_TOP = Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class LinesCard(Card):
    """A question is answered where it stands; ``people`` are those of the buddy, by id, two of a couple."""

    opened = Signal(Subject)
    amounts_wanted = Signal()
    change_wanted = Signal(object)  # a Claim that is an expense of its own

    def __init__(self, store: Store, one: Volunteer, people: Sequence[tuple[UUID, str]]) -> None:
        super().__init__(_("On no note yet"))
        self._store, self._people = store, people
        self.answers: list[QWidget] = []
        for said, law in _of_all(one):
            self.add(self._waits_for(said, law))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        claims = {claim.line.source: claim for claim in one.claims}
        for at, made in enumerate(one.open.lines):
            self._put(grid, at, made, claims[made.line.source])
        if one.open.lines:
            self.add(grid)
            total = _("Together {amount}").format(amount=euro(one.open.amount))
            self.add(row(1, label(total, bold=True)))
        else:
            none = _("Nothing. What a buddy paid or drove comes here once it is noted with an outing of the duo.")
            self.add(label(none, tone="text2", wrap=True))

    def _put(self, grid: QGridLayout, at: int, made: Reckoned, claim: Claim) -> None:
        line = made.line
        words = label(line_said(line), wrap=True)
        way = " · ".join(filter(None, (way_said(line), _("proof {n}").format(n=line.proof) if line.proof else "")))
        body = column(words, label(way, theme.SECOND, tone="text2", wrap=True) if way else None, gap=2)
        for question in (each for each in made.questions if each.ask in _OF_A_LINE):
            answer = self._answer(question, claim)
            self.answers.append(answer)
            body.addWidget(answer)
        amount = label(euro(made.amount), bold=True) if not made.waits else label(_("waits"), tone="amber_ink")
        more = self._more(claim)
        day = label(short_date(line.day), theme.SECOND, tone="text2")
        for part in (day, amount):  # all on the line of the button
            part.setContentsMargins(0, _above(part, more), 0, 0)
        body.setContentsMargins(0, _above(amount, more) + 1, 0, 0)
        grid.addWidget(day, at, 0, _TOP)
        grid.addLayout(body, at, 1)
        grid.addWidget(amount, at, 2, _RIGHT)
        grid.addWidget(more, at, 3, _TOP)

    def _more(self, claim: Claim) -> QWidget:
        """What an expense of its own can be: an outing is changed where it was noted."""
        name = _("More with {what}").format(what=f"{short_date(claim.line.day)} {line_said(claim.line)}")
        assert claim.line.source
        if claim.line.source.kind == EXPENSE:
            own = UUID(claim.line.source.id)
            return more_button(
                name,
                [
                    (_("Change…"), lambda: self.change_wanted.emit(claim)),
                    (_("Remove"), lambda: self._store.write(expense_lines.remove_expense, own)),
                ],
            )
        return more_button(name, [(_("Open the buddy"), lambda: self.opened.emit(Subject("buddy", claim.buddy_id)))])

    def _waits_for(self, said: str, law: bool) -> QWidget:
        """What more than one line waits for; said once."""
        look_up = link(_("Amounts of the law…"))
        look_up.clicked.connect(lambda _on: self.amounts_wanted.emit())
        made = QWidget()
        words = label(said, theme.SECOND, tone="amber_ink", wrap=True)
        line = row(words, look_up if law else None, gap=12)
        line.setStretch(0, 1)
        line.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        made.setLayout(line)
        return made

    def _answer(self, question: Question, claim: Claim) -> QWidget:
        """What is to be asked, with the answers to click on."""
        made = QWidget()
        asked = label(_short(question), theme.SECOND, tone="amber_ink", wrap=True)
        buttons: list[QWidget] = []
        when = f"{short_date(claim.line.day)} {line_said(claim.line)}"
        if question.ask is Ask.TRAVEL:
            buttons = [self._button(word(one), when, claim, {"travel": one}) for one in Travel]
        elif question.ask is Ask.WHOSE:
            buttons = [self._button(name, when, claim, {"expense_of_id": who}) for who, name in self._people]
        elif question.ask is Ask.PROOF:
            buttons = self._proof(when, claim)
        elif question.ask is Ask.DAY:
            buttons = [_linked(_("Open the buddy"), when, lambda: self.opened.emit(Subject("buddy", claim.buddy_id)))]
        made.setLayout(column(asked, Flow(buttons) if buttons else None, gap=4))
        return made

    def _button(self, words: str, when: str, claim: Claim, facts: dict[str, Any]) -> QWidget:
        made = outlined(words, small=True)
        made.setAccessibleName(labelled(when, words))
        made.clicked.connect(lambda: self._write(claim, facts))
        return made

    def _proof(self, when: str, claim: Claim) -> list[QWidget]:
        line = line_edit()
        line.setAccessibleName(_("Number of the proof of {what}").format(what=when))
        theme.fix(line, width=120)
        keep = outlined(_("Save"), small=True)
        keep.setAccessibleName(_("Save the number of the proof of {what}").format(what=when))

        def save() -> None:
            if said := line.text().strip():
                self._write(claim, {"proof": said})

        keep.clicked.connect(save)
        line.returnPressed.connect(save)
        return [line, keep]

    def _write(self, claim: Claim, facts: dict[str, Any]) -> None:
        """Write an answer where the line comes from."""
        assert claim.line.source
        where = UUID(claim.line.source.id)
        if claim.line.source.kind == EXPENSE:
            self._store.write(expense_lines.change_expense, where, facts)
        else:
            self._store.write(contacts.change, where, facts)


def _above(words: QWidget, button: QWidget) -> int:
    """How far under the top of a button one line of words stands in its middle."""
    return max(button.sizeHint().height() - words.sizeHint().height(), 0) // 2


def _of_all(one: Volunteer) -> list[tuple[str, bool]]:
    """What lines wait for that none of them can be asked, each once, and whether it is an amount of the law."""
    found: dict[tuple[str, bool], None] = {}
    for question in (each for line in one.open.lines for each in line.questions if each.ask not in _OF_A_LINE):
        found[_short(question), question.ask is Ask.LAW] = None
    return list(found)


def _short(question: Question) -> str:
    """The question without the line it stands under."""
    said = question_said(Question(question.ask, None, "", question.kind))
    said = said.strip(": \xa0")
    return said[:1].upper() + said[1:]


def _linked(words: str, when: str, do: Callable[[], object]) -> QWidget:
    made = link(words)
    made.setAccessibleName(labelled(when, words))
    made.clicked.connect(lambda _on: do())
    return made

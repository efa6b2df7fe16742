"""The tab of the papers: what exists on paper of somebody, and no more."""

from collections.abc import Callable, Sequence
from typing import Any, Generic
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, short_date
from app.services import templates
from app.services.duos import DuoRow
from app.services.rows import BuddyRow, ParticipantRow
from app.services.screening import BEFORE
from app.ui import theme
from app.ui.people import contents
from app.ui.people.given import GivenCard
from app.ui.people.introduction import IntroductionCard
from app.ui.people.kind import Kind
from app.ui.people.known import Known, R
from app.ui.store import Store
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import Role

_LETTERS = {
    Role.PARTICIPANT: (("handover_letter", N_("When somebody else of the office follows up from now on.")),),
    Role.BUDDY: (
        ("screening_form", N_("What comes up in the talk: for whoever holds it, a partner as well.")),
        ("agreement_note", N_("To sign on paper before the first day as a buddy.")),
        ("information_note", N_("What a volunteer is told before the first day.")),
    ),
}
"""The letters of each role, with when they are wanted."""


class OwnPapers(Card):
    """The papers that only one role has: a card that shows those of who is shown."""

    def show_known(self, known: Known[Any]) -> None:
        """Show somebody, or the same one again."""
        raise NotImplementedError


class PaperTab(QWidget, Generic[R]):
    """The introduction, the agreement of each duo that has one or may have, the blank form to evaluate it, letters.

    Above them ``own``: the papers that only this role has. Under them what was given to whom.
    """

    agreement_wanted = Signal(object)  # the id of a duo
    evaluation_form_wanted = Signal()
    letter_wanted = Signal(str)  # the name of its template

    def __init__(self, kind: Kind[R], store: Store, own: OwnPapers | None = None) -> None:
        super().__init__()
        self._kind, self.own = kind, own
        self.introduction, self.given = IntroductionCard(store), GivenCard(store)
        self._card = Card(_("To print") if own else _("Papers"))
        self.setLayout(column(own, self.introduction, self._card, self.given, 1, gap=12))

    def show_known(self, known: Known[R]) -> None:
        """Show somebody, or the same one again."""
        lines = [self._agreement(duo) for duo in known.duos if _may_agree(duo)]
        lines += [self._letter(*letter) for letter in self._letters(known)]
        hint = _("Blank, with the letterhead of the office: to fill in by hand.")
        lines.append(_line(_("Evaluation form"), hint, self.evaluation_form_wanted.emit))
        contents.replace(self._card.body, lines, keep=1)
        self.introduction.show_known(known)
        self.given.show_known(known)
        if self.own:
            self.own.show_known(known)

    def _agreement(self, duo: DuoRow) -> QWidget:
        name = duo.buddy if self._kind.role is Role.PARTICIPANT else duo.participant
        signed = duo.agreement_signed_on
        state = _("signed on {day}").format(day=short_date(signed)) if signed else _("not signed yet")
        return _line(_("Agreement with {name}").format(name=name), state, self._ask(duo.id))

    def _letters(self, known: Known[R]) -> Sequence[tuple[str, str]]:
        """No letter goes to who may not be written to; about a contact person only where there is one."""
        one = known.row
        lacks = isinstance(one, ParticipantRow) and not one.coordinator
        if lacks or not one.may_be_contacted:
            return ()
        past = isinstance(one, BuddyRow) and one.status not in BEFORE
        return tuple(letter for letter in _LETTERS[self._kind.role] if not (past and letter[0] == "screening_form"))

    def _letter(self, name: str, hint: str) -> QWidget:
        return _line(_(templates.TITLES[name]), _(hint), lambda: self.letter_wanted.emit(name))

    def _ask(self, duo_id: UUID) -> Callable[[], object]:
        return lambda: self.agreement_wanted.emit(duo_id)


def _may_agree(duo: DuoRow) -> bool:
    return duo.click or duo.together or duo.agreement_signed_on is not None


def _line(name: str, hint: str, do: Callable[[], object]) -> QWidget:
    save = outlined(_("Save as PDF…"), "paper", small=True)
    save.setAccessibleName(_("Save as PDF: {what}").format(what=name))
    save.clicked.connect(lambda _checked=False: do())
    texts = column(label(name, bold=True, wrap=True), label(hint, theme.SECOND, tone="text2", wrap=True), gap=0)
    host = QWidget()
    line = row(texts, save, gap=16)
    line.setStretch(0, 1)
    host.setLayout(line)
    return host

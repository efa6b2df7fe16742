"""One referral or outing on the page of a participant: what it is, how far it is, and the next thing to note of it."""

from collections.abc import Callable, Hashable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date, telephone
from app.services import outings, referrals
from app.services.referrals import Asked, ReferralRow
from app.ui import theme
from app.ui.offers import words
from app.ui.offers.end_dialog import EndDialog
from app.ui.store import Store
from app.ui.today.link import NameLink
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import more_button, outlined
from app.ui.widgets.chip import Chip
from app.ui.widgets.copyable import Copyable
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import Answer, word


class ReferralLine(QWidget):
    """``participant_wanted`` opens the other one of an outing, ``change_wanted`` asks for the dialog."""

    participant_wanted = Signal(object)
    change_wanted = Signal(object)  # a ReferralRow

    def __init__(self, store: Store, found: ReferralRow, today: date) -> None:
        super().__init__()
        self._store, self._found, self._today = store, found, today
        said, tone = words.state(found)
        more = more_button(_("More with {what}").format(what=found.what), self._entries())
        self.menu = more.menu()
        name = label(found.what, bold=True, wrap=True)
        under = self._together(found.with_whom) if found.with_whom else None
        if found.place:
            under = label(found.place, theme.SECOND, tone="text2", wrap=True)
        head = row(column(name, under, 1, gap=1), column(Chip(said, tone), 1), column(more, 1), gap=8)
        head.setStretch(0, 1)
        parts: list[QWidget] = [label(text, theme.SECOND, tone="text2", wrap=True) for text in words.story(found)]
        if found.is_open and found.asked and not found.is_agreed:
            parts += [self._question(one) for one in found.asked]
        elif found.is_open and not found.asked:
            parts.append(self._steps())
        elif found.is_open and found.on <= today:
            over = outlined(_("Round off…"), small=True)
            over.setAccessibleName(_("{what}: round it off").format(what=found.what))
            over.clicked.connect(self.round_off)
            parts.append(Flow([over]))
        if self._is_asked_now():
            parts.append(self._met())
        elif found.ask_on and not found.asked:
            later = _("On {day} you ask how it goes, and whether there are more people now.")
            parts.append(label(later.format(day=short_date(found.ask_on)), theme.SMALL, tone="text2", wrap=True))
        self.setLayout(column(head, *parts, gap=4, margins=(0, 4, 0, 6)))

    def _entries(self) -> list[tuple[str, Callable[[], object]]]:
        found = self._found
        entries: list[tuple[str, Callable[[], object]]] = []
        if not found.asked:
            entries.append((_("Change…"), lambda: self.change_wanted.emit(found)))
        if found.ended_on is None:
            entries.append((_("Round off…"), self.round_off))
        elif found.reachable:
            entries.append((_("It goes on after all"), self._take_up))
        if found.alone_since and found.is_open:
            again = _("Somebody goes along again")
            entries.append((again, lambda: self._store.write(referrals.goes_along_again, found.id)))
        entries.append((_("Remove"), lambda: self._store.write(referrals.remove_referral, found.id)))
        return entries

    def _take_up(self) -> None:
        self._store.write(referrals.take_up, self._found.id, self._today)

    def _together(self, other: Asked) -> QWidget:
        made, name = QWidget(), NameLink(other.name)
        name.clicked.connect(lambda _checked=False: self.participant_wanted.emit(other.id))
        made.setLayout(row(label(_("together with"), theme.SECOND, tone="text2"), name, 1, gap=4))
        return made

    def _question(self, one: Asked) -> QWidget:
        """Ask one of the two, with the number at hand."""
        options: list[tuple[Hashable, str]] = [(answer, word(answer)) for answer in Answer]
        answers = Answers(options, _("What does {name} say?").format(name=one.called))
        answers.show_answer(one.answer)
        answers.answered.connect(lambda answer: self._note(one.id, answer))
        called = label(_("{name}:").format(name=one.called), theme.SECOND, bold=True)
        phone = None
        if one.phone:
            phone = Copyable(telephone(one.phone), theme.SECOND, calm=True)
            phone.copied.connect(lambda said: self._store.said.emit(said, False))
        made = QWidget()
        made.setLayout(column(row(called, phone, 1), answers, gap=4, margins=(0, 4, 0, 0)))
        return made

    def _note(self, who: UUID, answer: object) -> None:
        said = answer if isinstance(answer, Answer) else None
        self._store.write(outings.note_answer, self._found.id, who, said, self._today)

    def _steps(self) -> QWidget:
        found = self._found
        once = outlined(_("Went along once more"), "plus", small=True)
        once.setAccessibleName(_("Went along once more: {what}").format(what=found.what))
        once.clicked.connect(lambda: self._store.write(referrals.went_along, found.id))
        buttons: list[QWidget] = [once]
        if not found.alone_since:
            alone = outlined(_("Goes alone now"), "walk", small=True)
            alone.setAccessibleName(_("Goes alone now: {what}").format(what=found.what))
            alone.clicked.connect(lambda: self._store.write(referrals.goes_alone, found.id, self._today))
            buttons.append(alone)
        return Flow(buttons)

    def _is_asked_now(self) -> bool:
        """Whether the question of half a year later may be answered by now, or was."""
        found = self._found
        if not found.is_agreed:
            return False
        due = found.ask_on is None or found.ask_on <= self._today  # ticked off, it was not answered by that
        return due or found.met_people is not None or bool(found.alone_since or found.ended_on)

    def _met(self) -> QWidget:
        said = _("Came to know more people?")
        answers = Answers([(True, _("yes")), (False, _("no"))], said)
        answers.show_answer(self._found.met_people)
        answers.answered.connect(lambda met: self._store.write(referrals.note_met, self._found.id, met, self._today))
        made = QWidget()
        made.setLayout(row(label(said, theme.SECOND, bold=True), answers, 1, gap=10, margins=(0, 2, 0, 0)))
        return made

    def round_off(self) -> None:
        """Ask what came of it."""
        EndDialog(self._store, self._found, self._today, self.window()).open()

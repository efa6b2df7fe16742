"""One participant: name and state first, the path, then the cards, or the form that corrects them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import _, telephone
from app.ui import theme
from app.ui.participants.cards import Cards, Known
from app.ui.participants.path import path
from app.ui.participants.words import is_unnoted
from app.ui.widgets.buttons import Button, filled, icon_button, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip, StatusChip
from app.ui.widgets.copyable import Copyable
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import SCROLLED, column, row, scrolled
from app.ui.widgets.marks import Mark, RoleMark, initials
from app.ui.widgets.path_line import PathLine
from app.ui.widgets.text import label
from app.vocabulary import ParticipantStatus, word

TWO_COLUMNS = 780  # the least width for two columns: a window of 1220 px
_GONE = (ParticipantStatus.LEFT, ParticipantStatus.REFERRED)


class Detail(QWidget):
    """Shows a participant; what is wanted from here is told to the page."""

    talk_wanted = Signal()
    who_fits_wanted = Signal()
    edit_wanted = Signal(str)  # the section to begin at
    existing_duo_wanted = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = Cards()
        self.cards.edit_wanted.connect(self.edit_wanted)
        self.cards.copied.connect(self.said)
        self._mark = RoleMark(Mark("participant"), 52)
        self.name = label("", theme.TITLE, bold=True, wrap=True)
        self.status = StatusChip("")
        self._second = Flow(gap=4)
        self.who_fits = outlined(_("Who fits?"), "match")
        self.who_fits.clicked.connect(self.who_fits_wanted)
        self.note = filled(_("Note a talk…"), "plus")
        self.note.clicked.connect(self.talk_wanted)
        self.edit = icon_button("note", _("Change the details"), "F2")
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(""))
        self._buttons = QWidget()
        self._buttons.setLayout(row(self.who_fits, self.note, self.edit, 1))
        self.path = PathLine()
        self.note_duo = outlined(_("Note the duo…"), small=True)
        self.note_duo.clicked.connect(self.existing_duo_wanted)
        self.with_whom = _with_whom(self.note_duo)
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(12)
        self._head.setVerticalSpacing(12)
        self._head.setColumnStretch(1, 1)
        self._head.addWidget(self._mark, 0, 0)
        self._head.addLayout(column(1, row(self.name, self.status, 1, gap=12), self._second, 1, gap=2), 0, 1)
        self._content = QWidget()
        self._body = QVBoxLayout(self._content)
        self._body.setContentsMargins(*SCROLLED)
        self._body.setSpacing(16)
        self._body.addLayout(self._head)
        self._body.addWidget(self.path)
        self._body.addWidget(self.with_whom)
        self._body.addWidget(self.cards)
        self._body.addStretch(1)
        self.area = scrolled(self._content, _("Participant"))
        self.setLayout(column(self.area))
        self.setFocusProxy(self.note)
        self._wide: bool | None = None
        self._form: QWidget | None = None
        self._unnoted = False

    def show_known(self, known: Known) -> None:
        """Show a participant, or the same one again."""
        one = known.row
        self._mark.change(Mark("participant", initials(one.full_name)))
        self.name.setText(one.full_name)
        self.status.change(word(one.status), "chip" if one.status in _GONE else "primary")
        self.status.setAccessibleName(word(one.status))
        self._second.show_widgets(self._second_line(known))
        self.who_fits.setVisible(one.status is ParticipantStatus.WAITING and one.may_be_contacted)
        self.path.set_steps(path(one, known.duos))
        self._unnoted = is_unnoted(one, known.duos)
        self.with_whom.setVisible(self._unnoted and not self.cards.isHidden())
        self.cards.show_known(known)

    def show_form(self, form: QWidget | None) -> None:
        """Put a form in the place of the cards, or the cards back."""
        if form is not None and self._form is None:
            self._form = form
            self._body.insertWidget(self._body.indexOf(self.cards), form)
        if self._form:
            self._form.setVisible(form is not None)
        self.cards.setVisible(form is None)
        self.path.setVisible(form is None)
        self.with_whom.setVisible(form is None and self._unnoted)
        self.edit.setVisible(form is None)

    def to_top(self) -> None:
        """Begin at the top again."""
        self.area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (wide := self.width() >= TWO_COLUMNS) is not self._wide:
            self._wide = wide
            self.cards.set_wide(wide)
            self._head.removeWidget(self._buttons)
            self._head.addWidget(self._buttons, *((0, 2) if wide else (1, 0, 1, 3)))

    def _second_line(self, known: Known) -> list[QWidget]:
        one = known.row
        age = _("{age} years").format(age=one.age) if one.age is not None else _("age still to ask")
        facts = [age, one.pronouns, one.municipality or one.place or _("place still to ask")]
        if one.coordinator:
            facts.append(_("contact person: {name}").format(name=one.coordinator.split()[0]))
        phone = one.phone if one.may_be_contacted else None
        texts = _dotted([fact for fact in facts if fact])
        if phone:
            number = Copyable(telephone(phone))
            number.copied.connect(self.said)
            texts.append(number)
        if not one.may_be_contacted:
            texts.append(Chip(_("may not be contacted any more")))
        return texts


def _with_whom(button: Button) -> Card:
    """The question that a list left open about somebody in a duo."""
    made = Card()
    made.body.setContentsMargins(16, 11, 16, 11)
    why = _("The duo is not in Klik yet. Note it, and you can follow it here.")
    question = label(_("In a duo: with whom?"), bold=True)
    line = row(column(question, label(why, theme.SECOND, tone="text2", wrap=True), gap=2), button, gap=16)
    line.setStretch(0, 1)
    made.add(line)
    made.setAccessibleName(question.text())
    return made


def _dotted(facts: list[str]) -> list[QWidget]:
    """Facts with a dot behind each that another follows, so that no line begins with one."""
    last = len(facts) - 1
    return [label(f"{fact}  ·" if at < last else fact, theme.SECOND, tone="text2") for at, fact in enumerate(facts)]

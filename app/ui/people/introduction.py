"""The card of the introduction: how far it is, what stands in it, and the ways to read it together and to give it."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _, listed, short_date
from app.services import introductions
from app.services.introductions import Introduction, Stage
from app.services.subjects import Subject
from app.ui import layers, theme
from app.ui.people import contents
from app.ui.people.known import Known
from app.ui.store import Store
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import Role

ICONS = {
    Stage.APPROVED: ("check", "green"),
    Stage.CHANGED: ("later", "amber_ink"),
    Stage.TO_READ: ("ask", "text2"),
    Stage.NOT_ASKED: ("ask", "text2"),
    Stage.NOT_CHOSEN: ("ask", "text2"),
}


class IntroductionCard(Card):
    """What the one on the other side may read of who is shown, as far as it was read and approved beforehand."""

    def __init__(self, store: Store) -> None:
        self.layer = layers.mark("")
        super().__init__(_("Introduction"), self.layer)
        self._store = store
        self._known: Known[Any] | None = None
        self.look = outlined(_("Look at it…"), "eye", small=True)
        self.give = outlined(_("Give it…"), "print", small=True)
        self.look.setAccessibleName(_("Look at the introduction"))
        self.give.setAccessibleName(_("Give the introduction"))
        self.look.clicked.connect(lambda _on=False: self.open_dialog())
        self.give.clicked.connect(lambda _on=False: self.open_giving())
        self._said = column(gap=4)
        self.add(self._said)
        self.add(row(self.look, self.give, 1))

    def show_known(self, known: Known[Any]) -> None:
        """Show somebody, or the same one again."""
        self._known = known
        found = self._store.read(introductions.introduction, whom_of(known), known.today)
        self.layer.setText(layers.may_read(known.role, found.partner))
        contents.replace(self._said, stage_lines(found))
        self.look.setEnabled(bool(found.lines))
        self.give.setEnabled(found.why_not is None)
        self.give.setToolTip(str(found.why_not or ""))

    def open_dialog(self) -> None:
        """Read it, and note that it was approved."""
        from app.ui.people.introduction_dialog import IntroductionDialog

        if known := self._known:
            IntroductionDialog(self.window(), self._store, whom_of(known), known.today).open()

    def open_giving(self) -> None:
        """Print or save it for somebody."""
        from app.ui.people.introduction_giving import give_introduction

        if known := self._known:
            give_introduction(self, self._store, whom_of(known), known.today)


def introduce(parent: QWidget, store: Store, duo_id: UUID, reader: Role, today: date) -> None:
    """On the page of a duo: the introduction for the one who has that role, to read, approve and give."""
    from app.ui.people.introduction_dialog import IntroductionDialog

    whom, one = store.read(introductions.reader_of, duo_id, reader)
    IntroductionDialog(parent.window(), store, whom, today, one).open()


def whom_of(known: Known[Any]) -> Subject:
    """Who is shown."""
    return Subject(known.role.value, known.row.id)


def stage_lines(found: Introduction) -> list[QWidget]:
    """How far it is in a sentence, and what stands in it; in another tone what is to be looked at again."""
    icon, tone = ICONS.get(found.stage, ("info", "text2"))
    said = str(found.why_not or "")
    if found.stage is Stage.APPROVED and found.approved_on:
        words = _("Approved by {name} on {day}.")
        said = words.format(name=found.called or _("somebody"), day=short_date(found.approved_on))
    lines = [_line(icon, tone, said, "text")]
    if found.lines:
        what = listed([_(line.title) for line in found.lines])
        lines.append(label(_("In it: {what}.").format(what=what), theme.SECOND, tone="text2", wrap=True))
    if found.careful:
        warning = _("A surname, an address or a number seems to stand in: {what}. It goes along as it was written.")
        lines.append(_line("warn", "amber_ink", warning.format(what=listed(list(found.careful))), "text"))
    return lines


def _line(icon: str, tone: str, said: str, words: str) -> QWidget:
    made = QWidget()
    line = row(column(Glyph(icon, tone), 1), label(said, theme.SECOND, tone=words, wrap=True))
    line.setStretch(1, 1)
    made.setLayout(line)
    return made

"""Where the office made itself known, how many it reached, and who registered in the quarter that followed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, labelled, ngettext, short_date
from app.services.origins import Outreach
from app.ui import theme
from app.ui.partners.origin_card import origin_text
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.text import ElidedLabel, label
from app.vocabulary import EventKind, word


class OutreachCard(Card):
    """A line for each moment; ``event_wanted`` opens it, ``wanted`` the list of who registered afterwards."""

    event_wanted = Signal(object)
    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(_("Outreach"))
        about = _(
            "Who registered within three months is counted beside it. It does not say that they came because of it."
        )
        self.add(label(about, theme.SECOND, tone="text2", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.add(self._lines)
        self.body.addStretch(1)

    def show_moments(self, found: Sequence[Outreach]) -> None:
        """Show these, the last one first."""
        clear(self._lines)
        for one in found:
            self._lines.addWidget(self._line(one))
        if not found:
            none = _("None in this period. Add an event of the kind ‘{kind}’ with how many people it reached.")
            kind = word(EventKind.OUTREACH)
            self._lines.addWidget(label(none.format(kind=kind), tone="text2", wrap=True))

    def _line(self, one: Outreach) -> QWidget:
        day = label(short_date(one.on), theme.SECOND, tone="text2")
        theme.fix(day, width=84)
        name = link(one.name)
        name.setAccessibleName(_("Open {name} of {day}").format(name=one.name, day=short_date(one.on)))
        name.clicked.connect(lambda: self.event_wanted.emit(one.event_id))
        reached = ngettext("{n} person reached", "{n} people reached", one.people or 0).format(n=one.people)
        facts = " · ".join(filter(None, (one.place, reached if one.people is not None else "")))
        made = QWidget()
        body = column(row(name, 1), ElidedLabel(facts, theme.SECOND) if facts else None, self._since(one), gap=1)
        line = row(column(day, 1, margins=(0, 3, 0, 0)), body, gap=12)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def _since(self, one: Outreach) -> QWidget:
        if not one.registered:
            return label(_("No registration within three months so far."), theme.SECOND, tone="text2", wrap=True)
        words = ngettext("{n} registration afterwards", "{n} registrations afterwards", one.registered)
        said = words.format(n=one.registered)
        more = link(said)
        more.setAccessibleName(labelled(one.name, said))
        came = tuple(
            sorted(
                (who for origin in one.since for who in (*origin.participants, *origin.buddies)), key=lambda who: who.on
            )
        )
        more.clicked.connect(lambda: self.wanted.emit(f"{one.name}, {said}", came))
        through = ", ".join(f"{origin_text(origin)} {origin.n}" for origin in one.since)
        host = QWidget()
        host.setLayout(column(row(more, 1), label(through, theme.SECOND, tone="text2", wrap=True), gap=0))
        return host

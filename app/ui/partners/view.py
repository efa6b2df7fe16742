"""Partners: names over time, figures of each, and what goes to them; and how people found the office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.figures.asked import Asked
from app.i18n import _
from app.services import organisations, origins, partners
from app.services.figures import behind
from app.services.figures_words import called
from app.services.origins import Origin, Outreach, Registration
from app.services.partners import PartnerRow
from app.ui.figures.behind import BehindRoom, PageAndList
from app.ui.figures.period_words import period_words
from app.ui.figures.section import FiguresSection
from app.ui.office.organisations import OrganisationDialog
from app.ui.partners.export_dialog import give_partner_export
from app.ui.partners.origin_card import OriginCard
from app.ui.partners.outreach_card import OutreachCard
from app.ui.partners.partner_card import NOW, PartnerCard
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import outlined
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import SCROLLED, clear, column, row, scrolled
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.text import label

LEAST = 380  # the narrowest the two cards under the partners are beside each other, at 100 %


@dataclass(frozen=True)
class Found:
    """What was read of a period."""

    asked: Asked
    partners: tuple[PartnerRow, ...]
    origins: tuple[Origin, ...]
    outreach: tuple[Outreach, ...]


class PartnersView(FiguresSection):
    """A card for each partner, by name; a number that is clicked opens its list beside them."""

    tables = frozenset(
        {"participant", "buddy", "person", "duo", "duo_step", "contact", "evaluation", "event", "attendance"}
        | {"organisation", "coordinator", "office", "year_total", "consent"}
    )

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(store, today, parent)
        self.found: Found | None = None
        self.cards: list[PartnerCard] = []
        self._marked: tuple[UUID | None, str] | None = None
        self._back: QWidget | None = None  # where the keyboard goes once the list is closed
        self._task: Task | None = None

    def make(self) -> None:
        self.progress = ProgressCard(_("Counting"))
        self.add_button = outlined(_("Add a partner…"), "plus")
        self.add_button.clicked.connect(self._add)
        self._partners = QVBoxLayout()
        self._partners.setSpacing(12)
        self.origin, self.outreach = OriginCard(), OutreachCard()
        self.room = BehindRoom(self.store, self.today)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(*SCROLLED)
        inside.setSpacing(12)
        about = label(_("By name. A number opens the list behind it."), tone="text2", wrap=True)
        head = row(about, self.add_button)
        head.setStretch(0, 1)
        inside.addWidget(self.progress)
        inside.addLayout(head)
        inside.addLayout(self._partners)
        inside.addWidget(Columns([self.origin, self.outreach], LEAST, gap=12))
        inside.addStretch(1)
        self.page = scrolled(content, _("Partners"))
        self.both = PageAndList(self.page, self.room)
        self.setLayout(column(self.both))
        self.page.setFocusProxy(self.add_button)
        self.areas = (self.page, self.room)
        self.room.left.connect(self.close_list)
        self.room.opened.connect(self.opened)
        self.room.event_wanted.connect(self.event_wanted)
        self.outreach.event_wanted.connect(self.event_wanted)
        for card in (self.origin, self.outreach):
            card.wanted.connect(self.show_registrations)

    def refresh(self) -> None:
        """Count again, beside the window; what was there stays until then."""
        if self._task:
            self._task.cancel()
            self._task = None
        if self.asked is None:
            return
        vault, asked, today = self.store.vault, self.asked, self.today()

        def work(is_cancelled: IsCancelled, report: Report) -> Found:
            with vault.read() as session:
                return _read(session, asked, today)

        task = self._task = Task(work)
        task.done.connect(self._take)
        self.progress.follow(task)
        task.start()

    def show_list(self, one: PartnerRow, key: str) -> None:
        """Open the list behind a number of a partner."""
        self._back = self.page.focusWidget()
        self._marked = one.id, key
        self._mark()
        self._ask_list(one, key)

    def _ask_list(self, one: PartnerRow, key: str, by_hand: bool = True) -> None:
        assert self.found
        name, asked, today = one.called or _("Without a partner"), self.found.asked, self.today()
        if key in NOW:
            self.room.ask(_(NOW[key]), name, lambda of: partners.buddies_now(of, one.id, key), one.now[key], 0, by_hand)
            return
        self.room.ask(
            called(key, asked, today),
            f"{name}, {period_words((asked.first, asked.last))}",
            lambda of: behind(of, asked, key, today, "partner", one.code),
            one.counts[key],
            one.erased[key],
            by_hand,
        )

    def show_registrations(self, words: str, came: tuple[Registration, ...]) -> None:
        """Open the list of who registered."""
        self._marked = None
        self._mark()
        self._back = self.page.focusWidget()
        self.room.ask(_("Registrations"), words, lambda of: origins.behind(of, came), len(came), 0)

    def close_list(self) -> None:
        """Only the partners again; the keyboard goes back to the number."""
        at, self._marked = self._marked, None
        self.room.hide()
        self._mark()
        again = next((card.buttons[at[1]] for card in self.cards if at and card.row.id == at[0]), self._back)
        if again and again.isVisible():
            again.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        self.both.set_narrow(narrow)

    def print_shown(self) -> None:
        if self.room.isVisible() and self.room.pane:
            self.room.pane.print_shown()

    def _take(self, found: Found) -> None:
        self._task, self.found = None, found
        clear(self._partners)
        self._back = None
        self.cards = [PartnerCard(one, found.asked, self.today()) for one in found.partners]
        for card in self.cards:
            card.wanted.connect(self.show_list)
            card.export_wanted.connect(self._export)
            card.change_wanted.connect(self._change)
            self._partners.addWidget(card)
        if not any(card.row.id for card in self.cards):
            none = _("There is no partner yet: an organisation that brings buddies, such as a health fund.")
            self._partners.insertWidget(0, label(none, tone="text2", wrap=True))
        self.origin.show_origins(found.origins, found.asked)
        self.outreach.show_moments(found.outreach)
        self._mark()
        self._read_list_again()

    def _read_list_again(self) -> None:
        """The list in sight, of what is asked now; one of what is no more is closed."""
        again = next((card.row for card in self.cards if self._marked and card.row.id == self._marked[0]), None)
        if again and self._marked and again.now.get(self._marked[1], again.counts.get(self._marked[1], 0)):
            self._ask_list(again, self._marked[1], by_hand=False)
        else:
            self._marked = None
            self.room.hide()
            self._mark()

    def _mark(self) -> None:
        for card in self.cards:
            card.mark(self._marked[1] if self._marked and self._marked[0] == card.row.id else None)

    def _export(self, one: PartnerRow) -> None:
        assert self.found
        assert one.id
        give_partner_export(self, self.store, one.id, self.found.asked, self.today())

    def _change(self, one: PartnerRow) -> None:
        assert one.id
        known = self.store.read(organisations.organisation_row, one.id)
        OrganisationDialog(self.store, known, self.window(), self.today).open()

    def _add(self) -> None:
        dialog = OrganisationDialog(self.store, None, self.window(), self.today)
        dialog.partner.setChecked(True)
        dialog.open()


def _read(session: Any, asked: Asked, today: date) -> Found:
    return Found(
        asked,
        partners.partner_rows(session, asked, today),
        origins.origins(session, asked),
        origins.outreach(session, asked, today),
    )

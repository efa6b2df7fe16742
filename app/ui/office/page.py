"""The page of the office: who it is, where, who works along, what is on this laptop, and the last changes."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.storage.vault import Vault
from app.ui import theme
from app.ui.office.areas import AreasCard
from app.ui.office.backups_card import BackupsCard
from app.ui.office.balance_card import BalanceCard
from app.ui.office.check_card import CheckCard
from app.ui.office.coordinators import CoordinatorsCard
from app.ui.office.criteria_card import CriteriaCard
from app.ui.office.emergency_card import EmergencyCard
from app.ui.office.export_card import ExportCard
from app.ui.office.habits import AgreementCard, LanguagesCard
from app.ui.office.hand_over_card import HandOverCard
from app.ui.office.history import HistoryPane
from app.ui.office.history_card import HistoryCard
from app.ui.office.keeping_card import KeepingCard
from app.ui.office.left_card import LeftCard
from app.ui.office.letterhead import LetterheadCard
from app.ui.office.lists_card import ListsCard
from app.ui.office.lock_card import LockCard
from app.ui.office.look_card import LookCard
from app.ui.office.network_card import NetworkCard
from app.ui.office.numbers_card import NumbersCard
from app.ui.office.organisations import OrganisationsCard
from app.ui.office.rhythm import RhythmCard
from app.ui.office.templates import TemplatesPane
from app.ui.office.tour_card import TourCard
from app.ui.office.vault_card import VaultCard
from app.ui.page import Page
from app.ui.problem_report.card import ProblemReportCard
from app.ui.store import Store
from app.ui.widgets.layout import SCROLLED, bring_to_top, column, row, scrolled
from app.ui.widgets.segmented import Segmented

WIDEST, WIDEST_WITH_LOG = 920, 1180
OFFICE, RHYTHM, AREA, PEOPLE, PAPERS = "office", "rhythm", "area", "people", "papers"
LAPTOP, PRIVACY, HISTORY = "laptop", "privacy", "history"


class Section(Protocol):
    """A card that can read again what it shows."""

    def refresh(self) -> None: ...


class OfficePage(Page):
    """Eight sections; everything is saved as it is filled in."""

    id = "office"
    title = N_("Settings")
    below = True
    icon = "settings"

    restore_wanted = Signal()
    language_wanted = Signal(str)
    damaged = Signal()  # the file of the vault does not hold
    handed_over = Signal()  # it went to another laptop, or was taken back
    receive_wanted = Signal(Path)  # it comes back in this file
    erase_wanted = Signal(object, str, str)  # the id of a person, the name, and how she or he is called
    opened = Signal(object)  # a Subject
    tour_wanted = Signal()

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._today = store, today

    def make(self) -> Iterator[None]:
        store, vault = self._store, self._store.vault
        assert isinstance(vault, Vault)
        self.letterhead, self.agreement = LetterheadCard(store), AgreementCard(store)
        self.languages, self.emergency = LanguagesCard(store), EmergencyCard(store)
        self.criteria, self.network = CriteriaCard(store), NetworkCard(store)
        yield
        self.rhythm, self.balance = RhythmCard(store, self._today), BalanceCard(store)
        self.lists, self.numbers = ListsCard(store), NumbersCard(store)
        yield
        self.area, self.look, self.tour = AreasCard(store), LookCard(), TourCard()
        self.tour.wanted.connect(self.tour_wanted)
        self.coordinators, self.organisations = CoordinatorsCard(store, vault), OrganisationsCard(store, self._today)
        self.papers = TemplatesPane(store)
        yield
        self.vault, self.history = VaultCard(store, vault), HistoryPane(store)
        self.backups, self.lock = BackupsCard(store, vault), LockCard(store, vault)
        self.check, self.hand_over = CheckCard(store, vault), HandOverCard(store, vault)
        self.report = ProblemReportCard()
        yield
        self.keeping, self.left = KeepingCard(store, self._today), LeftCard(store)
        self.keeping.erase_wanted.connect(self.erase_wanted)
        self.keeping.opened.connect(self.opened)
        self.keeping.wiping_wanted.connect(self.wipe_maps)
        self.export = ExportCard(store, self._today)
        self.whole = HistoryCard(store, vault, self._today)
        self.backups.restore_wanted.connect(self.restore_wanted)
        self.look.language_wanted.connect(self.language_wanted)
        self.check.damaged.connect(self.damaged)
        self.hand_over.changed.connect(self.handed_over)
        self.hand_over.receive_wanted.connect(self.receive_wanted)
        self.fields = {**self.letterhead.fields.by_name, **self.agreement.fields.by_name}
        self._cards: dict[str, tuple[Section, ...]] = {
            OFFICE: (
                self.letterhead,
                self.agreement,
                self.emergency,
                self.languages,
                self.criteria,
                self.lists,
                self.network,
            ),
            RHYTHM: (self.rhythm, self.balance, self.numbers),
            AREA: (self.area,),
            PEOPLE: (self.coordinators, self.organisations),
            PAPERS: (self.papers,),
            LAPTOP: (self.vault, self.lock, self.backups, self.check, self.hand_over, self.report),
            PRIVACY: (self.keeping, self.whole, self.left, self.export),
            HISTORY: (self.history,),
        }
        words = {
            OFFICE: _("Our office"),
            RHYTHM: _("Rhythm"),
            AREA: _("Area"),
            PEOPLE: _("Team"),
            PAPERS: _("Words on paper"),
            LAPTOP: _("This laptop"),
            PRIVACY: _("Privacy"),
            HISTORY: _("Last changes"),
        }
        self.sections = Segmented(list(words.items()), _("Sections"))
        self._stack = QStackedWidget()
        for key in words:
            yield
            self._stack.addWidget(self._sheet(key, words[key]))
        self.sections.chosen.connect(self.show_section)
        self.areas = (self.sections, self._stack)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(row(self.sections, 1, margins=(24, 14, 24, 2)))
        body.addWidget(self._stack, 1)

    def refresh(self) -> None:
        for card in self._cards[self.sections.current]:
            card.refresh()

    def show_section(self, key: str) -> None:
        """Bring a section into sight."""
        if self.sections.current != key:
            self.sections.choose(key)  # which comes back here
            return
        self._stack.setCurrentIndex(list(self._cards).index(key))
        self.refresh()

    @property
    def standing(self) -> object:
        """The section, and whether the language may have been chosen there."""
        return (self.sections.current, self.look.language.isVisible()) if self.is_made else None

    def take_up(self, standing: object) -> None:
        match standing:
            case (str(section), bool(language_in_sight)):
                self.show_section(section)
                if language_in_sight:
                    self.look.language.setFocus(Qt.FocusReason.TabFocusReason)

    def show_laptop(self, card: QWidget) -> None:
        """Bring one of the cards about this laptop into sight."""
        self.show_section(LAPTOP)
        bring_to_top(card)

    def check_vault(self) -> None:
        """Look whether everything is whole, with what is found in sight."""
        self.show_laptop(self.check)
        self.check.start()

    def show_erased(self) -> None:
        """Nobody who was erased stands on a card that is in sight."""
        if self.isVisible():
            self.refresh()

    def wipe_maps(self) -> None:
        """Offer to wipe the maps that are kept longer than agreed."""
        from app.ui.network.retention import offer_wiping

        offer_wiping(self, self._store, self._today())
        self.keeping.refresh()

    def _sheet(self, key: str, name: str) -> QWidget:
        cards: list[QWidget] = [card for card in self._cards[key] if isinstance(card, QWidget)]
        if key in (PAPERS, HISTORY):
            made = QWidget()
            side = 24 if key == PAPERS else 0  # a list goes to the edge, as on every page
            made.setLayout(column(*cards, margins=(side, 12, side, side)))
            return made
        if key == LAPTOP:
            cards[:0] = [self.look, self.tour]
        content = QWidget()
        content.setLayout(column(*cards, 1, gap=12, margins=SCROLLED))
        content.setMaximumWidth(theme.px(WIDEST_WITH_LOG if key == PRIVACY else WIDEST))
        return scrolled(content, name)

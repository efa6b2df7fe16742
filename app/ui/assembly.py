"""The pages in their window, and what each asks of the others: the one place that knows them all."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QSettings

from app.i18n import LANGUAGES, _, language
from app.ui import working
from app.ui.buddies.page import BuddiesPage
from app.ui.contacts.noting import listen
from app.ui.duos.page import DuosPage
from app.ui.erasing.opening import Erasing
from app.ui.events.page import EventsPage
from app.ui.figures.page import PAPERS, SIGNALS, VIEWS, FiguresPage
from app.ui.importing.opening import Importing
from app.ui.main_window import MainWindow
from app.ui.matching.page import MatchingPage
from app.ui.merging.opening import Merging
from app.ui.network.page import NetworkPage
from app.ui.offers.page import OffersPage
from app.ui.office.page import PRIVACY, OfficePage
from app.ui.page import Page
from app.ui.participants.page import ParticipantsPage
from app.ui.search.commands import Command
from app.ui.signals.new_signal import NewSignal
from app.ui.signals.view import SignalsView
from app.ui.store import Store
from app.ui.today.page import TodayPage
from app.vocabulary import Role

T = TypeVar("T")


def assemble(store: Store, remembered: QSettings | None = None) -> MainWindow:
    """The window with its pages, and what the pages ask of each other."""
    today = TodayPage(store, date.today)
    participants = ParticipantsPage(store, date.today)
    participants.leads_to_network = True
    buddies = BuddiesPage(store, date.today)
    matching = MatchingPage(store, date.today)
    duos = DuosPage(store, date.today)
    network = NetworkPage(store, date.today)
    events = EventsPage(store, date.today)
    figures = FiguresPage(store, date.today)
    offers = OffersPage(store, date.today)
    settings = OfficePage(store, date.today)
    pages: list[Page] = [today, participants, buddies, matching, duos, network, events, figures, settings, offers]
    window = MainWindow(store, pages, remembered)
    settings.restore_wanted.connect(window.restore_wanted)
    settings.language_wanted.connect(window.language_wanted)
    at_the_desk = working.Working(store, window)
    at_the_desk.changed.connect(window.bottom_line.show_working)
    at_the_desk.changed.connect(lambda *_who: today.greet())
    window.bottom_line.worker_wanted.connect(at_the_desk.choose)
    at_the_desk.tell()
    lists = Importing(store, window)
    doubles = Merging(store, window)
    erasing = Erasing(store, window)
    lists.doubles_wanted.connect(doubles.find)

    def show(page: Page, ask: Callable[[T], None]) -> Callable[[T], None]:
        def go(record: T) -> None:
            window.show_page(page.id)
            ask(record)

        return go

    def show_signal(record: UUID) -> None:
        window.show_page(figures.id)
        figures.show_section(SIGNALS)
        view = figures.views[SIGNALS]
        assert isinstance(view, SignalsView)
        view.show_signal(record)

    opening: dict[str, Callable[[UUID], None]] = {
        "participant": show(participants, participants.show_participant),
        "buddy": show(buddies, buddies.show_buddy),
        "duo": show(duos, duos.show_duo),
        "event": show(events, events.show_event),
        "offer": show(offers, offers.show_offer),
        "signal": show_signal,
    }
    for everything in (window.everywhere.wanted, network.opened):
        everything.connect(
            lambda kind, record: opening[kind](record) if kind in opening else window.show_page(OfficePage.id)
        )

    def check() -> None:
        window.show_page(settings.id)
        settings.check_vault()

    def report() -> None:
        from app.ui.problem_report.dialog import show_report

        show_report(window)

    def tour() -> None:
        from app.ui.tour.tour import show_tour

        show_tour(window)

    window.tour_wanted.connect(tour)
    settings.tour_wanted.connect(window.tour_wanted)
    window.rare.append(Command(_("Tour of three minutes"), "walk", window.tour_wanted.emit))
    window.rare.append(Command(_("Check the vault"), "shield", check))
    window.rare.append(Command(_("Problem report…"), "info", report))
    window.rare += [
        Command(_("Language: {name}").format(name=name), settings.icon, partial(window.language_wanted.emit, code))
        for code, name in LANGUAGES.items()
        if code != language()
    ]
    note_signal = Command(_("Note a signal…"), "note", lambda: NewSignal(store, date.today(), window).open())
    window.rare.append(note_signal)
    today.opened.connect(lambda whom: opening[whom.kind](whom.id))
    today.who_fits_wanted.connect(show(matching, matching.show_who_fits))
    today.network_meeting_wanted.connect(show(network, network.show_meetings))
    today.import_wanted.connect(lists.open)
    today.participants_wanted.connect(lambda: window.show_page(participants.id))
    for page in (participants, buddies, settings):
        page.erase_wanted.connect(erasing.ask)
    erasing.erased.connect(settings.show_erased)
    settings.opened.connect(lambda whom: opening[whom.kind](whom.id))

    def show_privacy() -> None:
        window.show_page(settings.id)
        settings.show_section(PRIVACY)

    today.privacy_wanted.connect(show_privacy)

    def show_papers() -> None:
        window.show_page(figures.id)
        figures.show_section(PAPERS)

    today.papers_wanted.connect(show_papers)
    for people in (participants, buddies):
        people.who_fits_wanted.connect(show(matching, matching.show_who_fits))
        people.duo_wanted.connect(show(duos, duos.show_duo))
        people.import_wanted.connect(lists.open)
        people.doubles_wanted.connect(doubles.find)
        people.merge_wanted.connect(doubles.merge_with)
        people.person_wanted.connect(lambda role, record: opening[role](record))
    beside = {Role.PARTICIPANT: participants.id, Role.BUDDY: buddies.id}
    lists.proposals_wanted.connect(lambda: window.show_page(matching.id))
    lists.people_wanted.connect(lambda role: window.show_page(beside[role]))
    matching.participant_wanted.connect(show(participants, participants.show_participant))
    matching.participants_wanted.connect(lambda: window.show_page(participants.id))
    matching.buddy_wanted.connect(show(buddies, buddies.show_buddy))
    matching.duo_wanted.connect(show(duos, duos.show_duo))
    duos.matching_wanted.connect(lambda: window.show_page(matching.id))
    participants.network_wanted.connect(show(network, network.show_participant))
    network.participants_wanted.connect(lambda: window.show_page(participants.id))
    participants.offers_wanted.connect(lambda: window.show_page(offers.id))
    offers.participants_wanted.connect(lambda: window.show_page(participants.id))
    offers.participant_wanted.connect(show(participants, participants.show_participant))
    duos.participant_wanted.connect(show(participants, participants.show_participant))
    duos.buddy_wanted.connect(show(buddies, buddies.show_buddy))
    events.participant_wanted.connect(show(participants, participants.show_participant))
    events.buddy_wanted.connect(show(buddies, buddies.show_buddy))
    figures.opened.connect(lambda whom: opening[whom.kind](whom.id))
    figures.event_wanted.connect(opening["event"])
    window.rare += [
        Command(_(words), figures.icon, partial(show(figures, figures.show_section), key))
        for key, words in VIEWS.items()
    ]
    listen(window.pages, store, window, date.today)
    return window

"""Which page of the manual tells of what is in sight: the rooms of the window beside the tasks of a coordinator."""

from collections.abc import Iterator
from itertools import accumulate

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.ui.manual.pages import INDEX
from app.ui.page import Page

TELLS = {
    "app.ui.first_steps": "beginnen",
    "app.ui.first_steps.lists_card": "wachtlijst-inlezen",
    "app.ui.unlock": "beginnen",
    "app.ui.unlock.at_risk": "als-er-iets-mis-is",
    "app.ui.unlock.receive": "overdragen",
    "app.ui.unlock.restore": "bewaren",
    "app.ui.tour": "venster",
    "app.ui.today": "vandaag",
    "app.ui.contacts": "vandaag",
    "app.ui.importing": "wachtlijst-inlezen",
    "app.ui.participants": "iemand-inschrijven",
    "app.ui.people.hard_days": "moeilijke-dagen",
    "app.ui.people.introduction_dialog": "samenbrengen",
    "app.ui.people.person_file": "privacy",
    "app.ui.buddies": "buddy-screenen",
    "app.ui.buddies.pause": "moeilijke-dagen",
    "app.ui.buddies.papers": "vrijwilligers",
    "app.ui.matching": "klik-zoeken",
    "app.ui.duos": "duo-opvolgen",
    "app.ui.duos.ask_card": "samenbrengen",
    "app.ui.duos.meeting_card": "samenbrengen",
    "app.ui.duos.agreement_card": "overeenkomst",
    "app.ui.duos.agreement_form": "overeenkomst",
    "app.ui.duos.all_agreements": "overeenkomst",
    "app.ui.duos.scan_dialog": "overeenkomst",
    "app.ui.duos.sign_dialog": "overeenkomst",
    "app.ui.duos.signed_copy": "overeenkomst",
    "app.ui.duos.versions_dialog": "overeenkomst",
    "app.ui.duos.day_dialog": "moeilijke-dagen",
    "app.ui.duos.move_card": "afronden",
    "app.ui.duos.move_dialogs": "afronden",
    "app.ui.evaluations": "evalueren",
    "app.ui.reports": "moeilijke-dagen",
    "app.ui.network": "netwerkkaart",
    "app.ui.ladders": "netwerkkaart",
    "app.ui.programme": "netwerkkaart",
    "app.ui.network_meeting": "netwerkberaad",
    "app.ui.offers": "wie-wacht",
    "app.ui.events": "bijeenkomsten",
    "app.ui.figures": "cijfers",
    "app.ui.impact": "cijfers",
    "app.ui.year_report": "cijfers",
    "app.ui.signals": "signalen",
    "app.ui.expenses": "onkosten",
    "app.ui.volunteer_papers": "vrijwilligers",
    "app.ui.partners": "overdragen",
    "app.ui.lists.batch_dialogs": "zoeken",
    "app.ui.lists.filter_dialog": "zoeken",
    "app.ui.lists.labels_dialog": "zoeken",
    "app.ui.lists.mails_dialog": "zoeken",
    "app.ui.lists.print_dialog": "zoeken",
    "app.ui.lists.hand_over": "overdragen",
    "app.ui.merging": "zoeken",
    "app.ui.saving": "privacy",
    "app.ui.search": "zoeken",
    "app.ui.history": "bewaren",
    "app.ui.problem_report": "als-er-iets-mis-is",
    "app.ui.erasing": "privacy",
    "app.ui.office": "instellingen",
    "app.ui.office.backups_card": "bewaren",
    "app.ui.office.check_card": "als-er-iets-mis-is",
    "app.ui.office.coordinators": "overdragen",
    "app.ui.office.hand_over_card": "overdragen",
    "app.ui.office.organisations": "overdragen",
    "app.ui.office.history": "bewaren",
    "app.ui.office.keeping_card": "privacy",
    "app.ui.office.lock_card": "beginnen",
    "app.ui.office.tour_card": "venster",
    "app.ui.office.vault_card": "beginnen",
}
"""The page of each room or module of the window; what stands in a room that has another page, names its own."""

STANDS_OUT = frozenset({"app.ui.duos.ask_card", "app.ui.duos.meeting_card"})
"""What says, as long as it is in sight, how far those on the page came."""
SECTIONED = frozenset({"app.ui.figures.page", "app.ui.network.page", "app.ui.office.page"})
"""The pages that show one thing of many."""
BEGINS = "app.ui.first_steps"
"""The room that shows cards of another room, and tells of them itself."""


def page_for(host: QWidget) -> str:
    """The page that tells of where the keyboard is in a window or dialog, or else of what is in sight in it."""
    focus = QApplication.focusWidget()
    around = list(_outwards(focus if focus and host.isAncestorOf(focus) else host))
    beginning = [one for one in around if type(one).__module__.startswith(BEGINS)]
    found = next(filter(None, map(_tells, beginning or around)), "")
    page = next((one for one in around if isinstance(one, Page)), None)
    if page is None and not found:
        page = next((one for one in around[-1].findChildren(Page) if one.isVisibleTo(around[-1])), None)
    if page and found in ("", _tells(page)):
        return _within(page) or _tells(page) or INDEX
    return found or INDEX


def _outwards(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget, what it stands in, and what that stands over."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _tells(widget: QWidget) -> str:
    """What the longest name of a room says that this widget is made in."""
    rooms = list(accumulate(type(widget).__module__.split("."), "{}.{}".format))
    return next((TELLS[room] for room in reversed(rooms) if room in TELLS), "")


def _within(page: Page) -> str:
    """What is in sight on a page, where that tells more than the page itself."""
    for widget in _shown(page):
        if type(widget).__module__ in STANDS_OUT:
            return _tells(widget)
    if type(page).__module__ not in SECTIONED:
        return ""
    found = ""
    for stack in page.findChildren(QStackedWidget):
        if stack.isVisibleTo(page) and (section := stack.currentWidget()):
            found = next(filter(None, map(_tells, (section, *_shown(section)))), found)
    return found


def _shown(widget: QWidget) -> Iterator[QWidget]:
    return (one for one in widget.findChildren(QWidget) if one.isVisibleTo(widget))

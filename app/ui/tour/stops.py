"""What the tour shows: the pages in the order of the work, and what ties them together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import N_
from app.services import duos, people
from app.ui.main_window import MainWindow
from app.ui.search.box import EverywhereBox


def _list(window: MainWindow) -> QWidget | None:
    """What the keyboard comes to first on a page: its list."""
    return next((area for area in window.page.areas if area.isVisible()), None)


@dataclass(frozen=True)
class Stop:
    """A page with a part of it, and two sentences at most. ``title``, ``words`` and ``empty`` are message ids.

    ``empty`` is said instead where ``some``, a question to the store, finds nobody.
    """

    page: str
    title: str
    words: str
    empty: str = ""
    some: Callable[[Any], object] | None = None
    part: Callable[[MainWindow], QWidget | None] = _list

    def told(self, window: MainWindow) -> tuple[str, QWidget]:
        """What is said in the vault that is open, a message id, and what the frame goes around: the part that is
        meant, or the page as long as there is nothing in it.
        """
        if self.some and not window.store.read(self.some):
            return self.empty, window.page
        part = self.part(window)
        return self.words, part if part and part.isVisible() else window.page


def _detail(window: MainWindow) -> QWidget | None:
    return window.page.areas[-1]


def _search(window: MainWindow) -> QWidget | None:
    return next((box for box in window.findChildren(EverywhereBox) if box.isVisible()), None)


def _participants(session: Any) -> object:
    return people.participants(session, date.today())


def _buddies(session: Any) -> object:
    return people.buddies(session, date.today())


def _both(session: Any) -> object:
    return _participants(session) and _buddies(session)


def _anybody(session: Any) -> object:
    return _participants(session) or _buddies(session)


STOPS = (
    Stop(
        "today",
        N_("Your day begins here"),
        N_(
            "Here stands what is best done today, with the reason and the number to call. Note what you heard from its "
            "row, and it goes away by itself."
        ),
        N_(
            "Once there are people in Klik, what is best done today stands here, with the reason and the number to "
            "call. Until then it is quiet here."
        ),
        _anybody,
    ),
    Stop(
        "participants",
        N_("Participants"),
        N_(
            "Who was not heard for the longest time stands on top. The page of a participant begins with the own "
            "question, and after that come wishes and free half-days."
        ),
        N_(
            "Begin here: read in a list, or add somebody at the top right. The page of a participant begins with the "
            "own question, and after that come wishes and free half-days."
        ),
        _participants,
    ),
    Stop(
        "buddies",
        N_("Buddies"),
        N_(
            "From the first talk to the duo, with what is still missing on paper. First note when and in which areas "
            "somebody is free: the matching reckons with it."
        ),
        N_(
            "Add a buddy at the top right, or read in a list. First note when and in which areas somebody is free: the "
            "matching reckons with it."
        ),
        _buddies,
    ),
    Stop(
        "matching",
        N_("Klik proposes, you decide"),
        N_(
            "With each proposal you read what fits, and what to ask first. Nothing happens before you say so: you ask "
            "both of them, each apart."
        ),
        N_(
            "Once there is a participant who waits and a buddy who is free, you read here what fits, and what to ask "
            "first. Nothing happens before you say so."
        ),
        _both,
    ),
    Stop(
        "duos",
        N_("On their way together"),
        N_(
            "On its path you see where a duo stands, from the question to both to the aftercare. Under it stands what "
            "is to be done now, with the paper for it."
        ),
        N_(
            "Accept a proposal in the matching, and the two stand here. On their path you see where they stand, and "
            "under it what is to be done now, with the paper for it."
        ),
        duos.duos,
        _detail,
    ),
    Stop(
        "network",
        N_("Who stands around somebody"),
        N_(
            "Draw the network map together with the participant, on your screen. Later you lay two maps beside each "
            "other, and see what grew."
        ),
        N_(
            "Once there is a participant, you draw the network map here, together. Later you lay two maps beside each "
            "other, and see what grew."
        ),
        _participants,
    ),
    Stop(
        "figures",
        N_("Figures for the report"),
        N_("What a report asks for is counted here by itself. Click on a number, and you see who it is about."),
        part=lambda window: window.page,
    ),
    Stop(
        "today",
        N_("Find everything"),
        N_(
            "With Ctrl+K you find people, duos and whatever can be done, this tour too. F1 helps you on wherever you "
            "are."
        ),
        part=_search,
    ),
    Stop(
        "today",
        N_("Nothing gets lost"),
        N_(
            "Everything is saved as you type, and Ctrl+Z takes it back. At the bottom you always see when the last "
            "backup was made."
        ),
        part=lambda window: window.bottom_line,
    ),
)
"""By the order of the work; a page may come more than once."""

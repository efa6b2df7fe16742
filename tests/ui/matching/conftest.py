"""A window on the matching page, with a few invented people in a real vault, solved by the real solver."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import people
from app.services.actions import perform
from app.services.rows import WishRow
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.matching.page import MatchingPage
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import HALF_DAYS, BuddyStatus, Gender, ParticipantStatus, Role, Strength

TODAY = date(2026, 11, 23)
Add = Callable[..., UUID]
W = TypeVar("W", bound=QWidget)
FACTS: dict[str, Any] = {
    "postcode": "2440",
    "place": "Geel",
    "languages": ["nl"],
    "travels_km": 15,
    "interests": ["wandelen"],
    "birth_year": 1968,
}
OWN = {"status", "registered_on", "capacity", "remarks", "second_person_id"}


def free_on(*slots: str) -> dict[str, bool]:
    return {slot: slot in slots for slot in HALF_DAYS}


@pytest.fixture
def add(vault: Vault) -> Add:
    """Registers a waiting participant, or with ``buddy=True`` a buddy who is available; other arguments are facts."""

    def register(first_name: str, last_name: str, buddy: bool = False, **said: Any) -> UUID:
        own = {"status": BuddyStatus.AVAILABLE if buddy else ParticipantStatus.WAITING}
        own |= {name: value for name, value in said.items() if name in OWN}
        facts = FACTS | {"first_name": first_name, "last_name": last_name}
        facts |= {name: value for name, value in said.items() if name not in OWN}
        return perform(vault, people.add_buddy if buddy else people.add_participant, facts, own)

    return register


@pytest.fixture
def ids(vault: Vault, add: Add) -> dict[str, UUID]:
    """Marleen fits Nadia, Rita fits Omer; Luc's language is unknown; no buddy can when Elke can; Stef takes a break."""
    made = {
        "Marleen": add(
            "Marleen",
            "Zonnedauw",
            availability=free_on("mon-morning", "sat-morning"),
            interests=["wandelen", "koor"],
            phone="+32400000012",
            street="Lindelaan 4",
            remarks="Bang voor katten.",
        ),
        "Luc": add("Luc", "Kiezelsteen", availability=free_on("tue-afternoon"), languages=None, has_pets=None),
        "Rita": add("Rita", "Wilgenroos", availability=free_on("mon-morning"), interests=["treinen"]),
        "Omer": add(
            "Omer", "Lisdodde", buddy=True, availability=free_on("mon-morning", "sat-morning"), interests=["treinen"]
        ),
        "Elke": add("Elke", "Madelief", availability=free_on("sun-evening")),
        "Nadia": add(
            "Nadia",
            "Vlinderdal",
            buddy=True,
            availability=free_on("mon-morning", "sat-morning"),
            gender=Gender.FEMALE,
            has_car=True,
            has_pets=True,
            pets_note="twee katten",
        ),
        "Jef": add("Jef", "Klaverblad", buddy=True, availability=free_on("tue-afternoon"), languages=["fr", "nl"]),
        "Stef": add("Stef", "Boterbloem", buddy=True, status=BuddyStatus.PAUSED),
    }
    wish = WishRow("age", (), 40, 55, Strength.RATHER, False)
    with vault.read() as session:
        nadia = people.buddy(session, made["Nadia"], TODAY).person_id
    perform(vault, people.set_wishes, nadia, Role.BUDDY, [wish])
    return made


@pytest.fixture
def page(store: Store) -> MatchingPage:
    return MatchingPage(store, lambda: TODAY, lambda: datetime(2026, 11, 23, 9, 12))


@pytest.fixture
def window(qtbot: QtBot, store: Store, page: MatchingPage) -> Iterator[MainWindow]:
    """The window on an empty vault, or on ``ids`` when that is asked for first."""
    made = MainWindow(store, [page])
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, page)
    yield made
    settle(qtbot, page)


@pytest.fixture
def filled(ids: dict[str, UUID], window: MainWindow) -> MainWindow:
    return window


def settle(qtbot: QtBot, page: MatchingPage) -> None:
    qtbot.waitUntil(lambda: not page.solving.is_running, timeout=20_000)


class Hand:
    """Reads and presses what stands on the page, as somebody in front of it would."""

    def __init__(self, qtbot: QtBot, page: MatchingPage) -> None:
        self.qtbot, self.page = qtbot, page

    @property
    def sheet(self) -> QWidget:
        found = self.page.detail.sheet
        assert found
        return found

    @property
    def rows(self) -> list[str]:
        model = self.page.list.list.rows
        return [str(model.index(at).data()) for at in range(model.rowCount())]

    @property
    def current(self) -> str:
        return str(self.page.list.list.currentIndex().data())

    def said(self, inside: QWidget | None = None) -> str:
        return "\n".join(one.text() for one in (inside or self.sheet).findChildren(QLabel) if not one.isHidden())

    def choose(self, name: str) -> None:
        model = self.page.list.list.rows
        self.page.list.list.setCurrentIndex(model.index(self.rows.index(name)))

    def press(self, words: str, inside: QWidget | None = None, at: int = 0) -> None:
        buttons = [one for one in (inside or self.sheet).findChildren(QAbstractButton) if one.text() == words]
        assert buttons, [one.text() for one in (inside or self.sheet).findChildren(QAbstractButton)]
        buttons[at].click()

    def dialog(self, kind: type[W]) -> W:
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.page.findChildren(kind)))
        found = next(one for one in self.page.findChildren(kind) if one.isVisible())
        assert isinstance(found, Dialog)
        return found

    def settle(self) -> None:
        settle(self.qtbot, self.page)

    def answered(self) -> None:
        """Wait until what takes longer is said as well."""
        self.settle()
        self.qtbot.waitUntil(lambda: not self.page.detail.reckoning.is_busy, timeout=20_000)


@pytest.fixture
def hand(qtbot: QtBot, page: MatchingPage) -> Hand:
    return Hand(qtbot, page)

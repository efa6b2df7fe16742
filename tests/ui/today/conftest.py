"""A window on Vandaag, in a vault with one of everything that can be due."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import agreements, duo_path, follow_ups, people
from app.services.follow_ups import Step
from app.services.subjects import Subject
from app.services.today_rows import Matter
from app.ui.contacts.noting import listen
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.today.page import TodayPage
from app.ui.today.row import RowWidget
from app.vocabulary import Answer, BuddyStatus, Click, ParticipantStatus, Role

TODAY = date(2026, 11, 23)  # a Monday
DAY = timedelta(days=1)


@pytest.fixture
def busy(store: Store) -> dict[str, UUID]:
    """Lieve & Wout are silent and were not spoken, Rita & Omar meet today, Elke waits unheard, Jef is free.

    Luc has a step this week.
    """
    waits = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    free = {"status": BuddyStatus.AVAILABLE}

    def person(first: str, last: str, phone: str) -> dict[str, str]:
        return {"first_name": first, "last_name": last, "phone": phone}

    made = {
        "lieve": store.write(people.add_participant, person("Lieve", "Regenboog", "+32400000001"), waits),
        "wout": store.write(people.add_buddy, person("Wout", "Sterrenmos", "+32400000002"), free),
        "rita": store.write(people.add_participant, person("Rita", "Morgenrood", "+32400000003"), waits),
        "omar": store.write(people.add_buddy, person("Omar", "Windroos", "+32400000004"), free),
        "elke": store.write(people.add_participant, person("Elke", "Zandloper", "+32400000005"), waits),
        "jef": store.write(people.add_buddy, person("Jef", "Klaverblad", "+32400000006"), free),
        "luc": store.write(
            people.add_participant,
            person("Luc", "Kiezelsteen", "+32400000007"),
            {"status": ParticipantStatus.REGISTERED},
        ),
    }
    silent = store.write(duo_path.accept, made["lieve"], made["wout"], TODAY - 60 * DAY)
    store.write(duo_path.note_meeting, silent, Click.YES, Click.YES, TODAY - 50 * DAY)
    store.write(agreements.sign_agreement, silent, TODAY - 40 * DAY)
    meets = store.write(duo_path.accept, made["rita"], made["omar"], TODAY - 5 * DAY)
    for side in Role:
        store.write(duo_path.note_answer, meets, side, Answer.YES, TODAY - 4 * DAY)
    store.write(duo_path.plan_meeting, meets, TODAY, "bibliotheek")
    store.write(follow_ups.add_step, Subject("participant", made["luc"]), Step("intake afspreken", TODAY + 2 * DAY))
    return made | {"silent": silent, "meets": meets}


@pytest.fixture
def page(store: Store, busy: dict[str, UUID]) -> TodayPage:
    return TodayPage(store, lambda: TODAY, lambda: datetime(2026, 11, 23, 9, 41))


@pytest.fixture
def window(store: Store, page: TodayPage, qtbot: QtBot) -> MainWindow:
    made = MainWindow(store, [page])
    listen([page], store, made, lambda: TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    page.groups.setFocus()
    QApplication.processEvents()
    return made


@pytest.fixture
def row(page: TodayPage) -> Callable[[Matter], RowWidget]:
    """The row about a matter."""
    return lambda matter: next(one for one in page.groups.rows if one.row.matter is matter)

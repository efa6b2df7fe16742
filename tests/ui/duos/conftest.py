"""A window with the page of duos, on a vault with two people in it."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.services import agreements, duo_path, people
from app.services.actions import action
from app.services.duos import DuoRow, duo
from app.ui.contacts.noting import listen
from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Answer, BuddyStatus, Click, ParticipantStatus, Role

TODAY = date(2026, 11, 23)
Begin = Callable[..., UUID]


@pytest.fixture
def pair(store: Store) -> tuple[UUID, UUID]:
    """Marleen, who waits, and Nadia, who is available."""
    waits = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    marleen = {"first_name": "Marleen", "last_name": "Zonnedauw", "birth_year": 1968, "place": "Geel"}
    nadia = {"first_name": "Nadia", "last_name": "Vlinderdal", "birth_year": 1965, "place": "Olen"}
    likes = {"interests": ["wandelen", "koken"], "phone": "+32400000012", "street": "Modelstraat 1"}
    return (
        store.write(people.add_participant, marleen | likes, waits),
        store.write(people.add_buddy, nadia | likes, {"status": BuddyStatus.AVAILABLE, "capacity": 2}),
    )


@action("Brought to a step")
def brought(session: Session, pair: tuple[UUID, UUID], step: str, day: date) -> UUID:
    made = duo_path.accept(session, *pair, day)
    if step == "yes":
        for side in Role:
            duo_path.note_answer(session, made, side, Answer.YES, day)
    elif step != "proposed":
        said = None if step == "met" else Click.YES
        duo_path.note_meeting(session, made, said, said, day)
    if step == "together":
        agreements.sign_agreement(session, made, day, "Geel")
    return made


@pytest.fixture
def begin(store: Store, pair: tuple[UUID, UUID]) -> Begin:
    """Brings the two to a step, all at once: proposed, yes (both said so), met, click or together."""

    def bring(step: str = "proposed", ago: int = 10) -> UUID:
        made = store.write(brought, pair, step, TODAY - timedelta(days=ago))
        QApplication.processEvents()  # what came into sight is laid out
        return made

    return bring


@pytest.fixture
def page(store: Store) -> DuosPage:
    return DuosPage(store, lambda: TODAY)


@pytest.fixture
def window(store: Store, page: DuosPage, qtbot: QtBot) -> MainWindow:
    made = MainWindow(store, [page])
    listen([page], store, made, lambda: TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def row(store: Store) -> Callable[[UUID], DuoRow]:
    """How a duo stands in the vault."""
    return lambda duo_id: store.read(duo, duo_id)


@pytest.fixture
def answering(window: MainWindow) -> Callable[[Callable[[Dialog], None]], list[str]]:
    """Does something with the next dialog that opens; gives a list that its title is put in."""

    def soon(do: Callable[[Dialog], None]) -> list[str]:
        titles: list[str] = []

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, Dialog):
                return
            waiting.stop()
            titles.append(dialog.title.text())
            try:
                do(dialog)
            except BaseException:
                dialog.reject()  # or the test would wait for ever
                raise

        waiting = QTimer(window, interval=5)
        waiting.timeout.connect(act)
        waiting.start()
        return titles

    return soon

"""The page of a duo that ran before it came into Klik: no proposal, no agreement, nothing noted yet."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import agreements, contacts, existing_duos
from app.services.duos import DuoRow
from app.ui.duos.day_dialog import DayDialog
from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.list_model import ListRow
from app.vocabulary import DuoState

TODAY = date(2026, 11, 23)


@pytest.fixture
def duo(store: Store, pair: tuple[UUID, UUID], window: MainWindow, page: DuosPage, qtbot: QtBot) -> UUID:
    made = store.write(existing_duos.record, *pair, date(2024, 3, 1), TODAY)
    page.show_duo(made)
    qtbot.wait(5)
    return made


def said(page: DuosPage) -> str:
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel) if label.isVisible())


def test_nothing_is_said_that_nobody_knows(duo: UUID, page: DuosPage, store: Store) -> None:
    row = page.list.list.rows.entry(page.list.list.rows.find(duo))
    assert isinstance(row, ListRow)
    assert (row.group, row.second) == ("Nog eens horen", "nog niets genoteerd")
    words = said(page)
    assert "duo sinds 1/03/2024" in words
    assert "Lopend 1/03/2024 nu" in page.detail.path.accessibleName()
    assert "voorgesteld op" not in words
    assert "weken niets genoteerd" not in words
    assert page.detail.agreement.chip.text() == "nog geen genoteerd"
    assert not page.detail.agreement.sign.isVisible()
    assert "Lopend 1/03/2024 nu" in page.detail.path.accessibleName()
    store.write(contacts.note_outing, duo, date(2024, 3, 9))
    assert "weken niets genoteerd" in said(page)


def test_its_agreement_is_settled_and_signed_later(
    duo: UUID,
    page: DuosPage,
    store: Store,
    row: Callable[[UUID], DuoRow],
    answering: Callable[[Callable[[Dialog], None]], list[str]],
) -> None:
    card = page.detail.agreement
    store.write(agreements.change_agreement, duo, {"costs": "elk de helft"})
    assert card.chip.text() == "nog te tekenen"
    assert card.sign.isVisible()
    sentences: list[str] = []

    def answer(dialog: Dialog) -> None:
        assert isinstance(dialog, DayDialog)
        sentences.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog._answer()

    answering(answer)
    card.sign.click()
    assert "Marleen en Nadia ondertekenden, samen met jou. Vanaf deze dag geldt de overeenkomst." in sentences
    assert (row(duo).agreement_signed_on, row(duo).state) == (TODAY, DuoState.RUNNING)

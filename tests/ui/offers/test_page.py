"""Offers nearby: found from the participants and with Ctrl+K, filled in as it is typed, over, removed, and undone."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services import offers, referrals
from app.services.actions import perform
from app.services.offers import OfferRow
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.offers.new_offer import NewOffer
from app.ui.offers.page import OffersPage
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.today.link import NameLink
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Threshold

TODAY = date.today()


def stored(vault: Vault) -> dict[str, OfferRow]:
    with vault.read() as session:
        return {one.name: one for one in offers.offers(session)}


def type_in(page: OffersPage, name: str, text: str) -> None:
    field = page.detail.card.lines.fields[name]
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText(text)
    field.commit()


def test_participants_lead_there_and_back_and_the_rail_has_no_tab_more(
    window: MainWindow, participants: ParticipantsPage, offers_page: OffersPage
) -> None:
    assert len(window.rail.tabs.children()) == 0 or window.rail.tabs.count() == len(window.pages) - 2
    window.show_page(participants.id)
    more = next(one for one in participants.tools if isinstance(one, Button) and one.menu())
    next(one for one in more.menu().actions() if one.text() == "Aanbod in de buurt").trigger()
    assert window.page is offers_page
    assert offers_page.list.list.rows.count == 1
    offers_page.tools[0].click()  # type: ignore[attr-defined]
    assert window.page is participants


def test_an_offer_is_kept_as_it_is_typed_and_undone(
    window: MainWindow, offers_page: OffersPage, vault: Vault, store: Store, club: UUID, qtbot: QtBot
) -> None:
    window.show_page(offers_page.id)

    def fill() -> None:
        dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, NewOffer) and one.isVisible())
        dialog.name.set_text("wandelclub de losse veter")
        dialog.save()
        assert dialog.name.error
        dialog.name.set_text("Kookatelier De Denkbeeldige Pot")
        dialog.save()

    QTimer.singleShot(0, fill)
    offers_page.add()
    for name, text in (("kinds", "koken, bakken"), ("postcode", "2400 Mol"), ("phone", "0400 00 11 03")):
        type_in(offers_page, name, text)
    offers_page.detail.card.free.buttons[False].click()
    offers_page.detail.card.threshold.buttons[Threshold.MIDDLE].click()
    found = stored(vault)["Kookatelier De Denkbeeldige Pot"]
    assert (found.kinds, found.place, found.phone) == (("koken", "bakken"), "Mol", "+32400001103")
    assert (found.free, found.threshold) == (False, Threshold.MIDDLE)
    offers_page.detail.card.free.buttons[False].click()
    assert stored(vault)["Kookatelier De Denkbeeldige Pot"].free is None
    type_in(offers_page, "name", "Wandelclub De Losse Veter")
    assert offers_page.detail.card.lines.fields["name"].error
    assert "Kookatelier De Denkbeeldige Pot" in stored(vault)
    for _step in range(7):
        store.undo()
    assert list(stored(vault)) == ["Wandelclub De Losse Veter"]


def test_what_is_over_is_set_aside_and_only_what_nobody_went_to_is_removed(
    window: MainWindow,
    offers_page: OffersPage,
    participants: ParticipantsPage,
    vault: Vault,
    store: Store,
    marleen: UUID,
    club: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    perform(vault, referrals.refer, marleen, TODAY, {"offer_id": club})
    window.show_page(offers_page.id)
    offers_page.show_offer(club)
    told: list[str] = []
    monkeypatch.setattr(Dialog, "exec", lambda self: told.append(self.accessibleName()))
    over, remove = offers_page.detail.menu.actions()
    remove.trigger()
    assert told
    assert club in {one.id for one in stored(vault).values()}
    over.trigger()
    assert not stored(vault)["Wandelclub De Losse Veter"].active
    assert offers_page.list.all.text() == "Alle 1"
    assert offers_page.list.going_on.text() == "Loopt 0"
    store.undo()
    assert stored(vault)["Wandelclub De Losse Veter"].active
    visitors = offers_page.detail.visitors
    QApplication.processEvents()  # what was just made is shown when the event loop comes round
    (name,) = (one for one in visitors.findChildren(NameLink) if one.isVisibleTo(visitors))
    name.click()
    assert window.page is participants
    assert participants.current == marleen


def test_ctrl_k_finds_an_offer_and_opens_it(
    window: MainWindow, offers_page: OffersPage, club: UUID, qtbot: QtBot, cut_in: Callable[..., list[str]]
) -> None:
    window.show_page("today")
    window.everywhere.wanted.emit("offer", club)
    assert window.page is offers_page
    assert offers_page.list.current == club
    for width in (1024, 1366):
        window.resize(width, 768)
        assert cut_in(window) == []

"""Partners in the window: numbers with their lists, and what goes to a partner seen before it is saved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.figures.asked import whole_year
from app.services import consents, events, handouts, organisations, people
from app.services.partners import ACTIVE
from app.services.subjects import Subject
from app.ui import theme
from app.ui.office.organisations import OrganisationDialog
from app.ui.partners.export_dialog import PartnerExportDialog
from app.ui.partners.view import PartnersView
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.tokens import LIGHT
from app.vocabulary import BuddyStatus, ConsentKind, EventKind

TODAY = date(2026, 11, 23)


@pytest.fixture
def nadia(store: Store) -> UUID:
    """A buddy of a partner who agreed; another one was not asked."""
    partner = store.write(organisations.add_organisation, {"name": "Ziekenzorg CM", "is_partner": True})
    store.write(organisations.rename_organisation, partner, "Samana", date(2026, 1, 1), TODAY)
    facts = {"partner_id": partner, "status": BuddyStatus.AVAILABLE, "source": "affiche"}
    made = [
        store.write(people.add_buddy, {"first_name": name, "last_name": "Vlinderdal"}, facts | {"active_since": TODAY})
        for name in ("Nadia", "Ongevraagd")
    ]
    store.write(consents.note_consent, Subject("buddy", made[0]), ConsentKind.PARTNER, True, TODAY)
    store.write(events.add_event, EventKind.OUTREACH, date(2026, 10, 1), {"title": "Markt", "people_reached": 40})
    return made[0]


@pytest.fixture
def view(store: Store, nadia: UUID, qtbot: QtBot) -> PartnersView:
    made = PartnersView(store, lambda: TODAY)
    made.asked = whole_year(2026)
    qtbot.addWidget(made)
    made.resize(1366 - 172, 700)  # as wide as the window leaves it, from where the list stands beside the numbers
    made.make()
    made.show()
    made.refresh()
    settle(qtbot)
    return made


def settle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any_running())
    QApplication.processEvents()


def said(inside: QWidget) -> str:
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisibleTo(inside))


def test_a_number_opens_its_list_and_the_keyboard_comes_back(
    view: PartnersView, nadia: UUID, dressed: QApplication, qtbot: QtBot, cut_in: Callable[[QWidget], list[str]]
) -> None:
    (card,) = view.cards
    assert "Vroeger: Ziekenzorg CM, tot 1/01/2026" in said(card)
    button = card.buttons[ACTIVE]
    assert button.accessibleName() == "Samana, Actieve buddy's vandaag: 2"
    button.setFocus()
    button.click()
    settle(qtbot)
    assert view.room.isVisible()
    assert button.isChecked()
    assert view.room.pane
    assert [line.of.name for line in view.room.pane.table.rows.shown] == ["Nadia Vlinderdal", "Ongevraagd Vlinderdal"]
    with qtbot.waitSignal(view.opened) as heard:
        view.room.pane.opened.emit(view.room.pane.table.rows.shown[0].key)
    assert heard.args == [Subject("buddy", nadia)]
    view.refresh()  # the numbers are made anew, and the list is read again
    settle(qtbot)
    (card,) = view.cards
    button = card.buttons[ACTIVE]
    assert view.room.isVisible()
    assert button.isChecked()
    view.close_list()
    assert not view.room.isVisible()
    assert not button.isChecked()
    assert view.page.focusWidget() is button
    card.buttons["became_buddy"].click()
    settle(qtbot)
    assert view.room.pane.table.rows.rowCount() == 2
    assert cut_in(view) == []
    theme.apply(dressed, LIGHT, 130)
    try:
        view.close_list()
        view.refresh()
        settle(qtbot)
        assert cut_in(view) == []
    finally:
        theme.apply(dressed, LIGHT, 100)


def test_origins_and_outreach_have_their_lists_and_follow_the_period(
    view: PartnersView, store: Store, qtbot: QtBot
) -> None:
    assert "affiche" in said(view.origin)
    assert "2 aanmeldingen erna" in [one.text() for one in view.outreach.findChildren(type(view.add_button))]
    with qtbot.waitSignal(view.event_wanted):
        next(one for one in view.outreach.findChildren(type(view.add_button)) if one.text() == "Markt").click()
    next(one for one in view.origin.findChildren(type(view.add_button)) if one.text() == "2").click()
    settle(qtbot)
    assert view.room.pane
    assert view.room.pane.table.rows.rowCount() == 2
    view.asked = whole_year(2025)
    view.refresh()
    settle(qtbot)
    assert "Ziekenzorg CM (nu Samana)" in said(view)
    assert "Niemand meldde zich aan in deze periode." in said(view.origin)


def test_a_partner_is_changed_where_its_figures_stand(view: PartnersView) -> None:
    view._change(view.cards[0].row)
    dialog = next(one for one in view.findChildren(OrganisationDialog) if one.isVisible())
    assert dialog.name.text == "Samana"
    dialog.reject()


def test_who_goes_and_who_is_left_out_is_seen_before_it_is_saved_and_noted_after(
    view: PartnersView, store: Store, nadia: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def answer(dialog: PartnerExportDialog) -> int:
        seen.extend(line.text() for line in dialog.lines)
        return 1

    monkeypatch.setattr(PartnerExportDialog, "exec", answer)
    target = tmp_path / "samana.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    view.cards[0].export.click()
    settle(qtbot)
    qtbot.waitUntil(target.exists)
    settle(qtbot)
    assert seen[0] == "1 buddy gaat mee: Nadia Vlinderdal."
    assert seen[-1] == "Nog niet gevraagd of delen met de partner mag: Ongevraagd Vlinderdal."
    book: Any = load_workbook(target)
    assert "Ongevraagd" not in str(
        [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    )
    (given,) = store.read(handouts.handouts, Subject("buddy", nadia))
    assert given.to == "Samana"

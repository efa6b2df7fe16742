"""What stands beside the months of a duo: questions for the next talk, a contact that is put right, and a month."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import contacts, office
from app.services.subjects import Subject
from app.ui.contacts.dialog import ContactDialog
from app.ui.duos.contacts_card import LogRow
from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Initiative, Payer, Whereabouts

TODAY = date(2026, 11, 23)
Begin = Callable[..., UUID]


def words(page: DuosPage) -> list[str]:
    return [label.text() for label in page.detail.contacts.findChildren(QLabel) if label.isVisible()]


def test_signs_stand_there_once_the_office_wants_them_and_go_when_it_does_not(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    store: Store,
    qtbot: QtBot,
    cut_in: Callable[[QWidget], list[str]],
) -> None:
    duo = begin("together", 90)
    for back in (5, 20, 35, 50):
        said = {"initiative": Initiative.BUDDY, "place": Whereabouts.HOME}
        store.write(contacts.note_outing, duo, TODAY - timedelta(days=back), **said)
    page.show_duo(duo)
    assert not any(said.endswith("?") for said in words(page))
    store.write(office.change_office, {"balance_signs": True})
    QApplication.processEvents()
    assert [said for said in words(page) if said.endswith("?")] == [
        "Ze waren meestal thuis: 4 van de 4 keer. Hebben ze zin om er eens samen op uit te gaan?",
        "Het initiatief komt meestal van Nadia: 4 van de 4 keer. Hoe is dat voor allebei?",
    ]
    assert "Vraag het bij het volgende gesprek" in words(page)
    assert cut_in(page.detail.contacts) == []
    store.write(office.change_office, {"balance_signs": False})
    QApplication.processEvents()
    assert not any(said.endswith("?") for said in words(page))
    assert "Vraag het bij het volgende gesprek" not in words(page)


def test_a_contact_is_put_right_from_its_menu(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    store: Store,
    answering: Callable[[Callable[[Dialog], None]], list[str]],
) -> None:
    duo = begin("together")
    store.write(contacts.note_outing, duo, TODAY, "koken", paid_by=Payer.BUDDY, cost=350)
    page.show_duo(duo)
    QApplication.processEvents()
    assert "koken · € 3,50 · betaald door Nadia" in [said.replace("\xa0", " ") for said in words(page)]

    def put_right(dialog: Dialog) -> None:
        assert isinstance(dialog, ContactDialog)
        assert dialog.outing
        dialog.outing.what.buttons["wandelen"].click()
        dialog.save.click()

    titles = answering(put_right)
    row = next(one for one in page.detail.contacts.findChildren(LogRow) if one.isVisible())
    actions = row.findChildren(Button)[0].menu().actions()
    assert [action.text() for action in actions] == ["Wijzigen…", "Kopiëren voor het dossier", "Verwijderen"]
    actions[0].trigger()
    assert titles == ["Contact wijzigen"]
    newest = store.read(contacts.contacts_of, Subject("duo", duo))[0]
    assert (newest.activity, newest.paid_by, newest.cost) == ("wandelen", Payer.BUDDY, 350)


def test_a_month_stands_in_the_log_and_in_the_count(
    window: MainWindow, page: DuosPage, begin: Begin, store: Store, qtbot: QtBot
) -> None:
    duo = begin("together", 100)
    store.write(contacts.note_month, duo, date(2026, 10, 1), 6, TODAY)
    store.write(contacts.note_month, duo, date(2026, 9, 1), 0, TODAY)
    page.show_duo(duo)
    QApplication.processEvents()
    said = words(page)
    assert {"okt", "6 keer in oktober", "sep", "Ze zagen elkaar niet in september"} <= set(said)
    assert page.detail.contacts.count.text() == "7 in 12 maanden"  # with the first meeting
    strip = page.detail.contacts.strip.accessibleName()
    assert "sep 0, okt 6" in strip
    assert "dec niets genoteerd" in strip

"""What is said at the side: who is chosen, with support and ties, several at once, names of earlier maps, counts."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.network.contents import MapContact
from app.services import existing_duos, network, network_moments, people
from app.services.network import NetworkMap
from app.ui.main_window import MainWindow
from app.ui.network.one_contact import OneContact
from app.ui.network.page import NetworkPage
from app.ui.network.said import Said
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import BuddyStatus, Met, MomentKind, NetworkKind, Often, Support, TieKind

Stored = Callable[[], NetworkMap]
Contact = Callable[[str], MapContact]


def say(said: Said, key: str) -> None:
    """Choose as with the mouse in the opened list."""
    said.choose(key)
    said.activated.emit(said.currentIndex())


def choose(page: NetworkPage, *ids: UUID) -> OneContact:
    page.room.canvas.chosen.emit(ids)
    return page.room.card.one


def known(stored: Stored, who: MapContact) -> dict[str, TieKind]:
    return {one.name: kind for one, kind in stored().contents.known_to(who.id)}


def test_support_is_said_with_chips_and_taken_back_in_one_step(
    window: MainWindow, page: NetworkPage, contact: Contact, store: Store
) -> None:
    card = choose(page, contact("Mama").id)
    card.receives.chips[Support.COMPANY].click()
    card.gives.chips[Support.ADVICE].click()
    assert (contact("Mama").receives, contact("Mama").gives) == ({Support.COMPANY}, {Support.ADVICE})
    card.receives.chips[Support.COMPANY].click()
    assert contact("Mama").receives == set()
    store.undo()
    assert card.receives.on == {Support.COMPANY}


def test_what_is_known_is_said_in_words_and_can_be_unsaid(
    window: MainWindow, page: NetworkPage, contact: Contact
) -> None:
    card = choose(page, contact("Mieke").id)
    assert card.often.words == "hoe vaak?"
    say(card.often, Often.WEEKLY)
    assert card.often.words == "wekelijks"
    say(card.often, "")
    assert contact("Mieke").often is None
    card.more.open_content()
    say(card.kind, NetworkKind.VOLUNTEER)
    say(card.bond, TieKind.TENSE)
    card.potential.click()
    mieke = contact("Mieke")
    assert (mieke.kind, mieke.bond, mieke.potential) == (NetworkKind.VOLUNTEER, TieKind.TENSE, True)


def test_without_the_buddy_is_asked_only_of_whom_the_buddy_brought(
    window: MainWindow, page: NetworkPage, contact: Contact
) -> None:
    card = choose(page, contact("Mieke").id)
    assert not card.without.isVisible()
    say(card.met, Met.BUDDY)
    assert card.without.isVisible()
    assert page.room.counts.facts["to_ask"].text() == "1"
    say(card.without, "no")
    assert contact("Mieke").without_buddy is False
    assert page.room.counts.facts["only_via_buddy"].text() == "1"
    say(card.met, Met.SELF)
    assert card.without.isVisible()  # it was said, so it can be unsaid
    say(card.without, "")
    assert not card.without.isVisible()


def test_a_tie_is_made_changed_and_removed_on_the_card_by_keyboard(
    window: MainWindow, page: NetworkPage, contact: Contact, stored: Stored, qtbot: QtBot
) -> None:
    card = choose(page, contact("Mama").id)
    card.known.connect_button.setFocus()
    qtbot.keyClick(card.known.connect_button, Qt.Key.Key_Space)
    line = card.known.picker.line
    assert line.hasFocus()
    qtbot.keyClicks(line, "mie")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert known(stored, contact("Mama")) == {"Mieke": TieKind.EXISTING}
    assert card.known.connect_button.hasFocus()
    said = card.known.ties[contact("Mieke").id]
    said.setFocus()
    qtbot.keyClick(said, Qt.Key.Key_Down)
    assert known(stored, contact("Mama")) == {"Mieke": TieKind.ENDED}
    assert said.words == "Mieke (vroeger)"
    assert said.hasFocus()
    qtbot.keyClick(said, Qt.Key.Key_End)
    assert known(stored, contact("Mama")) == {}
    card.known.begin()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.isHidden() or not line.isVisible()


def test_several_are_connected_at_once(
    window: MainWindow, page: NetworkPage, contact: Contact, stored: Stored, store: Store
) -> None:
    ids = [contact(name).id for name in ("Mama", "Mieke", "Huisarts")]
    page.writing.tie(ids[0], ids[1], TieKind.TENSE)
    choose(page, *ids)
    several = page.room.card.several
    several.connect_button.click()
    assert known(stored, contact("Mama")) == {"Mieke": TieKind.TENSE, "Huisarts": TieKind.EXISTING}
    assert known(stored, contact("Mieke")) == {"Mama": TieKind.TENSE, "Huisarts": TieKind.EXISTING}
    store.undo()
    assert len(stored().contents.ties) == 1
    say(several.kind, NetworkKind.VOLUNTEER)
    assert {contact(name).kind for name in ("Mama", "Mieke", "Huisarts")} == {NetworkKind.VOLUNTEER}


def test_wiping_everywhere_says_what_that_means_first(
    window: MainWindow, page: NetworkPage, marleen: UUID, contact: Contact, stored: Stored, store: Store
) -> None:
    store.write(network_moments.keep, marleen, date(2026, 3, 12), MomentKind.START)
    choose(page, contact("Mieke").id)
    said: list[str] = []

    def answer(accept: bool) -> None:
        (dialog,) = (one for one in window.findChildren(Dialog) if one.isVisible())
        said.append(dialog.title.text())
        (dialog.accept if accept else dialog.reject)()

    QTimer.singleShot(0, lambda: answer(False))
    page.room.card.one.forgetting_wanted.emit()
    assert contact("Mieke")
    QTimer.singleShot(0, lambda: answer(True))
    page.room.card.one.forgetting_wanted.emit()
    assert said == ["Mieke overal wissen?"] * 2
    (kept,) = store.read(network_moments.moments, marleen)
    assert "Mieke" not in [one.name for one in (*stored().contacts, *kept.contents.contacts)]
    store.undo()
    (kept,) = store.read(network_moments.moments, marleen)
    assert "Mieke" in [one.name for one in kept.contents.contacts]


def test_who_stood_on_an_earlier_map_is_brought_back_in_one_click(
    window: MainWindow, page: NetworkPage, marleen: UUID, contact: Contact, store: Store
) -> None:
    names = page.room.names
    assert not names.offered.isVisible()
    mieke = contact("Mieke").id
    store.write(network_moments.keep, marleen, date(2026, 3, 12), MomentKind.START)
    store.write(network.remove, [mieke])
    (back,) = (one for one in names.offered.findChildren(QAbstractButton) if one.isVisible())
    assert back.text() == "Mieke"
    back.click()
    assert contact("Mieke").id == mieke
    assert not names.offered.isVisible()
    assert mieke in names.chips


def test_the_buddy_is_offered_until_she_stands_on_the_map(
    window: MainWindow, page: NetworkPage, marleen: UUID, contact: Contact, store: Store
) -> None:
    free = {"status": BuddyStatus.AVAILABLE, "capacity": 1}
    nadia = store.write(people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, free)
    store.write(existing_duos.record, marleen, nadia, date(2026, 3, 12), date(2026, 11, 23))
    (put,) = (one for one in page.room.names.buddies.findChildren(QAbstractButton) if one.isVisible())
    assert put.text() == "Nadia (buddy) toevoegen"
    put.click()
    assert (contact("Nadia (buddy)").kind, contact("Nadia (buddy)").is_buddy) == (NetworkKind.VOLUNTEER, True)
    assert not page.room.names.buddies.isVisible()


def test_counts_tell_where_who_alone_and_what_is_empty(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    counts = page.room.counts
    mama, mieke, doctor = (contact(name).id for name in ("Mama", "Mieke", "Huisarts"))
    page.writing.tie(mama, mieke)
    counts.facts["isolated"].click()
    assert page.chosen == (doctor,)
    assert counts._empty.text() == "Nog niemand in: Buurt, vrije tijd, werk"
    counts.advanced.open_content()
    assert counts._density.text() == "1 van 3 mogelijke banden"
    wanted: list[str] = []
    page.room.export_wanted.disconnect()  # it would ask where to
    page.room.export_wanted.connect(wanted.append)
    counts.graphml.click()
    assert wanted == ["graphml"]
    assert not counts.facts["only_via_buddy"].isVisible()  # there is no buddy
    page.writing.note([mieke], {"deceased": True})
    assert counts.facts["isolated"].text() == "2"
    assert [counts.rings[ring].text() for ring in counts.rings] == ["0", "1", "1", "0"]

"""Finding a buddy, what is shown of one, the screening path and the couple: through the widgets, and taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import criteria, duo_path, events, guests, people
from app.services.actions import perform
from app.services.rows import BuddyRow
from app.storage.vault import Vault
from app.ui import theme
from app.ui.buddies.couple import NewSecondPerson
from app.ui.buddies.form import BuddyForm
from app.ui.buddies.new_buddy import NewBuddy
from app.ui.buddies.page import BuddiesPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.list_model import ListRow
from app.vocabulary import BuddyStatus, Click, EventKind, ParticipantStatus, QuestionKind, Role

S = BuddyStatus
TODAY = date(2026, 11, 23)
Add = Callable[..., UUID]
Stored = Callable[[UUID], BuddyRow]


def shown(page: BuddiesPage) -> list[ListRow]:
    model = page.list.view.rows
    entries = [model.entry(model.index(at)) for at in range(model.rowCount())]
    return [entry for entry in entries if isinstance(entry, ListRow)]


def names(page: BuddiesPage) -> list[str]:
    return [row.name for row in shown(page)]


def words(page: BuddiesPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel) if label.isVisibleTo(page.detail))


def press(page: BuddiesPage, said: str) -> None:
    QApplication.processEvents()  # a button that was just made comes into sight with the event loop
    next(b for b in page.detail.findChildren(Button) if b.text() == said and b.isVisibleTo(page)).click()


def begin_duo(vault: Vault, buddy: UUID) -> UUID:
    waits = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 1, 5)}
    marleen = perform(vault, people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, waits)
    made = perform(vault, duo_path.accept, marleen, buddy, date(2026, 11, 10))
    perform(vault, duo_path.note_meeting, made, Click.YES, Click.YES, date(2026, 11, 17))
    return made


@pytest.fixture
def several(add: Add, nadia: UUID) -> dict[str, UUID]:
    return {
        "Nadia": nadia,
        "Jef": add("Jef", "Korenbloem", capacity=3, place="Geel"),
        "Wout": add("Wout", "Sterrenmos", status=S.SCREENING),
        "Els": add("Els", "Avondrood", status=S.CANDIDATE),
        "Stef": add("Stef", "Zandloper", status=S.PAUSED),
        "Omar": add("Omar", "Rietpluim", status=S.IN_DUO),
    }


def test_the_chips_count_and_each_row_says_where_somebody_stands(
    several: dict[str, UUID], window: MainWindow, page: BuddiesPage
) -> None:
    assert [chip.text() for chip in page.list.chips.values()] == [
        "Vrij 2",
        "Screening 2",
        "In duo 1",
        "Alle",
        "Filter…",
    ]
    assert {row.name: row.facts[0].text for row in shown(page)} == {
        "Jef Korenbloem": "3 vrije plaatsen",
        "Nadia Vlinderdal": "beschikbaar",
    }
    page.list.chips["screening"].click()
    assert names(page) == ["Els Avondrood", "Wout Sterrenmos"]
    page.list.chips["in_duo"].click()
    assert [fact.text for fact in shown(page)[0].facts] == ["in een duo", "met wie?"]


def test_who_has_most_places_comes_first_where_one_looks_for_a_place(
    several: dict[str, UUID], window: MainWindow, page: BuddiesPage
) -> None:
    page.list.chips["all"].click()
    page.list.order.choose("places")
    assert names(page)[:2] == ["Jef Korenbloem", "Nadia Vlinderdal"]
    page.list.order.choose("name")
    assert names(page) == sorted(names(page))


def test_search_finds_name_place_interest_note_and_partner(
    several: dict[str, UUID], window: MainWindow, page: BuddiesPage, qtbot: QtBot
) -> None:
    for sought in ("vlinderdal", "olen", "kok", "schoenen", "onderweg nadia"):
        with qtbot.waitSignal(page.list.search.searched):
            page.list.search.setText(sought)
        assert names(page) == ["Nadia Vlinderdal"], sought
    with qtbot.waitSignal(page.list.search.searched):
        page.list.search.setText("beschikbaar")
    assert names(page) == []


def test_the_next_step_is_filled_and_only_one(several: dict[str, UUID], window: MainWindow, page: BuddiesPage) -> None:
    def filled() -> list[str]:
        return [b.text() for b in page.detail.findChildren(Button) if b.kind == "filled" and b.isVisibleTo(page)]

    page.show_buddy(several["Nadia"])
    assert filled() == ["Wie past?"]
    page.show_buddy(several["Wout"])
    assert filled() == ["Contact noteren…"]


def test_who_fits_is_asked_of_the_window(nadia: UUID, window: MainWindow, page: BuddiesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.who_fits_wanted) as asked:
        page.detail.heading.who_fits.click()
    assert asked.args == [nadia]


def test_what_is_known_is_shown(nadia: UUID, window: MainWindow, page: BuddiesPage) -> None:
    text = words(page)
    for said in (
        "“Een paar uur in de maand is weinig.”",
        "56 jaar",
        "via Samen Onderweg",
        "Screeningsgesprek\n1/09/2026",
    ):
        assert said in text
    assert "1 duo tegelijk, 1 vrije plaats" in text
    assert page.detail.path.accessibleName() == (
        "Traject: Kandidaat gedaan; Screening 1/09/2026 gedaan; Papieren nog 2 nodig komt nog; "
        "Beschikbaar 1/10/2026 nu; "
        "Kennismaking komt nog; In een duo komt nog"
    )


def test_who_was_not_retained_ends_there_without_a_verdict(add: Add, window: MainWindow, page: BuddiesPage) -> None:
    page.show_buddy(add("Els", status=S.NOT_RETAINED))
    assert page.detail.path.accessibleName() == (
        "Traject: Kandidaat gedaan; Screening gedaan; Niet weerhouden hier gestopt"
    )


def test_what_follows_from_a_duo_is_not_given_by_hand(
    nadia: UUID, vault: Vault, window: MainWindow, page: BuddiesPage, qtbot: QtBot
) -> None:
    duo = begin_duo(vault, nadia)
    assert not any(
        b.text() in ("Pauzeren…", "Stoppen") for b in page.detail.cards.findChildren(Button) if b.isVisible()
    )
    form = opened(page)
    assert (form.choices.status.isEnabled(), form.choices.status.current) == (False, "meeting")
    page.end_edit()
    assert "Marleen Zonnedauw" in words(page)
    with qtbot.waitSignal(page.duo_wanted) as asked:
        press(page, "Tonen")
    assert asked.args == [duo]


def opened(page: BuddiesPage, section: str = "") -> BuddyForm:
    page.edit(section)
    form = page._form
    assert isinstance(form, BuddyForm)
    assert form.isVisible()
    return form


def fill(field: Any, text: str) -> None:
    editor = field.editor
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    else:
        editor.setText(text)
    field.commit()


def test_every_field_is_saved_as_it_is_meant(
    nadia: UUID, vault: Vault, window: MainWindow, page: BuddiesPage, stored: Stored
) -> None:
    form = opened(page)
    typed = {
        "motivation": "Iets terugdoen.",
        "introduction": "Lacht veel.",
        "experience": "Zorgde voor haar moeder.",
        "other_work": "repaircafé",
        "source": "de bib",
        "capacity": "2",
        "partner": "samen onderweg",
        "screened_on": "09/2026",
        "screening_note": "",
        "active_since": "2026",
        "languages": "Frans",
        "travels_km": "7,5",
        "interests": "koken, zingen",
        "remarks": "Belt liefst 's avonds.",
    }
    for name, text in typed.items():
        fill(form.fields[name], text)
        assert form.fields[name].error == "", name
    found = stored(nadia)
    assert (found.motivation, found.capacity, found.partner) == ("Iets terugdoen.", 2, "Samen Onderweg")
    assert (found.introduction, found.source) == ("Lacht veel.", "de bib")
    assert (found.experience, found.other_work) == ("Zorgde voor haar moeder.", "repaircafé")
    assert (found.screened_on, found.screened_precision, found.screening_note) == (date(2026, 9, 1), "month", None)
    assert (found.active_since, found.active_precision) == (date(2026, 1, 1), "year")
    assert (found.languages, found.travels_km, found.interests) == (("fr",), 7.5, ("wandelen", "koken", "zingen"))
    fill(form.fields["capacity"], "veel")
    assert form.fields["capacity"].error == "Schrijf een aantal duo's tegelijk, van 0 tot 9."
    assert stored(nadia).capacity == 2


def test_the_step_is_chosen_in_the_form_and_the_areas_are_pressed(
    nadia: UUID, vault: Vault, window: MainWindow, page: BuddiesPage, store: Store, stored: Stored
) -> None:
    from app.models import Area

    with vault.write("Areas") as session:
        session.add_all(
            [Area(name="Rond Geel", municipalities=["Geel"]), Area(name="Rond Mol", municipalities=["Mol"])]
        )
    form = opened(page)
    choices: Any = form.choices
    geel = next(b for b in choices.fields["areas"].findChildren(Button) if b.text() == "Rond Geel")
    geel.click()
    assert len(stored(nadia).areas or ()) == 1
    choices.offers.choose("practical")
    choices.offers.chosen.emit("practical")
    assert stored(nadia).offers is QuestionKind.PRACTICAL
    form.choices.status.chosen.emit("paused")
    assert stored(nadia).status is S.PAUSED
    page.end_edit()
    assert "Rond Geel" in words(page)
    assert "praktische hulp" in words(page)
    store.undo()
    store.undo()
    store.undo()
    assert (stored(nadia).status, stored(nadia).areas) == (S.AVAILABLE, None)


def test_the_keyboard_is_at_once_in_a_card_below(nadia: UUID, window: MainWindow, page: BuddiesPage) -> None:
    window.activateWindow()
    below = opened(page, "screening_note").fields["screening_note"].editor
    assert below.isVisible()
    assert window.focusWidget() is below


def test_the_keyboard_stays_where_it_is_while_the_cards_below_follow(
    nadia: UUID, window: MainWindow, page: BuddiesPage, qtbot: QtBot
) -> None:
    window.activateWindow()
    form = opened(page)
    first = form.fields["first_name"].editor
    assert window.focusWidget() is first
    qtbot.keyClicks(first, "x")
    qtbot.waitUntil(lambda: form.isAncestorOf(form.grid))
    assert window.focusWidget() is first
    assert form.fields["first_name"].text == "Nadiax"


def test_a_second_person_makes_a_couple_is_corrected_and_leaves_again(
    nadia: UUID,
    vault: Vault,
    window: MainWindow,
    page: BuddiesPage,
    store: Store,
    stored: Stored,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(dialog: NewSecondPerson) -> None:
        dialog.open()
        qtbot.keyClicks(dialog.first_name.editor, "Karim")
        qtbot.keyClicks(dialog.last_name.editor, "Duinroos")
        dialog.save()

    monkeypatch.setattr(NewSecondPerson, "exec", answer)
    press(page, "Tweede persoon toevoegen…")
    second = stored(nadia).second
    assert second
    assert (second.full_name, second.place, second.municipality) == ("Karim Duinroos", "Olen", "Olen")
    assert page.detail.heading.name.text() == "Nadia Vlinderdal & Karim Duinroos"
    assert names(page) == ["Nadia V. & Karim D."]
    form = page._form
    assert isinstance(form, BuddyForm)
    assert form.isVisible()
    fill(form.second.text.fields["languages"], "Nederlands, Frans")
    fill(form.second.text.fields["birth"], "31/02/1970")
    assert form.second.text.fields["birth"].error == "31 februari bestaat niet."
    form.second.choices.answers["smokes"].choose("no")
    qtbot.keyClick(form.second.grid, Qt.Key.Key_J)
    second = stored(nadia).second
    assert second
    assert (second.languages, second.smokes, second.availability) == (("nl", "fr"), False, {"mon-morning": True})
    perform(vault, criteria.add_criterion, "Houdt van honden")
    form.reveal(form.own)  # what is below follows in the next turn
    for own in (form.own, form.second.own, form.second.own):
        own.editors["Houdt van honden"].setFocus()
        qtbot.keyClick(own.editors["Houdt van honden"].focusProxy(), Qt.Key.Key_Left)
    both = stored(nadia)
    assert both.second
    assert (both.custom, both.second.custom) == ({"Houdt van honden": False}, {"Houdt van honden": True})
    fill(form.second.text.fields["birth"], "1970")
    page.end_edit()
    assert "Houdt van honden: nee" in words(page)
    assert "Houdt van honden: ja" in words(page)
    assert "Nederlands, Frans" in words(page)
    assert page.detail.tabs._parts["who"].text() == "Wie zijn Nadia & Karim"
    form.second.remove.click()
    assert stored(nadia).second is None
    store.undo()
    second = stored(nadia).second
    assert second
    assert second.languages == ("nl", "fr")


def test_a_new_buddy_needs_only_a_name_and_is_a_candidate(
    nadia: UUID,
    window: MainWindow,
    page: BuddiesPage,
    store: Store,
    stored: Stored,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(dialog: NewBuddy) -> None:
        dialog.open()
        dialog.save()
        assert dialog.first_name.error == "Een naam is nodig; al de rest mag later."
        qtbot.keyClicks(dialog.first_name.editor, "Els")
        qtbot.keyClicks(dialog.partner.editor, "Samen Onderweg")
        qtbot.keyClick(dialog.partner.editor, Qt.Key.Key_Return)

    monkeypatch.setattr(NewBuddy, "exec", answer)
    page.add()
    assert page.current
    found = stored(page.current)
    assert (found.full_name, found.status, found.partner) == ("Els", S.CANDIDATE, "Samen Onderweg")
    assert page._form is not None
    assert page._form.isVisible()
    store.undo()
    assert page.current == nadia


def test_who_may_not_be_contacted_is_said_and_no_number_is_offered(
    add: Add, window: MainWindow, page: BuddiesPage
) -> None:
    add("Nadia", phone="+32400000034", deceased_on=date(2026, 10, 2))
    assert "overleden op 2/10/2026" in words(page)
    assert "0400" not in words(page)
    assert not page.detail.heading.who_fits.isVisible()
    assert not page.detail.heading.status.isVisible()
    assert [fact.text for row in shown(page) for fact in row.facts][:1] == ["overleden"]


def test_nothing_is_cut(
    nadia: UUID,
    vault: Vault,
    window: MainWindow,
    page: BuddiesPage,
    cut_in: Callable[[QWidget], list[str]],
    qtbot: QtBot,
) -> None:
    perform(vault, people.add_second_person, nadia, {"first_name": "Karim", "last_name": "Van Duinroosenboomgaard"})
    begin_duo(vault, nadia)
    widths = (1000, 1024, 1219, 1220, 1366)
    for width in widths:
        window.resize(width, 768)
        for tab in ("path", "contacts", "papers", "who"):
            page.detail.tabs.choose(tab)
            qtbot.wait(10)
            assert cut_in(window) == [], (width, tab)
    page.edit()
    for width in widths:
        window.resize(width, 768)
        qtbot.wait(10)
        assert cut_in(window) == [], width
    form = page._form
    assert form
    for widget in form.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", lambda: "")(), widget


def test_the_table_shows_the_same_people_and_leads_back_to_one(
    several: dict[str, UUID], window: MainWindow, page: BuddiesPage, qtbot: QtBot
) -> None:
    page.list.chips["all"].click()
    page.views.switch.choose("table")
    table = page.views.table
    assert table
    model = table.table.rows
    cells = [[model.index(at, column).data() for column in range(5)] for at in range(model.rowCount())]
    assert ["Jef Korenbloem", "Geel", "Beschikbaar", "3", ""] in cells
    assert ["Els Avondrood", "", "Kandidaat", "", ""] in cells
    assert len(cells) == len(several)
    table.table.select(several["Stef"])
    assert page.subject
    assert page.subject.id == several["Stef"]
    page.edit()  # F2 leads to the form of the one who is chosen in the table
    assert page.views.switch.current == "list"
    assert page.detail.heading.name.text() == "Stef Zandloper"
    assert page._form is not None
    assert page._form.isVisible()


def test_nothing_is_cut_where_letters_are_large(
    nadia: UUID,
    vault: Vault,
    window: MainWindow,
    page: BuddiesPage,
    dressed: QApplication,
    cut_in: Callable[[QWidget], list[str]],
    qtbot: QtBot,
) -> None:
    perform(vault, people.add_second_person, nadia, {"first_name": "Karim"})
    begin_duo(vault, nadia)
    theme.apply(dressed, percent=130)
    try:
        for width in (1024, 1366):
            window.resize(width, 768)
            for tab in ("path", "contacts", "papers", "who"):
                page.detail.tabs.choose(tab)
                qtbot.wait(10)
                assert cut_in(page.detail) == [], (width, tab)
        page.edit()
        for width in (1024, 1366):
            window.resize(width, 768)
            qtbot.wait(10)
            assert cut_in(page.detail) == [], width
    finally:
        theme.apply(dressed, percent=100)


def test_what_is_answered_is_of_who_is_shown_though_the_list_went_on(
    window: MainWindow, page: BuddiesPage, add: Add, stored: Stored, qtbot: QtBot
) -> None:
    anke = add("Anke", availability={"mon-morning": True})
    bea = add("Bea")
    window.show_page(page.id)
    page.show_buddy(anke)
    grid = page.detail.cards.grid
    page._soon.setInterval(60_000)  # the detail follows when the hands are still, on a slow laptop late
    qtbot.keyClick(page.list.view, Qt.Key.Key_Down)
    assert page.list.current == bea
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_J)
    assert stored(bea).availability is None
    assert stored(anke).availability == {"mon-morning": True, "tue-morning": True}
    page.show_buddy(anke)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Down)
    press(page, "Stoppen")
    assert (stored(anke).status, stored(bea).status) == (S.STOPPED, S.AVAILABLE)


def test_no_tab_turns_behind_the_form(window: MainWindow, page: BuddiesPage, nadia: UUID, qtbot: QtBot) -> None:
    window.show_page(page.id)
    page.show_buddy(nadia)
    page.edit()
    before = page.detail.tabs.current
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.detail.tabs.current == before


def test_the_last_intervision_stands_on_the_page_and_orders_the_list(
    window: MainWindow, page: BuddiesPage, store: Store, nadia: UUID, add: Add
) -> None:
    omar = add("Omar")
    page.choose(nadia)
    assert "nog geen genoteerd" in words(page)
    made = store.write(events.add_event, EventKind.INTERVISION, date(2026, 9, 14))
    store.write(guests.invite, made, [(Role.BUDDY, nadia)])
    (guest,) = store.read(guests.guests, made)
    store.write(guests.note_present, guest.id, True)
    assert "laatst op 14/09/2026" in words(page)
    page.list.order.choose("intervision")
    assert [row.key for row in shown(page)][:2] == [omar, nadia]

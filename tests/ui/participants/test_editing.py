"""Correcting what is known, registering somebody new: through the widgets, and taken back."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.i18n import language_name
from app.services import existing_duos, office, people, what_counts
from app.services.actions import perform
from app.services.rows import ParticipantRow, WishRow
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.participants.form import ParticipantForm
from app.ui.participants.new_participant import NewParticipant
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.widgets.field import TextField
from app.vocabulary import BuddyStatus, Gender, ParticipantStatus, Strength

Add = Callable[..., UUID]
Stored = Callable[[UUID], ParticipantRow]
TODAY = date(2026, 11, 23)


def opened(page: ParticipantsPage, section: str = "") -> ParticipantForm:
    page.edit(section)
    form = page._form
    assert isinstance(form, ParticipantForm)
    assert form.isVisible()
    return form


def fill(form: ParticipantForm, name: str, text: str) -> None:
    editor = form.fields[name].editor
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    form.fields[name].commit()


def test_every_field_is_saved_as_it_is_meant(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored
) -> None:
    form = opened(page)
    typed = {
        "first_name": "Marleentje",
        "birth": "3/4/67",
        "pronouns": "zij/haar",
        "street": "Modelstraat 1",
        "postcode": "2300",
        "place": "Turnhout",
        "phone": "0400/12.34.56",
        "email": "marleen@post.example",
        "languages": "Frans, Nederlands en Engels",
        "travels_km": "12,5",
        "pets_note": "een oude kat",
        "question": "Iemand om mee te breien.",
        "strengths": "Luistert goed, kent de weg",
        "traits": "Rustig; Hartelijk",
        "interests": "Breien, wandelen",
        "remarks": "Belt liever niet.",
        "registered_on": "02/2026",
        "intake_on": "3/03/2026",
        "care_note": "",
    }
    for name, text in typed.items():
        fill(form, name, text)
        assert form.fields[name].error == ""
    found = stored(marleen)
    assert (found.first_name, found.birth_date, found.municipality) == ("Marleentje", date(1967, 4, 3), "Turnhout")
    assert (found.phone, found.email) == ("+32400123456", "marleen@post.example")
    assert (found.languages, found.travels_km) == (("fr", "nl", "en"), 12.5)
    assert (found.strengths, found.traits) == (("Luistert goed", "kent de weg"), ("rustig", "hartelijk"))
    assert (found.registered_on, found.registered_precision) == (date(2026, 2, 1), "month")
    assert (found.intake_on, found.care_note) == (date(2026, 3, 3), None)
    assert form.fields["phone"].text == "0400 12 34 56"
    assert form.fields["registered_on"].text == "02/2026"


def test_what_cannot_be_is_refused_with_what_to_do_and_kept_as_typed(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored
) -> None:
    before = stored(marleen)
    form = opened(page)
    for name, text, sentence in (
        ("birth", "31/02/1968", "31 februari bestaat niet."),
        ("birth", "29/02/1967", "29 februari bestaat niet in 1967."),
        ("birth", "1/13/1968", "Maand 13 bestaat niet."),
        ("birth", "1/1/2030", "Deze dag moet nog komen."),
        ("birth", "ergens in de zomer", "Schrijf dag, maand en jaar, zoals 14/03/1968, of alleen het jaar."),
        ("intake_on", "2025", "Schrijf dag, maand en jaar, zoals 14/03/2026."),
        ("phone", "12", "Schrijf één telefoonnummer, zoals 0400 12 34 56."),
        ("email", "marleen", "Schrijf één mailadres, zoals marleen@post.example."),
        ("postcode", "24", "Een Belgische postcode telt vier cijfers."),
        ("languages", "Klingoons", "Klik kent geen taal ‘Klingoons’. Zet komma's tussen de talen."),
        ("travels_km", "ver", "Schrijf een aantal kilometer, zoals 15."),
    ):
        fill(form, name, text)
        assert form.fields[name].error == sentence
        assert form.fields[name].text == text
    assert stored(marleen) == before
    form.finish.click()
    assert form.isVisible()  # one does not leave past a sentence that was not read


def test_the_languages_that_klik_shows_it_also_reads(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, store: Store, stored: Stored
) -> None:
    codes = ["nl", "fr", "en", "ar", "ber", "tr", "ku", "fa", "ps", "uk", "ti", "ff", "rw", "zh", "vgt", "rom"]
    form = opened(page)
    fill(form, "languages", ", ".join(language_name(code) for code in codes))
    assert form.fields["languages"].error == ""
    assert stored(marleen).languages == tuple(codes)
    assert "Berbers, Turks" in form.fields["languages"].text


def test_a_postcode_and_a_place_follow_each_other(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored
) -> None:
    form = opened(page)
    for name, text, postcode, place, municipality in (
        ("place", "Turnhout", "2300", "Turnhout", "Turnhout"),
        ("postcode", "2440", "2440", "Geel", "Geel"),
        ("place", "", None, None, None),
        ("place", "Luilekkerland", None, "Luilekkerland", None),
        ("postcode", "2200 Herentals", "2200", "Herentals", "Herentals"),
    ):
        fill(form, name, text)
        found = stored(marleen)
        assert (found.postcode, found.place, found.municipality) == (postcode, place, municipality)
        assert (form.fields["postcode"].text, form.fields["place"].text) == (postcode or "", place or "")
    fill(form, "place", "Luilekkerland")
    assert "Luilekkerland" in form.text.told["place"].text()


def test_undo_shows_what_was_and_spares_what_is_being_typed(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, store: Store, stored: Stored
) -> None:
    form = opened(page)
    fill(form, "street", "Modelstraat 1")
    editor = form.fields["question"].editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Nog bezig met ty")
    store.undo()
    assert stored(marleen).street is None
    assert form.fields["street"].text == ""
    assert form.fields["question"].text == "Nog bezig met ty"
    store.redo()
    assert form.fields["street"].text == "Modelstraat 1"


def test_leaving_a_field_saves_it(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored, qtbot: QtBot
) -> None:
    form = opened(page)
    editor = form.fields["street"].editor
    form.reveal(editor)
    editor.setFocus()
    qtbot.keyClicks(editor, "Modelstraat 1")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert stored(marleen).street == "Modelstraat 1"


def test_a_wrong_text_waits_for_whom_it_was_typed(
    marleen: UUID, add: Add, window: MainWindow, page: ParticipantsPage, stored: Stored
) -> None:
    other = add("Luc", "Kiezelsteen")
    page.show_participant(marleen)
    form = opened(page)
    fill(form, "birth", "31/02/1968")
    page.show_participant(other)
    assert not form.isVisible()
    assert window.toast.sentence == "Nog niet bewaard bij Marleen Z.: Geboortedatum of -jaar"
    opened(page)
    assert form.fields["birth"].text == ""
    page.show_participant(marleen)
    opened(page)
    assert form.fields["birth"].text == "31/02/1968"
    assert form.fields["birth"].error == "31 februari bestaat niet."


def test_a_name_cannot_be_taken_away(add: Add, window: MainWindow, page: ParticipantsPage, stored: Stored) -> None:
    made = add("Luc", "")
    form = opened(page)
    fill(form, "first_name", "")
    assert form.fields["first_name"].error == "Een naam is nodig; al de rest mag later."
    assert stored(made).first_name == "Luc"


def test_answers_are_chosen(
    vault: Vault, marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored, store: Store
) -> None:
    an = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    form = opened(page)
    choices = form.choices
    choices.answers["has_pets"].choose("yes")
    choices.answers["smokes"].choose("")
    choices.gender.chosen.emit("x")
    choices.paper_language.chosen.emit("fr")
    choices.coordinator.chosen.emit(str(an))
    choices.status.chosen.emit("referred")
    found = stored(marleen)
    assert (found.has_pets, found.smokes, found.gender) == (True, None, Gender.OTHER)
    assert found.paper_language == "fr"
    assert (found.coordinator, found.status) == ("An Zilverberk", ParticipantStatus.REFERRED)
    store.undo()
    assert choices.status.current == "waiting"
    assert choices.coordinator.current == str(an)


def test_what_follows_from_a_duo_is_not_chosen_by_hand(
    vault: Vault, marleen: UUID, window: MainWindow, page: ParticipantsPage
) -> None:
    offered = opened(page).choices.status
    keys = {str(offered.itemData(at)) for at in range(offered.count())}
    assert keys == {"registered", "intake", "waiting", "referred", "left"}
    own = {"status": BuddyStatus.AVAILABLE, "capacity": 1}
    nadia = perform(vault, people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, own)
    perform(vault, existing_duos.record, marleen, nadia, None, TODAY)
    assert (offered.isEnabled(), offered.count(), offered.current) == (False, 1, "in_duo")


@pytest.mark.parametrize("status", [ParticipantStatus.IN_DUO, ParticipantStatus.MEETING])
def test_a_step_that_no_duo_stands_behind_is_changed_by_hand(
    add: Add, window: MainWindow, page: ParticipantsPage, stored: Stored, store: Store, status: ParticipantStatus
) -> None:
    rita = add("Rita", status=status)
    page.show_participant(rita)
    offered = opened(page).choices.status
    assert offered.isEnabled()
    assert offered.current == status.value
    offered.chosen.emit("waiting")
    assert stored(rita).status is ParticipantStatus.WAITING
    store.undo()
    assert offered.current == status.value


def test_wishes_are_added_changed_and_removed(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored, store: Store
) -> None:
    wishes = opened(page, "wishes").wishes
    wishes.about.chosen.emit("age")
    assert len(stored(marleen).wishes) == 1  # nothing said yet of which age
    line = wishes.lines[1]
    lower = line._first
    assert lower is not None
    editor = lower.focusProxy()
    assert isinstance(editor, QLineEdit)
    editor.setText("vijftig")
    editor.returnPressed.emit()
    assert len(stored(marleen).wishes) == 1
    editor.setText("50")
    editor.returnPressed.emit()
    assert stored(marleen).wishes[1] == WishRow("age", (), 50, None, Strength.RATHER, False)
    line.strength.chosen.emit("must")
    line.firm.click()
    assert stored(marleen).wishes[1] == WishRow("age", (), 50, None, Strength.MUST, True)
    wishes.lines[0].removed.emit()
    assert [wish.about for wish in stored(marleen).wishes] == ["age"]
    store.undo()
    assert [line.wish.about for line in wishes.lines] == ["gender", "age"]


def test_an_age_that_nobody_can_have_is_not_wished(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored
) -> None:
    wishes = opened(page, "wishes").wishes
    wishes.about.chosen.emit("age")
    lower, upper = wishes.lines[1].findChildren(TextField)
    for field, years in ((lower, "70"), (upper, "60")):
        field.editor.setText(years)
        field.editor.returnPressed.emit()
    assert upper.error == "‘Vanaf’ ligt hoger dan ‘tot’: zo past niemand."
    assert (stored(marleen).wishes[1].lower, stored(marleen).wishes[1].upper) == (70, None)
    lower.editor.setText("50")
    lower.editor.returnPressed.emit()
    assert (stored(marleen).wishes[1].lower, stored(marleen).wishes[1].upper) == (50, 60)
    assert upper.error == ""


def test_what_is_wrong_is_brought_into_sight_on_finishing(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, qtbot: QtBot
) -> None:
    form = opened(page)
    form.text.fields["email"].editor.setText("jos@voorbeeld")
    qtbot.waitUntil(lambda: page.detail.area.verticalScrollBar().maximum() > 0)
    page.detail.area.verticalScrollBar().setValue(page.detail.area.verticalScrollBar().maximum())
    form.finish.click()
    assert form.isVisible()
    wrong = form.text.fields["email"]
    assert wrong.error
    qtbot.waitUntil(lambda: not wrong.visibleRegion().isEmpty())


def test_a_wish_about_gender_is_firm_unless_opened(
    add: Add, window: MainWindow, page: ParticipantsPage, stored: Stored
) -> None:
    made = add("Luc")
    wishes = opened(page, "wishes").wishes
    wishes.about.chosen.emit("gender")
    from app.ui.widgets.buttons import Button

    man = next(button for button in wishes.lines[0].findChildren(Button) if button.text() == "man")
    man.click()
    assert stored(made).wishes == (WishRow("gender", ("m",), None, None, Strength.RATHER, True),)


def test_an_unfinished_wish_does_not_go_over_to_the_next(add: Add, window: MainWindow, page: ParticipantsPage) -> None:
    first, second = add("Luc"), add("Rita")
    page.show_participant(first)
    opened(page, "wishes").wishes.about.chosen.emit("language")
    page.show_participant(second)
    assert opened(page, "wishes").wishes.lines == []


def test_somebody_new_needs_only_a_name_and_is_shown(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, store: Store, stored: Stored
) -> None:
    dialog = NewParticipant(store, TODAY, window)
    dialog.save()
    assert dialog.made is None
    assert dialog.first_name.error == "Een naam is nodig; al de rest mag later."
    for field, text in ((dialog.first_name, "Luc"), (dialog.place, "2200 Herentals"), (dialog.phone, "zeven")):
        assert isinstance(field.editor, QLineEdit)
        field.editor.setText(text)
    dialog.save()
    assert dialog.made is None
    assert isinstance(dialog.phone.editor, QLineEdit)
    dialog.phone.editor.clear()
    dialog.save()
    assert dialog.made
    found = stored(dialog.made)
    assert (found.full_name, found.municipality, found.phone) == ("Luc", "Herentals", None)
    assert (found.status, found.registered_on) == (ParticipantStatus.REGISTERED, TODAY)
    page.show_participant(dialog.made)
    assert page.detail.heading.name.text() == "Luc"
    store.undo()
    assert page.current == marleen


def test_three_strengths_are_offered_and_a_stored_fourth_is_kept_until_another_is_chosen(
    marleen: UUID, vault: Vault, window: MainWindow, page: ParticipantsPage, stored: Stored
) -> None:
    from app.vocabulary import Role

    wishes = (
        WishRow("smokes", (False,), None, None, Strength.STRONG, False),
        WishRow("age", (), 50, 70, Strength.RATHER, False),
    )
    perform(vault, people.set_wishes, stored(marleen).person_id, Role.PARTICIPANT, wishes)
    line = opened(page, "wishes").wishes.lines[0]
    offered = [line.strength.itemText(at) for at in range(line.strength.count())]
    assert offered == ["moet", "liefst", "fijn"]
    assert line.strength.currentText() == "liefst"
    line.strength.chosen.emit("2")  # the same again
    assert stored(marleen).wishes[0].strength is Strength.STRONG
    line.strength.chosen.emit("1")
    assert stored(marleen).wishes[0].strength is Strength.NICE
    line.strength.chosen.emit("2")
    assert stored(marleen).wishes[0].strength is Strength.RATHER


def test_the_half_days_are_answered_in_the_form_as_well(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    form = opened(page, "availability")
    qtbot.keyClick(form.grid, Qt.Key.Key_Delete)
    assert stored(marleen).availability == {"mon-afternoon": False}
    store.undo()
    assert form.grid.values == {"mon-morning": True, "mon-afternoon": False}


def test_who_referred_somebody_is_one_organisation_however_it_is_written(
    marleen: UUID, add: Add, window: MainWindow, page: ParticipantsPage, stored: Stored, store: Store
) -> None:
    other = add("Luc", "Kiezelsteen")
    page.show_participant(marleen)
    fill(opened(page), "referrer", "Wijkcentrum De Linde")
    page.show_participant(other)
    fill(opened(page), "referrer", "wijkcentrum de linde")
    assert stored(marleen).referrer == stored(other).referrer == "Wijkcentrum De Linde"
    fill(opened(page), "referrer", "")
    assert stored(other).referrer is None
    store.undo()
    assert stored(other).referrer == "Wijkcentrum De Linde"


def test_a_group_that_may_go_first_is_noted_and_shown_and_can_be_asked_for(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored, store: Store
) -> None:
    fill(opened(page), "priority_groups", "Dringend, uit een opname")
    assert stored(marleen).priority_groups == ("dringend", "uit een opname")
    groups = store.read(what_counts.countable).groups
    assert [one.name for one in groups] == ["dringend", "uit een opname"]
    assert page.words_of("priority_groups") == ["dringend", "uit een opname"]
    page.end_edit()
    shown = "\n".join(one.text() for one in page.detail.findChildren(QLabel))
    assert "Groep die voorgaat" in shown
    assert "dringend, uit een opname" in shown

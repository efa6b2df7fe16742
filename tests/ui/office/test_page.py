"""The page of the office: saved as it is filled in, on every letter from then on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.services import areas, balance, documents, office, organisations, people
from app.services.history import signed
from app.storage import keyfile
from app.storage.errors import WrongPassphrase, WrongRecoveryCode
from app.storage.vault import Vault
from app.ui import locking, look, theme
from app.ui.main_window import MainWindow
from app.ui.office.coordinators import CoordinatorDialog
from app.ui.office.earlier_names import RenameDialog, names_before
from app.ui.office.lock_card import envelope_sheet
from app.ui.office.organisations import OrganisationDialog
from app.ui.office.page import AREA, HISTORY, LAPTOP, OFFICE, PEOPLE, RHYTHM, OfficePage
from app.ui.office.passwords import PasswordDialog
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.tokens import LIGHT
from app.ui.unlock.recovery import RecoveryCode, print_code
from app.ui.widgets.chip import Chip
from app.ui.widgets.dialog import Dialog

OWN = "paarse kameel fluit zondag"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> OfficePage:
    made = OfficePage(store, lambda: date(2026, 11, 23))
    window = MainWindow(store, [made])
    qtbot.addWidget(window)
    window.show()
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def fill(page: OfficePage, name: str, text: str) -> bool:
    page.fields[name].editor.setText(text)  # type: ignore[attr-defined]
    return page.fields[name].commit()


def press(inside: QWidget, words: str) -> None:
    """Press the visible button with these words, or the action of a menu in it."""
    QApplication.processEvents()
    for button in [one for one in inside.findChildren(QAbstractButton) if one.isVisible()]:
        menu = getattr(button, "menu", lambda: None)()
        for action in menu.actions() if menu else ():
            if action.text() == words:
                action.trigger()
                return
        if words in (button.text(), button.accessibleName()):
            button.click()
            return
    raise AssertionError(words)


def opened(page: OfficePage, kind: type[Any]) -> Any:
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def give_password(page: OfficePage, qtbot: QtBot, password: str = OWN) -> None:
    dialog = opened(page, PasswordDialog)
    for edit in (dialog.secret.first, dialog.secret.second):
        edit.setText(password)
    with qtbot.waitSignal(dialog.accepted):
        dialog.answer.click()


# Our office


def test_what_is_filled_in_stands_on_the_letterhead(page: OfficePage, store: Store) -> None:
    assert fill(page, "name", "Buddywerking De Voorbeeldstreek")
    assert fill(page, "place", "Geel")
    assert fill(page, "phone", "0400/11.22.33")
    assert store.read(documents.letterhead).phone == "0400 11 22 33"
    assert store.read(documents.letterhead).address_lines == ("Geel",)
    shown = page.letterhead.preview.accessibleDescription()
    assert shown == "Buddywerking De Voorbeeldstreek, Geel, 0400 11 22 33"
    store.undo()
    assert store.read(documents.letterhead).phone == ""
    assert page.fields["phone"].text == ""


@pytest.mark.parametrize(("name", "wrong"), [("phone", "geen idee"), ("email", "fout-adres")])
def test_what_is_no_number_or_address_is_refused_and_kept_as_typed(
    name: str, wrong: str, page: OfficePage, store: Store
) -> None:
    assert not fill(page, name, wrong)
    assert page.fields[name].error
    assert page.fields[name].text == wrong
    assert getattr(store.read(office.office), name) is None


def test_a_logo_is_chosen_and_removed(
    page: OfficePage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = page.letterhead.preview.grab().toImage()
    picture = QPixmap(20, 10)
    picture.fill("#000000")
    picture.save(str(tmp_path / "logo.png"))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(tmp_path / "logo.png"), ""))
    page.letterhead.choose.click()
    assert page.letterhead.preview.grab().toImage() != bare
    assert store.read(documents.letterhead).logo
    page.letterhead.remove.click()
    assert page.letterhead.preview.grab().toImage() == bare
    assert not page.letterhead.remove.isVisible()


def test_languages_are_words_that_klik_knows(page: OfficePage, store: Store) -> None:
    field = page.languages.field
    field.editor.setText("Nederlands, Frans")  # type: ignore[attr-defined]
    assert field.commit()
    assert store.read(office.office).languages == ("nl", "fr")
    field.editor.setText("Kabouters")  # type: ignore[attr-defined]
    assert not field.commit()
    assert store.read(office.office).languages == ("nl", "fr")


# Working area


def test_an_area_is_made_and_filled_by_typing(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    page.show_section(AREA)
    qtbot.keyClicks(page.area.new.line, "gee")
    assert page.area.new.words[0] == "Geel"
    assert len(page.area.new.words) > 1
    qtbot.keyClick(page.area.new.line, Qt.Key.Key_Return)
    assert store.read(areas.areas) == ()  # which one is not guessed
    assert QApplication.focusWidget() is page.area.new.buttons[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    ((area, box),) = page.area.boxes.items()
    qtbot.keyClicks(box.more.line, "2430")
    qtbot.keyClick(box.more.line, Qt.Key.Key_Return)
    assert store.read(areas.areas)[0].municipalities == ("Geel", "Laakdal")
    assert page.area.boxes[area] is box
    box.name.editor.setText("Rond Geel")  # type: ignore[attr-defined]
    assert box.name.commit()
    press(box, "Laakdal eruit halen")
    assert store.read(areas.areas)[0].municipalities == ("Geel",)
    store.undo()
    store.undo()
    assert store.read(areas.areas)[0].name == "Geel"
    press(box, "Gebied verwijderen")
    assert page.area.boxes == {}
    store.undo()
    assert list(page.area.boxes) == [area]


def test_a_whole_province_is_one_choice_and_is_shown_folded(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    page.show_section(AREA)
    qtbot.keyClicks(page.area.new.line, "antw")
    assert page.area.new.words[:2] == ["Antwerpen", "alle 67 gemeenten van de provincie Antwerpen"]
    press(page.area.new, "alle 67 gemeenten van de provincie Antwerpen")
    (box,) = page.area.boxes.values()
    assert len(store.read(areas.areas)[0].municipalities) == 67
    assert len(box.chips.findChildren(QAbstractButton)) == 13
    press(box, "en nog 55")
    QApplication.processEvents()
    assert len([one for one in box.chips.findChildren(QAbstractButton) if one.isVisible()]) == 67


def test_two_areas_have_two_names(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    page.show_section(AREA)
    for name in ("Geel", "Mol"):
        store.write(areas.add_area, name, [name])
    box = next(box for box in page.area.boxes.values() if box.name.text == "Mol")
    box.name.editor.setText("geel")  # type: ignore[attr-defined]
    assert not box.name.commit()
    assert box.name.error


# Who works along


def test_a_coordinator_is_added_and_changed(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    page.show_section(PEOPLE)
    dialog = CoordinatorDialog(store, None, page.window())
    dialog.save()
    assert dialog.first_name.error
    dialog.first_name.editor.setText("An")  # type: ignore[attr-defined]
    dialog.save()
    known = store.read(office.coordinators)
    assert [one.full_name for one in known] == ["An"]
    change = CoordinatorDialog(store, known[0], page.window())
    change.last_name.editor.setText("Zilverberk")  # type: ignore[attr-defined]
    change.email.editor.setText("fout-adres")  # type: ignore[attr-defined]
    change.save()
    assert change.email.error
    change.email.editor.setText("an@post.example")  # type: ignore[attr-defined]
    change.save()
    assert [(one.full_name, one.email) for one in store.read(office.coordinators)] == [
        ("An Zilverberk", "an@post.example")
    ]
    assert "An Zilverberk" in [one.text() for one in page.findChildren(QLabel)]


def test_who_left_is_kept_apart_and_may_come_back(page: OfficePage, store: Store) -> None:
    store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    page.show_section(PEOPLE)
    press(page.coordinators, "Werkt hier niet meer")
    assert store.read(office.coordinators) == ()
    store.undo()
    assert len(store.read(office.coordinators)) == 1
    store.redo()
    press(page.coordinators, "An Zilverberk werkt hier weer")
    assert len(store.read(office.coordinators)) == 1


def test_an_own_password_opens_the_vault_in_ones_own_name(
    page: OfficePage, store: Store, vault: Vault, answer: Callable[[str], None], qtbot: QtBot
) -> None:
    an = store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    page.show_section(PEOPLE)
    press(page.coordinators, "Eigen wachtwoord geven…")
    give_password(page, qtbot)
    assert "eigen wachtwoord" in [one.text() for one in page.coordinators.findChildren(QLabel)]
    folder = vault.folder
    vault.lock()
    with Vault.unlock(folder, passphrase=OWN) as own:
        assert own.slot == str(an)


def test_a_password_is_taken_away_after_a_question_but_never_the_last(
    page: OfficePage, store: Store, vault: Vault, answer: Callable[[str], None], qtbot: QtBot
) -> None:
    store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    page.show_section(PEOPLE)
    press(page.coordinators, "Eigen wachtwoord geven…")
    give_password(page, qtbot)
    answer("Annuleren")
    press(page.coordinators, "Werkt hier niet meer")
    assert len(store.read(office.coordinators)) == 1
    answer("Weghalen")
    press(page.coordinators, "Werkt hier niet meer")
    assert store.read(office.coordinators) == ()
    assert len(vault.keys()[0].slots) == 2


def test_a_password_whose_owner_was_undone_is_seen_and_taken_away(
    page: OfficePage, store: Store, vault: Vault, answer: Callable[[str], None], qtbot: QtBot
) -> None:
    store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    page.show_section(PEOPLE)
    press(page.coordinators, "Eigen wachtwoord geven…")
    give_password(page, qtbot)
    store.undo()
    assert store.read(office.all_coordinators) == ()
    answer("Weghalen")
    press(page.coordinators, "Eigen wachtwoord weghalen…")
    folder = vault.folder
    vault.lock()
    with pytest.raises(WrongPassphrase):
        Vault.unlock(folder, passphrase=OWN)


def test_partners_and_referrers_are_kept_with_their_other_names(page: OfficePage, store: Store) -> None:
    page.show_section(PEOPLE)
    dialog = OrganisationDialog(store, None, page.window())
    dialog.name.editor.setText("Wijkcentrum De Papieren Boot")  # type: ignore[attr-defined]
    dialog.aliases.editor.setText("WC Boot, De Boot")  # type: ignore[attr-defined]
    dialog.referrer.setChecked(True)
    dialog.neighbour.setChecked(True)
    dialog.email.editor.setText("fout-adres")  # type: ignore[attr-defined]
    dialog.save()
    assert dialog.email.error
    assert store.read(organisations.organisations) == ()
    dialog.email.editor.setText("")  # type: ignore[attr-defined]
    dialog.save()
    (known,) = store.read(organisations.organisations)
    assert (known.aliases, known.is_referrer, known.is_partner) == (("WC Boot", "De Boot"), True, False)
    assert known.is_neighbour
    chips = [chip.text() for chip in page.findChildren(Chip) if "buddywerking" in chip.text()]
    assert chips == ["buddywerking in de buurt"]
    assert OrganisationDialog(store, known, page.window()).neighbour.isChecked()
    again = OrganisationDialog(store, None, page.window())
    again.name.editor.setText("de boot")  # type: ignore[attr-defined]
    again.save()
    assert "staat er al" in again.name.error


def test_a_partner_is_called_otherwise_and_goes_once_nobody_needs_it(page: OfficePage, store: Store) -> None:
    made = store.write(organisations.add_organisation, {"name": "Ziekenzorg CM", "is_partner": True})
    page.show_section(PEOPLE)
    press(page.organisations, "Ziekenzorg CM wijzigen…")
    dialog = opened(page, OrganisationDialog)
    dialog.contact_name.editor.setText("Tom Vrijwillig")
    press(dialog, "Heet nu anders…")
    rename = opened(page, RenameDialog)
    rename.name.editor.setText("Samana")
    rename.since.set_day(date(2015, 1, 1))
    rename.save()
    assert dialog.name.text == "Samana"
    assert dialog.since.day == date(2015, 1, 1)
    dialog.expenses.setChecked(True)
    dialog.save()
    (known,) = store.read(organisations.organisations)
    assert (known.name, known.contact_name, known.expenses_here) == ("Samana", "Tom Vrijwillig", True)
    assert names_before(known.earlier_names, known.valid_from) == ["Ziekenzorg CM, tot 1/01/2015"]
    press(page.organisations, "Samana wijzigen…")
    dialog = opened(page, OrganisationDialog)
    press(dialog, "Deze naam weglaten: Ziekenzorg CM, tot 1/01/2015")
    assert store.read(organisations.organisation_row, made).earlier_names == ()
    press(dialog, "Samana verwijderen")
    assert store.read(organisations.organisations) == ()
    press(page.organisations, "Onkostennota's van buddy's zonder partner behandelen we zelf")
    assert store.read(office.office).expenses_here


# This laptop


def test_the_password_changes_and_the_old_one_opens_no_more(page: OfficePage, vault: Vault, qtbot: QtBot) -> None:
    page.show_section(LAPTOP)
    page.vault.password.click()
    give_password(page, qtbot)
    folder = vault.folder
    vault.lock()
    with Vault.unlock(folder, passphrase=OWN) as again:
        assert again.slot == "coordinator"


def test_a_new_recovery_code_is_shown_and_typed_back(
    page: OfficePage, vault: Vault, answer: Callable[[str], None], qtbot: QtBot
) -> None:
    page.show_section(LAPTOP)
    answer("Nieuwe maken")
    page.vault.code.click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(RecoveryCode)))
    shown = opened(page, RecoveryCode)
    code = shown._code
    qtbot.keyClicks(shown.check, code.rpartition("-")[2])
    shown.answer.click()
    qtbot.waitUntil(page.vault.code.isEnabled)  # it counts
    folder = vault.folder
    vault.lock()
    Vault.unlock(folder, recovery_code=code).lock()


def test_a_new_recovery_code_that_was_not_noted_counts_for_nothing(
    page: OfficePage, vault: Vault, answer: Callable[[str], None], qtbot: QtBot
) -> None:
    page.show_section(LAPTOP)
    answer("Nieuwe maken")
    page.vault.code.click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(RecoveryCode)))
    before = vault.keys()[0]
    opened(page, RecoveryCode).reject()
    assert vault.keys()[0] == before


def test_after_how_long_it_locks_is_chosen_here(page: OfficePage, cut_in: Any) -> None:
    page.show_section(LAPTOP)
    assert page.lock.minutes.currentText() == "10 minuten"
    for text, minutes in (("2 minuten", 2), ("nooit", 0)):
        at = page.lock.minutes.findText(text)
        page.lock.minutes.setCurrentIndex(at)
        page.lock.minutes.activated.emit(at)
        assert locking.minutes() == minutes
    assert cut_in(page.lock) == []


def test_the_envelope_of_the_centre_is_made_noted_and_withdrawn(
    page: OfficePage, vault: Vault, answer: Callable[[str], None], cut_in: Any, qtbot: QtBot
) -> None:
    page.show_section(LAPTOP)
    codes = []
    for again in (False, True):
        if again:
            answer("Nieuwe maken")
        page.lock.make.click()
        shown = opened(page, RecoveryCode)
        assert cut_in(shown) == []
        codes.append(shown._code)
        qtbot.keyClicks(shown.check, shown._code.rpartition("-")[2])
        with qtbot.waitSignal(shown.finished):
            shown.answer.click()
        qtbot.waitUntil(lambda: not page.lock.withdraw.isHidden() and not any_running())
    assert keyfile.unlock(vault.keys()[0], recovery_code=codes[1]).name == keyfile.CENTRE
    with pytest.raises(WrongRecoveryCode):
        keyfile.unlock(vault.keys()[0], recovery_code=codes[0])
    answer("Intrekken")
    page.lock.withdraw.click()
    qtbot.waitUntil(page.lock.withdraw.isHidden)
    with pytest.raises(WrongRecoveryCode):
        keyfile.unlock(vault.keys()[0], recovery_code=codes[1])


def test_the_sheet_says_who_may_open_the_envelope_on_one_page(tmp_path: Path) -> None:
    import pypdfium2

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "omslag.pdf"))
    code = "7KM2W-Q9RTX-0HV3C-NN8WM-4PZ6W1"
    print_code(printer, code, envelope_sheet("Buddywerking De <Voorbeeldstreek>", date(2026, 11, 27)))
    sheet = pypdfium2.PdfDocument(tmp_path / "omslag.pdf")
    text = " ".join(sheet[0].get_textpage().get_text_range().replace("\u2010", "-").split())
    assert len(sheet) == 1
    for words in (code, "Buddywerking De <Voorbeeldstreek>", "Wie deze omslag mag openen", "27/11/2026"):
        assert words in text
    sheet.close()


def test_the_look_is_chosen_here_and_follows_the_keys(page: OfficePage, qapp: Any) -> None:
    page.show_section(LAPTOP)
    try:
        page.look.text_size.choose("130")
        assert theme.text_size() == 130
        look.step(-1)
        assert page.look.text_size.current == "115"
        page.look.colours.choose("dark")
        assert look.colours() == "dark"
    finally:
        qapp.styleHints().unsetColorScheme()
        theme.apply(qapp, LIGHT, 100)


# Last changes


def test_the_last_changes_say_who_and_what(page: OfficePage, store: Store, vault: Vault) -> None:
    an = store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    vault.work_as("An Zilverberk", an)
    fill(page, "name", "Buddywerking")
    store.undo()
    page.show_section(HISTORY)
    model = page.history.changes.list.list.rows
    shown = [model.entry(model.index(at)) for at in range(1, 4)]  # under the day
    assert [(one.name, one.second.partition(" · ")[2]) for one in shown] == [  # type: ignore[union-attr]
        ("Ongedaan gemaakt: Gegevens van de werking gewijzigd", "An Zilverberk"),
        ("Gegevens van de werking gewijzigd", "An Zilverberk"),
        ("Coördinator toegevoegd", "An Zilverberk"),
    ]
    assert signed("recovery", {}) == "met de herstelcode"
    assert signed(str(an), {str(an): "An Zilverberk"}) == "An Zilverberk"


def test_nothing_is_cut(page: OfficePage, store: Store, cut_in: Callable[[QWidget], list[str]], qtbot: QtBot) -> None:
    qapp: Any = QApplication.instance()
    store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk", "email": "an@post.example"})
    store.write(organisations.add_organisation, {"name": "Vrijwilligershuis De Wilgenlantaarn", "is_partner": True})
    store.write(areas.add_area, "Rond Geel", ["Geel", "Laakdal"])
    try:
        for percent, width in ((100, 1024), (100, 1366), (130, 1366)):
            theme.apply(qapp, theme.tokens(), percent)
            page.window().resize(width, 768)
            for section in (OFFICE, AREA, PEOPLE, LAPTOP, HISTORY):
                page.show_section(section)
                qtbot.wait(10)
                assert cut_in(page.window()) == [], (percent, width, section)
    finally:
        theme.apply(qapp, theme.tokens(), 100)


@pytest.fixture
def answer(page: OfficePage, qtbot: QtBot) -> Callable[[str], None]:
    """As soon as a dialog is open, press that answer in it."""
    from PySide6.QtCore import QTimer

    def later(words: str) -> None:
        def act() -> None:
            for dialog in page.window().findChildren(Dialog):
                if dialog.isVisible():
                    press(dialog, words)
                    return
            QTimer.singleShot(20, act)

        QTimer.singleShot(20, act)

    return later


def test_nothing_moves_under_the_cursor_of_who_types(page: OfficePage, qtbot: QtBot, store: Store) -> None:
    street = page.fields["street"]
    street.editor.setFocus()
    qtbot.keyClicks(street.editor, "Modelstraat ")
    assert street.commit()  # as a pause does
    assert store.read(office.office).street == "Modelstraat"
    qtbot.keyClicks(street.editor, "12")
    assert street.text == "Modelstraat 12"


def test_questions_for_the_next_talk_are_off_until_they_are_wanted(page: OfficePage, store: Store) -> None:
    page.show_section(RHYTHM)
    assert not page.balance.on.isChecked()
    page.balance.on.click()
    assert store.read(balance.switched_on)
    store.undo()
    assert not page.balance.on.isChecked()


def test_who_is_chosen_goes_out_and_care_only_when_ticked(
    page: OfficePage,
    store: Store,
    answer: Callable[[str], None],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.write(people.add_participant, {"first_name": "Marleen", "last_name": "=Zonnedauw"}, {"care_note": "rust"})
    page.show_section(LAPTOP)
    card = page.export
    said: list[str] = []
    asked: list[str] = []
    store.said.connect(lambda words, _undo: said.append(words))

    def choose(_parent: Any, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(name).name)
        return str(tmp_path / Path(name).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    def exported() -> dict[str, list[tuple[Any, ...]]]:
        answer("Plaats kiezen…")
        task = card.export_chosen()
        assert task
        with qtbot.waitSignal(task.ended):
            pass
        book = load_workbook(tmp_path / asked[-1])
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}

    whole = exported()
    assert [len(rows) for rows in whole.values()] == [2, 1, 1]
    assert whole["Deelnemers"][1][:2] == ("=Zonnedauw", "Marleen")
    assert "rust" not in whole["Deelnemers"][1]
    card.care.setChecked(True)
    card.whom.choose("participants")
    assert "rust" in exported()["Deelnemers"][1]
    assert asked == ["klik-alles-2026-11-23.xlsx", "deelnemers-2026-11-23.xlsx"]
    assert "niet versleuteld" in said[-1]
    card.whom.setCurrentIndex(card.whom.findData("duos"))
    card.whom.activated.emit(card.whom.currentIndex())
    assert not card.care.isEnabled()
    answer("Annuleren")
    assert card.export_chosen() is None

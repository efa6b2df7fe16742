"""The first steps in a new vault: kept as they are filled in, walked by keyboard, skipped when one likes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.services import areas, office, organisations, rhythms
from app.services.rhythms import Rhythms
from app.storage.vault import Vault
from app.ui import theme
from app.ui.first_steps.sheet import FirstSteps
from app.ui.manual.where import page_for
from app.ui.store import Store
from app.ui.widgets.field import Field


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")


@pytest.fixture
def sheet(store: Store, vault: Vault, qtbot: QtBot) -> FirstSteps:
    made = FirstSteps(store, vault)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(made.letterhead.fields.by_name["name"].editor.hasFocus)
    return made


def type_in(qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), words)


def test_what_was_typed_is_there_when_one_goes_back(sheet: FirstSteps, store: Store, qtbot: QtBot) -> None:
    type_in(qtbot, "Buddywerking De Voorbeeldstreek")
    sheet.next.click()
    assert store.read(office.office).name == "Buddywerking De Voorbeeldstreek"
    assert sheet.area.new.line.hasFocus()
    type_in(qtbot, "gee")
    sheet.next.click()
    sheet.back.click()
    assert sheet.area.new.line.text() == "gee"
    sheet.back.click()
    assert sheet.letterhead.fields.by_name["name"].text == "Buddywerking De Voorbeeldstreek"
    assert not sheet.back.isVisible()


def test_a_mail_address_that_is_none_is_refused_and_kept_as_typed(sheet: FirstSteps, store: Store) -> None:
    mail = sheet.letterhead.fields.by_name["email"]
    mail.retype("fout-adres")
    assert mail.error
    assert mail.text == "fout-adres"
    assert store.read(office.office).email is None
    mail.retype(" post@werking.example")
    assert not mail.error
    assert store.read(office.office).email == "post@werking.example"


def test_help_tells_of_the_beginning_also_on_a_card_of_the_office(sheet: FirstSteps) -> None:
    def told(step: int) -> str:
        sheet.show_step(step)
        return page_for(sheet)

    assert [told(step) for step in range(len(sheet.stages))] == [*["beginnen"] * 4, "wachtlijst-inlezen"]


def test_enter_goes_on_where_a_line_has_nothing_to_add(sheet: FirstSteps, qtbot: QtBot) -> None:
    type_in(qtbot, "Buddywerking De Voorbeeldstreek")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert sheet.step == 1
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert sheet.step == 2


def test_the_path_says_where_one_is(sheet: FirstSteps) -> None:
    sheet.show_step(1)
    said = sheet.path.accessibleName()
    assert "Kluis klaar" in said or "Kluis gedaan" in said
    assert "Gebied nu" in said


def test_undo_works_and_its_toast_does_not_outlive_the_step(sheet: FirstSteps, store: Store, qtbot: QtBot) -> None:
    sheet.show_step(1)
    type_in(qtbot, "geel")
    qtbot.keyClick(sheet.area.new.line, Qt.Key.Key_Return)
    assert sheet.toast.isVisible()
    assert sheet.step == 1
    assert len(store.read(areas.areas)) == 1
    qtbot.keyClick(sheet.area.new.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert store.read(areas.areas) == ()
    sheet.show_step(2)
    assert not sheet.toast.isVisible()


def test_partners_and_services_are_named_one_after_the_other(sheet: FirstSteps, store: Store, qtbot: QtBot) -> None:
    def known(role: str) -> list[str]:
        return [one.name for one in store.read(organisations.organisations) if getattr(one, role)]

    sheet.show_step(2)
    partners, referrers = sheet.partners.partners, sheet.partners.referrers
    qtbot.keyClicks(partners.editor, "Huis De Beuk, Vrijwilligerspunt")
    qtbot.keyClick(partners.editor, Qt.Key.Key_Return)
    assert sheet.step == 2  # Enter adds here
    qtbot.keyClicks(partners.editor, "De Kim")  # and what was typed last is not lost with the step
    qtbot.keyClicks(referrers.editor, "huis de beuk; Wijkdienst")
    sheet.next.click()
    assert known("is_partner") == ["De Kim", "Huis De Beuk", "Vrijwilligerspunt"]
    assert known("is_referrer") == ["Huis De Beuk", "Wijkdienst"]
    sheet.back.click()
    assert [chip.text() for chip in partners.chips] == ["De Kim", "Huis De Beuk", "Vrijwilligerspunt"]
    partners.remove("Huis De Beuk")
    partners.remove("De Kim")
    assert known("is_partner") == ["Vrijwilligerspunt"]
    assert len(store.read(organisations.organisations)) == 3  # one still refers, and of the other nothing is known


def test_oneself_is_asked_without_a_dialog_and_enter_goes_on(
    sheet: FirstSteps, store: Store, vault: Vault, qtbot: QtBot
) -> None:
    sheet.show_step(2)
    assert QApplication.focusWidget() is sheet.yourself.fields["first_name"].editor
    type_in(qtbot, "An")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_in(qtbot, "Zilverberk")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_in(qtbot, "12")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert sheet.step == 2  # not away from what is wrong
    sheet.yourself.fields["phone"].set_text("")
    type_in(qtbot, "0400 00 00 02")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert sheet.step == 3
    (me,) = store.read(office.coordinators)
    assert (me.full_name, me.phone) == ("An Zilverberk", "+32400000002")
    assert vault.history()[0].actor == "An Zilverberk"
    store.write(office.add_coordinator, {"first_name": "Tom", "last_name": "Proefmans"})
    sheet.back.click()
    assert "Tom Proefmans" in sheet.yourself.others.text()
    assert sheet.yourself.fields["first_name"].text == "An"


def test_own_steps_are_as_usual_until_they_are_changed(sheet: FirstSteps, store: Store, qtbot: QtBot) -> None:
    sheet.show_step(3)
    assert store.read(rhythms.rhythms) == Rhythms()
    assert sheet.next.hasFocus()  # to leave them so takes one key
    assert not any(field.error for field in sheet.rhythm.findChildren(Field))
    assert sheet.rhythm.evaluations.text == "3, 6"
    sheet.rhythm.evaluations.editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(sheet.rhythm.evaluations.editor, "4, 8")
    sheet.next.click()
    assert store.read(rhythms.rhythms).evaluations == (4, 8)


def test_whoever_skips_everything_kept_nothing(sheet: FirstSteps, store: Store, vault: Vault) -> None:
    for _stage in sheet.stages[1:]:
        sheet.next.click()
    assert store.read(office.coordinators) == ()
    assert store.read(organisations.organisations) == ()
    assert vault.undoable() is None


def test_the_first_coordinator_signs_from_then_on(sheet: FirstSteps, store: Store, vault: Vault) -> None:
    store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    store.write(office.change_office, {"name": "Werking"})
    assert vault.history()[0].actor == "An Zilverberk"


def test_the_rest_can_be_skipped(sheet: FirstSteps, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.done) as done:
        sheet.skip.click()
    assert done.args == [False]


@pytest.mark.parametrize(("way", "lists"), [("read", True), ("begin", False)])
def test_the_last_step_leads_to_the_lists_or_to_the_desk(
    sheet: FirstSteps, way: str, lists: bool, qtbot: QtBot
) -> None:
    sheet.show_step(4)
    assert not sheet.next.isVisible()
    with qtbot.waitSignal(sheet.done) as done:
        qtbot.keyClick(getattr(sheet.lists, way), Qt.Key.Key_Return)
    assert done.args == [lists]


@pytest.mark.parametrize(("percent", "width"), [(100, 1024), (100, 1366), (130, 1366)])
def test_nothing_is_cut(
    sheet: FirstSteps, cut_in: Callable[[QWidget], list[str]], percent: int, width: int, qapp: Any, qtbot: QtBot
) -> None:
    try:
        theme.apply(qapp, theme.tokens(), percent)
        sheet.resize(width, 768)
        for step in range(len(sheet.stages)):
            sheet.show_step(step)
            assert cut_in(sheet) == []
    finally:
        theme.apply(qapp, theme.tokens(), 100)


def test_the_key_to_go_on_does_nothing_where_there_is_nothing_more(sheet: FirstSteps, qtbot: QtBot) -> None:
    sheet.show_step(4)
    QApplication.processEvents()
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.step == 4

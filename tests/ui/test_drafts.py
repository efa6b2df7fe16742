"""What was being typed when Klik was locked: kept sealed, offered again, and taken up where that can be done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import settings
from app.services import contacts, duo_path, people, reports
from app.services.subjects import Subject
from app.storage import drafts as kept
from app.storage.vault import Vault
from app.ui import drafts
from app.ui.contacts.dialog import ContactDialog
from app.ui.desk import Desk
from app.ui.drafts import DraftDialog
from app.ui.duos.view import read_view
from app.ui.evaluations.dialog import EvaluationDialog
from app.ui.office.passwords import PasswordDialog
from app.ui.participants.new_participant import NewParticipant
from app.ui.reports.dialog import ReportDialog
from app.ui.widgets.dialog import Dialog
from app.vocabulary import BuddyStatus, ContactKind, ParticipantStatus
from tests.vaults import SECRET, locked_vault


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr(drafts, "SOON", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return locked_vault(tmp_path / "kluis")


@pytest.fixture
def desk(folder: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(folder)
    made.open(Vault.unlock(folder, passphrase=SECRET))
    yield made
    for window in (made.window, made.unlock):
        if window:
            window.close()


@pytest.fixture
def marleen(desk: Desk) -> Subject:
    assert desk.window
    facts = {"first_name": "Marleen", "last_name": "Vinkenstein"}
    status = {"status": ParticipantStatus.WAITING}
    return Subject("participant", desk.window.store.write(people.add_participant, facts, status))


def again(desk: Desk, folder: Path, qtbot: QtBot) -> DraftDialog:
    """Lock, unlock, and what is offered then."""
    desk.lock()
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    qtbot.waitUntil(lambda: offered(desk) is not None, timeout=20_000)
    found = offered(desk)
    assert found
    return found


def offered(desk: Desk) -> DraftDialog | None:
    return shown(desk, DraftDialog)


def shown(desk: Desk, kind: type[Any]) -> Any:
    return next((one for one in desk.window.findChildren(kind) if one.isVisible()), None) if desk.window else None


def test_a_contact_that_was_being_noted_is_gone_on_with(
    desk: Desk, folder: Path, marleen: Subject, cut_in: Any, qtbot: QtBot
) -> None:
    assert desk.window
    dialog = ContactDialog(desk.window, desk.window.store, marleen, date.today())
    dialog.open()
    assert dialog.talk
    assert dialog.step
    dialog.talk.how.buttons[ContactKind.VISIT].click()
    dialog.talk.reached.buttons[True].click()
    dialog.when.day.choices.buttons[date.today() - timedelta(days=1)].click()
    qtbot.keyClicks(dialog.remark.editor, "Ze wil graag naar de markt")
    qtbot.keyClicks(dialog.step.what.editor, "Bellen over de markt")
    asked = again(desk, folder, qtbot)
    assert asked.title.text() == "Je was bezig met: Contact noteren – Marleen Vinkenstein"
    assert "Opmerking: Ze wil graag naar de markt" in asked.text.toPlainText()
    assert cut_in(asked) == []
    asked.go_on.click()
    found = shown(desk, ContactDialog)
    assert found.remark.text == "Ze wil graag naar de markt"
    assert found.step.what.text == "Bellen over de markt"
    found.step.what.editor.clear()
    found.save.click()
    assert desk.window
    (noted,) = desk.window.store.read(contacts.contacts_of, marleen)
    assert (noted.kind, noted.reached, noted.note) == (ContactKind.VISIT, True, "Ze wil graag naar de markt")
    assert noted.on == date.today() - timedelta(days=1)
    assert not (folder / "drafts").exists()


def test_what_is_locked_a_second_time_is_there_once(desk: Desk, folder: Path, marleen: Subject, qtbot: QtBot) -> None:
    assert desk.window
    dialog = ContactDialog(desk.window, desk.window.store, marleen, date.today())
    dialog.open()
    qtbot.keyClicks(dialog.remark.editor, "Eerst")
    again(desk, folder, qtbot).go_on.click()
    found = shown(desk, ContactDialog)
    qtbot.keyClicks(found.remark.editor, " en dan")
    asked = again(desk, folder, qtbot)
    assert "Opmerking: Eerst en dan" in asked.text.toPlainText()
    asked.throw_away.click()
    assert not (folder / "drafts").exists()
    assert offered(desk) is None


def test_an_evaluation_a_report_and_somebody_new_are_gone_on_with_one_after_the_other(
    desk: Desk, folder: Path, marleen: Subject, qtbot: QtBot
) -> None:
    assert desk.window
    window, store = desk.window, desk.window.store
    nadia = store.write(people.add_buddy, {"first_name": "Nadia"}, {"status": BuddyStatus.AVAILABLE})
    duo = store.write(duo_path.accept, marleen.id, nadia, date.today())
    looked = EvaluationDialog(window, store, store.read(read_view, duo, date.today()))
    looked.open()
    part = next(part for part in looked.questions.parts.values() if hasattr(part, "box"))
    part.box.setPlainText("Dat we samen lachen")
    told = ReportDialog(store, marleen, None, date.today(), window)
    told.open()
    qtbot.keyClicks(told.facts.editor, "De bus reed zonder haar door")
    new = NewParticipant(store, date.today(), window)
    new.open()
    qtbot.keyClicks(new.first_name.editor, "Odile")
    desk.lock()
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    for kind in (EvaluationDialog, ReportDialog, NewParticipant):
        qtbot.waitUntil(lambda: offered(desk) is not None)
        asked = offered(desk)
        assert asked
        asked.go_on.click()
        found = shown(desk, kind)
        if isinstance(found, EvaluationDialog):
            assert "Dat we samen lachen" in found.questions.answers.values()
            found.reject()
        elif isinstance(found, ReportDialog):
            found.save()
        else:
            assert isinstance(found, NewParticipant)
            found.save()
    assert desk.window
    assert [one.facts for one in desk.window.store.read(reports.of, marleen)] == ["De bus reed zonder haar door"]
    names = {one.first_name for one in desk.window.store.read(people.participants, date.today())}
    assert names == {"Marleen", "Odile"}
    assert not (folder / "drafts").exists()


def test_any_other_dialog_is_shown_to_copy_and_comes_back_until_it_is_answered(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    from app.ui.office.coordinators import CoordinatorDialog

    assert desk.window
    dialog = CoordinatorDialog(desk.window.store, None, desk.window)
    dialog.open()
    qtbot.keyClicks(dialog.first_name.editor, "Ans")
    asked = again(desk, folder, qtbot)
    assert asked.go_on.isHidden()
    asked.copy.click()
    assert QApplication.clipboard().text() == "Voornaam: Ans"
    asked.reject()
    assert again(desk, folder, qtbot).text.toPlainText() == "Voornaam: Ans"


def test_a_field_that_could_not_be_stored_is_kept_with_whose_it_is(
    desk: Desk, folder: Path, marleen: Subject, qtbot: QtBot
) -> None:
    assert desk.window
    desk.window.show_page("participants")
    page: Any = desk.window.page
    page.choose(marleen.id)
    page.edit("phone")
    phone = page._form.fields["phone"]
    qtbot.keyClicks(phone.editor, "0400 x")
    phone.commit()
    assert phone.is_held
    asked = again(desk, folder, qtbot)
    assert "Marleen" in asked.title.text()
    assert "0400 x" in asked.text.toPlainText()


def test_what_nobody_typed_and_what_is_secret_is_no_draft(
    desk: Desk, folder: Path, marleen: Subject, qtbot: QtBot
) -> None:
    assert desk.window
    ContactDialog(desk.window, desk.window.store, marleen, date.today()).open()
    secret = PasswordDialog(desk.window, "Een ander wachtwoord", "Kies er een.")
    secret.open()
    secret.secret.first.setText("een heel geheime zin")
    secret.secret.first.set_hidden(False)
    assert secret.secret.first.echoMode() is QLineEdit.EchoMode.Normal
    desk.lock()
    assert not (folder / "drafts").exists()


def test_a_day_later_it_is_only_shown(desk: Desk, folder: Path, marleen: Subject, qtbot: QtBot) -> None:
    assert desk.window
    vault = desk._vault
    assert vault
    dialog = ContactDialog(desk.window, desk.window.store, marleen, date.today())
    dialog.open()
    qtbot.keyClicks(dialog.remark.editor, "Gisteren")
    (draft,) = drafts.gather(desk.window, desk.window.store, datetime.now() - timedelta(days=1))
    dialog.reject()
    kept.add(vault, [draft, replace(draft, id=uuid4().hex, opens="something of a later Klik")])
    for _draft in range(2):
        asked = again(desk, folder, qtbot)
        assert asked.go_on.isHidden()
        asked.throw_away.click()


def test_who_is_not_there_any_more_is_only_told(desk: Desk, folder: Path, marleen: Subject, qtbot: QtBot) -> None:
    assert desk.window
    vault = desk._vault
    assert vault
    entry = kept.Entry("text", "Opmerking", "Over iemand die weg is")
    facts = {"kind": "participant", "id": str(uuid4())}
    kept.add(vault, [kept.Draft("Een contact noteren", datetime.now().isoformat(), (entry,), "", "contact", facts)])
    again(desk, folder, qtbot).go_on.click()
    assert shown(desk, ContactDialog) is None
    assert len(kept.waiting(desk._vault)) == 1  # type: ignore[arg-type]


def test_a_dialog_over_a_dialog_keeps_its_own(desk: Desk, qtbot: QtBot) -> None:
    from app.ui.widgets.field import TextField

    assert desk.window
    under = Dialog(desk.window, "Onder")
    under.body.addWidget(TextField("Naam", ""))
    under.open()
    over = Dialog(under, "Boven")
    line = TextField("Reden", "")
    over.body.addWidget(line)
    over.open()
    qtbot.keyClicks(line.editor, "daarom")
    (draft,) = drafts.gather(desk.window, desk.window.store, datetime.now())
    assert draft.title == "Boven"
    assert draft.entries == (kept.Entry("text", "Reden", "daarom"),)


def test_where_nobody_typed_there_is_no_draft(desk: Desk, folder: Path, marleen: Subject, qtbot: QtBot) -> None:
    """Every page was looked at; what a page asks and nobody filled in waits for nobody."""
    assert desk.window
    for page in desk.window.pages:
        desk.window.show_page(page.id)
        qtbot.wait(20)
    assert desk.window.held == ()
    desk.reword("en_BE")
    assert desk.window.held == ()
    desk.reword("nl_BE")
    vault = desk._vault
    assert vault
    assert kept.waiting(vault) == []
    desk.lock()
    assert desk.unlock
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    assert desk._vault
    assert kept.waiting(desk._vault) == []

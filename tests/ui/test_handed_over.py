"""A window on a vault that is with another laptop: it reads, says so, and pretends to save nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.services import balance, office, people
from app.services.actions import perform
from app.storage.giving import give, reclaim
from app.storage.hand_over_errors import HandedOver
from app.storage.receiving import receive
from app.storage.vault import Vault
from app.ui import saving
from app.ui.desk import Desk
from app.ui.office.page import LAPTOP, RHYTHM, OfficePage
from app.ui.participants.form import ParticipantForm
from app.ui.printing import print_pdf
from app.ui.tour import progress
from app.ui.unlock.receive import ReceiveVault
from app.ui.widgets.field import TextField
from app.ui.widgets.notice_line import NoticeLine
from tests.vaults import SECRET, locked_vault


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    progress.keep(0)  # nobody is offered the tour here


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with one participant, given to another laptop."""
    made = locked_vault(tmp_path / "kluis")
    with Vault.unlock(made, passphrase=SECRET) as vault:
        perform(vault, people.add_participant, {"first_name": "Marleen"}, {})
        give(vault, tmp_path / "heen.klikhandover", "Els")
    return made


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    made = Desk(folder)
    yield made
    if made.window:
        made.window.close()
    if made.unlock:
        made.unlock.close()


@pytest.fixture
def window(desk: Desk, folder: Path) -> Any:
    desk.open(Vault.unlock(folder, passphrase=SECRET))
    return desk.window


def page(window: Any) -> OfficePage:
    return next(one for one in window.pages if isinstance(one, OfficePage))


def test_it_says_so_above_every_page_and_leads_to_what_can_be_done(window: Any, qtbot: QtBot) -> None:
    (notice,) = window.findChildren(NoticeLine)
    assert "bij een andere laptop" in notice.words.text()
    assert not window.bottom_line.undo.text()
    notice.follow.click()
    assert page(window).sections.current == LAPTOP
    qtbot.waitUntil(page(window).hand_over.receive.isVisible)


def test_every_page_can_still_be_read(window: Any, qtbot: QtBot) -> None:
    for one in window.pages:
        window.show_page(one.id)
    window.show_page("participants")
    assert len(window.store.read(people.participants, date.today())) == 1


def test_nothing_can_be_typed_where_it_would_be_saved_as_one_goes(window: Any, qtbot: QtBot) -> None:
    window.show_page("office")
    field: Any = page(window).fields["name"]
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "Buddywerking")
    assert field.editor.text() == ""
    for one in window.pages:
        window.show_page(one.id)
        for box in (field.editor for field in one.findChildren(TextField) if field.isVisibleTo(one)):
            box.setFocus()
            assert box.isReadOnly()


def test_what_was_ticked_does_not_stay_ticked(window: Any, qtbot: QtBot) -> None:
    window.show_page("office")
    page(window).show_section(RHYTHM)
    tick = page(window).balance.on
    with qtbot.captureExceptions() as raised:
        tick.click()
    assert [kind for kind, _error, _trace in raised] == [HandedOver]
    assert "Els" in str(raised[0][1])
    qtbot.waitUntil(lambda: not tick.isChecked())
    assert not window.store.read(balance.switched_on)


def test_what_was_chosen_in_a_form_goes_back_too(window: Any, qtbot: QtBot) -> None:
    window.show_page("participants")
    people_page = window.page
    (marleen,) = window.store.read(people.participants, date.today())
    people_page.choose(marleen.id)
    people_page.edit()
    form = next(one for one in people_page.findChildren(ParticipantForm) if one.isVisibleTo(people_page))
    assert not form.grid.values
    form.grid.setFocus()
    with qtbot.captureExceptions() as raised:
        qtbot.keyClick(form.grid, Qt.Key.Key_J)
    assert [kind for kind, _error, _trace in raised] == [HandedOver]
    qtbot.waitUntil(lambda: not form.grid.values)


def test_no_paper_with_a_name_leaves_it(window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = str(tmp_path / "x.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (chosen, ""))
    noted: list[int] = []
    with pytest.raises(HandedOver):
        saving.save_pdf(window, window.store, "x.pdf", lambda: b"", lambda: noted.append(1))
    with pytest.raises(HandedOver):
        print_pdf(window, window.store, lambda: b"", lambda: noted.append(1))
    assert not Path(chosen).exists()
    assert not noted


def test_typing_works_again_once_it_is_taken_back(window: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.office.hand_over_card.confirm", lambda *_question, **_how: True)
    window.show_page("office")
    page(window).show_section(LAPTOP)
    page(window).hand_over.reclaim.click()
    assert not [notice for notice in window.findChildren(NoticeLine) if notice.isVisible()]
    page(window).show_section("office")
    field: Any = page(window).fields["name"]
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "Buddywerking")
    field.commit()
    assert window.store.read(office.office).name == "Buddywerking"
    assert window.bottom_line.undo.text()


def test_it_comes_back_in_a_file_that_is_chosen_on_the_card(
    desk: Desk, window: Any, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    receive(tmp_path / "heen.klikhandover", tmp_path / "daar", SECRET)
    with Vault.unlock(tmp_path / "daar", passphrase=SECRET) as vault:
        perform(vault, people.add_participant, {"first_name": "Luc"}, {})
        give(vault, tmp_path / "terug.klikhandover")
    window.show_page("office")
    page(window).receive_wanted.emit(tmp_path / "terug.klikhandover")
    assert desk.window is None
    assert desk.unlock
    dialog = desk.unlock.findChild(ReceiveVault)
    assert not dialog.folder.isVisible()  # it goes where it stands
    dialog.password.secret.setText("niet deze zin")
    dialog.answer.click()
    qtbot.waitUntil(lambda: bool(dialog.password.error))
    dialog.password.secret.setText(SECRET)
    dialog.answer.click()
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window
    assert desk.window.store.vault.folder == folder  # type: ignore[attr-defined]
    assert len(desk.window.store.read(people.participants, date.today())) == 2
    assert not desk.window.findChildren(NoticeLine)


def test_a_vault_that_parted_may_still_come_in_a_folder_of_its_own(
    folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.unlock.new_vault.data_folder", lambda: tmp_path / "data")
    receive(tmp_path / "heen.klikhandover", tmp_path / "daar", SECRET)
    for one in (tmp_path / "daar", folder):
        with Vault.unlock(one, passphrase=SECRET) as vault:
            if vault.away():
                reclaim(vault)
            perform(vault, people.add_participant, {"first_name": "Luc"}, {})
    with Vault.unlock(tmp_path / "daar", passphrase=SECRET) as vault:
        give(vault, tmp_path / "terug")
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    dialog = ReceiveVault(over, folder)
    dialog.open()
    dialog.take_file(tmp_path / "terug.klikhandover")
    dialog.password.secret.setText(SECRET)
    dialog.answer.click()
    qtbot.waitUntil(lambda: bool(dialog.given.error))
    assert "beide laptops" in dialog.given.error
    qtbot.waitUntil(dialog.folder.isVisible)
    assert dialog.folder.place != folder
    with qtbot.waitSignal(dialog.received) as received:
        dialog.answer.click()
    (vault,) = received.args
    assert vault.folder == dialog.folder.place
    vault.lock()


def test_a_new_laptop_receives_it_in_a_folder_of_its_own(tmp_path: Path, folder: Path, qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    dialog = ReceiveVault(over, tmp_path / "nowhere")
    dialog.open()
    dialog.answer.click()
    assert dialog.given.error
    dialog.take_file(tmp_path / "heen.klikbackup")
    assert "klikhandover" in dialog.given.error
    dialog.take_file(tmp_path / "heen.klikhandover")
    assert dialog.folder.isVisible()
    dialog.folder.take(tmp_path / "nieuw")
    dialog.password.secret.setText(SECRET)
    with qtbot.waitSignal(dialog.received) as received:
        dialog.answer.click()
    (vault,) = received.args
    assert vault.folder == tmp_path / "nieuw"
    assert vault.away() is None
    vault.lock()


def test_the_vault_is_looked_at_by_typing_so(window: Any, qtbot: QtBot) -> None:
    command = next(one for one in window._commands() if one.words == "De kluis nakijken")
    command.do()
    assert page(window).sections.current == LAPTOP
    qtbot.waitUntil(page(window).check.look.isEnabled)
    assert page(window).check.found == ()

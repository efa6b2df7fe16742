"""What the bottom line says of what was typed: saved, with the hour, or in which field it waits."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.services import people
from app.services.rows import BuddyRow
from app.storage.vault import Vault
from app.ui.buddies.form import BuddyForm
from app.ui.buddies.page import BuddiesPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets import field
from app.ui.widgets.field import TextField

Stored = Callable[[UUID], BuddyRow]


def form_of(page: BuddiesPage, who: UUID) -> BuddyForm:
    page.show_buddy(who)
    page.edit()
    assert isinstance(page._form, BuddyForm)
    return page._form


def typed(into: TextField, text: str, qtbot: QtBot) -> None:
    assert isinstance(into.editor, QLineEdit)
    into.editor.setFocus()
    into.editor.clear()
    qtbot.keyClicks(into.editor, text)


def test_every_write_answers_and_what_cannot_be_stored_is_named_until_it_can(
    nadia: UUID, window: MainWindow, page: BuddiesPage, store: Store, stored: Stored, qtbot: QtBot
) -> None:
    line, form = window.bottom_line, form_of(page, nadia)
    assert line.saved.text() == "Alles is bewaard"
    form.choices.answers["smokes"].choose("no")
    assert line.saved.text() == "Bewaard om 9.41 u."
    assert line.saved.property("tone") == "text"
    line._quiet.timeout.emit()
    assert line.saved.property("tone") == "text2"
    typed(form.fields["phone"], "0400 12", qtbot)
    assert line.saved.text() == "Bewaard om 9.41 u."  # nobody is hurried while typing
    qtbot.keyClick(form.fields["phone"].editor, Qt.Key.Key_Return)
    assert form.fields["phone"].error
    assert (line.saved.text(), line.saved.property("tone")) == ("Nog niet bewaard: Telefoon", "amber_ink")
    form.choices.answers["smokes"].choose("yes")  # another field is stored meanwhile
    assert line.saved.text() == "Nog niet bewaard: Telefoon"
    for name in ("birth", "email"):
        typed(form.fields[name], "niets", qtbot)
        form.fields[name].commit()
    assert line.saved.text() == "Nog niet bewaard: Telefoon, Geboortedatum of -jaar en meer"
    for name, text in (("phone", "0400 12 34 56"), ("birth", "1970"), ("email", "nadia@post.example")):
        typed(form.fields[name], text, qtbot)
        qtbot.keyClick(form.fields[name].editor, Qt.Key.Key_Return)
    assert line.saved.text() == "Bewaard om 9.41 u."
    assert stored(nadia).phone == "+32400123456"


def test_who_pauses_while_typing_is_told_before_the_field_is_left(
    nadia: UUID, window: MainWindow, page: BuddiesPage, qtbot: QtBot
) -> None:
    phone = form_of(page, nadia).fields["phone"]
    typed(phone, "0400 12", qtbot)
    phone._pause.setInterval(1)
    phone._pause.start()
    qtbot.waitUntil(lambda: phone.is_held)
    assert phone.error == ""  # only the line says so, and nothing moves under the hands
    assert window.bottom_line.saved.text() == "Nog niet bewaard: Telefoon"
    phone.set_text("")
    assert window.bottom_line.saved.text() == "Alles is bewaard"


def test_ctrl_s_leads_to_what_is_not_saved(
    nadia: UUID, window: MainWindow, page: BuddiesPage, vault: Vault, qtbot: QtBot
) -> None:
    form = form_of(page, nadia)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.sentence == "Alles is bewaard."
    typed(form.fields["phone"], "veel", qtbot)
    form.fields["email"].editor.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.sentence == "Nog niet bewaard: Telefoon"
    assert form.fields["phone"].editor.hasFocus()


def test_a_field_that_is_gone_keeps_nothing_waiting(window: MainWindow, page: BuddiesPage, store: Store) -> None:
    alone = field.TextField("Alleen", check=lambda text: "fout", parent=page)
    alone.retype("twee")
    assert window.bottom_line.saved.text() == "Nog niet bewaard: Alleen"
    alone.setParent(None)
    alone.deleteLater()
    del alone
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    store.write(people.add_buddy, {"first_name": "Els"}, {})
    assert window.bottom_line.saved.text() == "Bewaard om 9.41 u."

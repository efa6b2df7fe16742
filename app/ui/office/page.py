"""The page of the office: name and address as they stand on every letter, the insurance, and who follows people."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import N_, _, telephone
from app.services import office
from app.services.office import CoordinatorRow, OfficeRow
from app.ui.messages import tell
from app.ui.page import Page
from app.ui.store import Store
from app.ui.widgets.buttons import filled, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import SCROLLED, column, row, scrolled
from app.ui.widgets.text import label

LOGO_HEIGHT = 56
LARGEST_LOGO = 2_000_000
"""Bytes: more than a letterhead ever needs."""


class OfficePage(Page):
    """Everything is saved as it is filled in."""

    id = "office"
    title = N_("Our office")
    rail_words = N_("Settings")
    below = True
    icon = "settings"
    tables = frozenset({"office", "coordinator"})

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.fields = {
            "name": TextField(_("Name of the office"), optional=False),
            "street": TextField(_("Street and number")),
            "postcode": TextField(_("Postcode")),
            "place": TextField(_("Place")),
            "phone": TextField(_("Phone"), check=phone_trouble),
            "email": TextField(_("Mail")),
            "insurer": TextField(_("Insurer of the volunteers")),
            "policy_number": TextField(_("Policy number")),
            "complaints": TextField(_("Whom to turn to with a complaint"), hint=_("A name and how to reach them.")),
        }
        for name, field in self.fields.items():
            field.committed.connect(lambda text, name=name: self._change(name, text))
        self.logo = QLabel()
        self.logo.setAccessibleName(_("Logo"))
        self.choose = outlined(_("Choose a logo…"), small=True)
        self.choose.clicked.connect(self._choose_logo)
        self.remove = quiet(_("Remove the logo"), small=True)
        self.remove.clicked.connect(lambda: self._store.write(office.change_office, {"logo": None}))
        self.add = filled(_("Add a coordinator…"), "plus")
        self.add.clicked.connect(lambda: CoordinatorDialog(self._store, None, self.window()).exec())
        self.people = QVBoxLayout()
        self.people.setSpacing(4)
        area = scrolled(self._content(), _("Our office"))
        self.areas = (area,)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(area)

    def refresh(self) -> None:
        known = self._store.read(office.office)
        for name, field in self.fields.items():
            stored = getattr(known, name) or ""
            if not field.error:
                field.set_text(telephone(stored) if name == "phone" else stored)
        self._show_logo(known)
        self._show_people(self._store.read(office.coordinators))

    def _content(self) -> QWidget:
        letter = Card(_("On our letters"))
        letter.add(self.fields["name"])
        letter.add(_side_by_side(self.fields["street"], self.fields["postcode"], self.fields["place"]))
        letter.add(_side_by_side(self.fields["phone"], self.fields["email"]))
        letter.add(_side_by_side(self.fields["insurer"], self.fields["policy_number"]))
        letter.add(self.fields["complaints"])
        letter.add(row(self.logo, self.choose, self.remove, 1, gap=12))
        team = Card(_("Who follows people here"))
        team.add(
            label(
                _("The one who follows a participant signs the agreement of the duo as third."), tone="text2", wrap=True
            )
        )
        team.add(self.people)
        team.add(row(self.add, 1))
        content = QWidget()
        content.setLayout(column(letter, team, 1, gap=12, margins=SCROLLED))
        content.setMaximumWidth(860)
        return content

    def _change(self, name: str, text: str) -> None:
        value = read_phone(text) if name == "phone" else text or None
        self._store.write_quietly(office.change_office, {name: value or ("" if name == "name" else None)})

    def _show_logo(self, known: OfficeRow) -> None:
        picture = QPixmap()
        shown = bool(known.logo) and picture.loadFromData(known.logo or b"")
        if shown:
            self.logo.setPixmap(picture.scaledToHeight(LOGO_HEIGHT))
        self.logo.setVisible(shown)
        self.remove.setVisible(shown)

    def _show_people(self, people: tuple[CoordinatorRow, ...]) -> None:
        while (item := self.people.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for one in people:
            line = QWidget()
            change = quiet(_("Change…"), small=True)
            change.setAccessibleName(_("Change {name}…").format(name=one.full_name))
            change.clicked.connect(lambda _on=False, one=one: CoordinatorDialog(self._store, one, self.window()).exec())
            facts = " · ".join(filter(None, (telephone(one.phone), one.email)))
            line.setLayout(row(label(one.full_name, bold=True), label(facts, tone="text2"), 1, change, gap=12))
            self.people.addWidget(line)

    def _choose_logo(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Which logo?"), str(Path.home()), kinds)
        if not chosen:
            return
        content = Path(chosen).read_bytes()
        if len(content) > LARGEST_LOGO or not QPixmap().loadFromData(content):
            tell(self.window(), KlikError(N_("Choose a PNG or JPEG of at most 2 MB.")))
            return
        self._store.write(office.change_office, {"logo": content})


class CoordinatorDialog(Dialog):
    """A colleague: new, or to be corrected."""

    def __init__(self, store: Store, known: CoordinatorRow | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, known.full_name if known else _("New coordinator"), width=520)
        self._store, self._known = store, known
        self.first_name = TextField(_("First name"), known.first_name if known else "", optional=False)
        self.last_name = TextField(_("Surname"), known.last_name if known else "")
        self.phone = TextField(_("Phone"), telephone(known.phone) if known else "", check=phone_trouble)
        self.email = TextField(_("Mail"), (known.email or "") if known else "")
        self.body.addLayout(_side_by_side(self.first_name, self.last_name))
        self.body.addLayout(_side_by_side(self.phone, self.email))
        self.add_cancel()
        save = self.add_answer(filled(_("Save")), default=True)
        save.clicked.disconnect()
        save.clicked.connect(self._save)
        self.first_name.setFocus()

    def _save(self) -> None:
        if not self.phone.commit():
            return
        facts = {
            "first_name": self.first_name.text,
            "last_name": self.last_name.text,
            "phone": read_phone(self.phone.text),
            "email": self.email.text or None,
        }
        try:
            if self._known:
                self._store.write(office.change_coordinator, self._known.id, facts)
            else:
                self._store.write(office.add_coordinator, facts)
        except KlikError as error:
            self.first_name.set_error(str(error))
            self.first_name.setFocus()
            return
        self.accept()


def read_phone(text: str) -> str | None:
    """A typed number as it is stored; None for none."""
    from app.ui.reading import phone  # brings phonenumbers

    number: str | None = phone(text, date.today())["phone"]
    return number


def phone_trouble(text: str) -> str:
    """What is wrong with a typed number, in a sentence; empty when nothing is."""
    from app.ui import reading

    return reading.refused(reading.phone, date.today)(text)


def _side_by_side(*fields: QWidget) -> QHBoxLayout:
    line = row(*fields, gap=12)
    for at in range(len(fields)):
        line.setStretch(at, 1)
    return line

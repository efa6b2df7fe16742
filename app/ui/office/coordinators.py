"""Who follows people here: colleagues, each with a password of her or his own or with the one they share."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _, telephone
from app.services import office
from app.services.office import CoordinatorRow
from app.storage import coordinators as slots
from app.storage.coordinators import SHARED
from app.storage.vault import Vault
from app.ui.messages import confirm, tell
from app.ui.office.fields import email_trouble, phone_trouble, read_email, read_phone
from app.ui.office.passwords import PasswordDialog, Rewrap
from app.ui.store import Store
from app.ui.widgets.buttons import Button, filled, more_button, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import beside, clear, column, row
from app.ui.widgets.text import ElidedLabel, label


class CoordinatorsCard(Card):
    """A line for each; those who left stand below, and can come back."""

    def __init__(self, store: Store, vault: Vault, *, main: bool = True) -> None:
        super().__init__(_("Who follows people here"))
        self._store, self._vault = store, vault
        self.keys = _Keys(store, vault, self)
        self.keys.changed.connect(self.refresh)
        self.people, self.gone = QVBoxLayout(), QVBoxLayout()
        self._gone_words = label(_("Used to work here"), bold=True, tone="text2")
        self.add_button = (filled if main else outlined)(_("Add a coordinator…"), "plus")
        self.add_button.clicked.connect(self.ask_new)
        about = _(
            "Whoever works is chosen when the vault opens, and stands with every change and contact. Whoever follows a "
            "participant signs the agreement of the duo as third."
        )
        self.add(label(about, tone="text2", wrap=True))
        self.add(self.people)
        self.add(row(self.add_button, 1))
        self.add(self._gone_words)
        self.add(self.gone)
        self.setFocusProxy(self.add_button)

    def refresh(self) -> None:
        """Read again and show."""
        everybody = self._store.read(office.all_coordinators)
        own = slots.coordinators(self._vault)
        for lines, active in ((self.people, True), (self.gone, False)):
            clear(lines)
            for one in everybody:
                if one.active is active:
                    lines.addWidget((self._line if active else self._former)(one, str(one.id) in own))
        known = {SHARED, *(str(one.id) for one in everybody), *(one.full_name for one in everybody)}
        strays = [slot for slot in own if slot not in known]
        for slot in strays:
            self.gone.addWidget(self._stray(slot))
        self._gone_words.setVisible(bool(strays) or not all(one.active for one in everybody))

    def ask_new(self) -> None:
        """Ask who works here as well."""
        CoordinatorDialog(self._store, None, self.window()).open()

    def _line(self, one: CoordinatorRow, own: bool) -> QWidget:
        change = quiet(_("Change…"), small=True)
        change.setAccessibleName(_("Change {name}…").format(name=one.full_name))
        change.clicked.connect(lambda: CoordinatorDialog(self._store, one, self.window()).open())
        facts = ElidedLabel(" · ".join(filter(None, (telephone(one.phone), one.email))))
        rare: list[tuple[str, object]] = [
            (_("Change the own password…"), partial(self.keys.change, one))
            if own
            else (_("Give a password of her or his own…"), partial(self.keys.give, one))
        ]
        if own:
            rare.append((_("Take the own password away…"), partial(self.keys.take, str(one.id), one.full_name)))
        rare.append((_("Hand over whom she or he follows…"), partial(self._hand_over, one)))
        rare.append((_("Works here no more"), partial(self._let_go, one, own)))
        more = more_button(_("More about {name}").format(name=one.full_name), rare)  # type: ignore[arg-type]
        made = QWidget()
        chip = Chip(_("own password"), "primary", "lock") if own else None
        line = row(label(one.full_name, bold=True), chip, facts, change, more, gap=12)
        line.setStretch(line.indexOf(facts), 1)
        made.setLayout(line)
        return made

    def _hand_over(self, one: CoordinatorRow) -> None:
        from app.ui.lists.hand_over import hand_over

        hand_over(self, self._store, date.today(), begin=one.id)

    def _former(self, one: CoordinatorRow, own: bool) -> QWidget:
        back = quiet(_("Works here again"), small=True)
        back.setAccessibleName(_("{name} works here again").format(name=one.full_name))
        back.clicked.connect(lambda: self._store.write(office.change_coordinator, one.id, {"active": True}))
        made = QWidget()
        take = self._take_button(str(one.id), one.full_name) if own else None
        made.setLayout(row(label(one.full_name, tone="text2"), 1, take, back, gap=12))
        return made

    def _stray(self, slot: str) -> QWidget:
        """A password without anybody, after undo took its owner away: it opens the vault all the same."""
        name = _("Somebody who is not in the list any more")
        made = QWidget()
        made.setLayout(row(label(name, tone="text2"), 1, self._take_button(slot, name), gap=12))
        return made

    def _take_button(self, slot: str, name: str) -> Button:
        made = quiet(_("Take the own password away…"), small=True)
        made.clicked.connect(lambda: self.keys.take(slot, name))
        return made

    def _let_go(self, one: CoordinatorRow, own: bool) -> None:
        """Who left keeps the name with what she or he did, but opens nothing any more."""
        if not own or self.keys.take(str(one.id), one.full_name):
            self._store.write(office.change_coordinator, one.id, {"active": False})


class _Keys(QObject):
    """The passwords of coordinators. What changes here stands in the key file, where undo does not come."""

    changed = Signal()

    def __init__(self, store: Store, vault: Vault, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._vault, self._over = store, vault, parent

    def give(self, one: CoordinatorRow) -> None:
        """Let somebody open the vault in her or his own name."""
        self._ask(
            one,
            _("A password for {name}").format(name=one.full_name),
            _("It opens the same vault, in the name of {name}. The shared password goes on working."),
            slots.add_coordinator,
            _("{name} has a password of her or his own."),
        )

    def change(self, one: CoordinatorRow) -> None:
        """Another password for somebody who has one."""
        self._ask(
            one,
            _("Another password for {name}").format(name=one.full_name),
            _("The old one opens the vault no more. Backups of before still open with the old one."),
            slots.change_passphrase,
            _("The password of {name} is changed."),
        )

    def take(self, slot: str, name: str) -> bool:
        """Take a password away, after a question; whether it is gone."""
        sentence = _("{name} opens the vault with the shared password from then on, or not at all.")
        if not confirm(
            self._over.window(),
            _("Take the password of {name} away?").format(name=name),
            sentence.format(name=name),
            _("Take away"),
        ):
            return False
        try:
            slots.remove_coordinator(self._vault, slot)
        except KlikError as error:
            tell(self._over.window(), error)
            return False
        self.changed.emit()
        return True

    def _ask(self, one: CoordinatorRow, title: str, words: str, change: Rewrap, done: str) -> None:
        known = (self._store.read(office.office).name, one.full_name)
        dialog = PasswordDialog(self._over.window(), title, words.format(name=one.full_name), known)
        dialog.run(partial(change, self._vault, str(one.id)))

        def tell_done() -> None:
            self._store.said.emit(done.format(name=one.full_name), False)
            self.changed.emit()

        dialog.accepted.connect(tell_done)
        dialog.open()


class CoordinatorDialog(Dialog):
    """A colleague: new, or to be corrected."""

    def __init__(self, store: Store, known: CoordinatorRow | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, known.full_name if known else _("New coordinator"), width=520)
        self._store, self._known = store, known
        self.first_name = TextField(_("First name"), known.first_name if known else "", optional=False)
        self.last_name = TextField(_("Surname"), known.last_name if known else "")
        self.phone = TextField(_("Phone"), telephone(known.phone) if known else "", check=phone_trouble)
        self.email = TextField(_("Mail"), (known.email or "") if known else "", check=email_trouble)
        self.body.addLayout(column(beside(self.first_name, self.last_name), beside(self.phone, self.email), gap=12))
        self.add_cancel()
        save = self.add_answer(filled(_("Save")), default=True)
        save.clicked.disconnect()
        save.clicked.connect(self.save)
        self.first_name.setFocus()

    def save(self) -> None:
        """Keep it, or say what is missing."""
        if not (self.phone.commit() and self.email.commit()):
            return
        facts = {
            "first_name": self.first_name.text,
            "last_name": self.last_name.text,
            "phone": read_phone(self.phone.text),
            "email": read_email(self.email.text),
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

"""What may be noted of somebody on a hard day, from the menu of their page: each a dialog that names what follows."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.i18n import _, listed
from app.services import concerned, hard_days, rhythms
from app.services.concerned import Concerned
from app.services.follow_ups import Step
from app.services.rows import PersonRow, RoleRow
from app.ui.days import DayField
from app.ui.duos.day_dialog import DayDialog
from app.ui.people.words import people_of
from app.ui.store import Store
from app.ui.widgets.buttons import Entry, filled, outlined
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import beside, column
from app.ui.widgets.segmented import Segmented

STOP, PAUSE = "stop", "pause"


class HardDays:
    """The entries of a menu, about who is shown on a page; of a couple about each apart."""

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget) -> None:
        self._store, self._today, self._parent = store, today, parent

    def entries(self, row: RoleRow) -> list[Entry]:
        """What may be noted now."""
        both = people_of(row)
        found: list[Entry] = []
        for one in both:
            for words, do in self._of(one):
                found.append((_("{name}: {what}").format(name=one.called, what=words) if len(both) > 1 else words, do))
        return found

    def _of(self, one: PersonRow) -> list[Entry]:
        back = (_("Taken back…"), lambda: self._take_back(one))
        died = (_("Died…"), lambda: self._part(one, died=True))
        if one.deceased_on:
            return [back]
        if one.no_contact_since:
            return [(_("Contact again…"), lambda: self._contact_again(one)), died]
        refuses = (_("Wants no contact any more…"), lambda: self._part(one, died=False))
        if one.admitted_since:
            return [(_("Home again…"), lambda: self._home(one)), refuses, died]
        return [(_("Admitted…"), lambda: self._admit(one)), refuses, died]

    def _part(self, one: PersonRow, *, died: bool) -> None:
        Parting(self._store, one, self._today(), self._parent.window(), died=died).open()

    def _admit(self, one: PersonRow) -> None:
        """Ask since when, and let everything rest."""
        found = self._store.read(concerned.concerned, one.person_id)
        said = [
            _("Until {name} is home again Klik reminds you of nothing and proposes nobody.").format(name=one.called)
        ]
        if found.together:
            said.append(_("The duo with {others} pauses, without an end date.").format(others=_all(found.together)))
        title = _("Is {name} admitted?").format(name=one.full_name)
        dialog = DayDialog(self._parent.window(), title, " ".join(said), _("Note it"), self._today())
        self._then(dialog, lambda: self._store.write(hard_days.admit, one.person_id, dialog.day))

    def _home(self, one: PersonRow) -> None:
        """Ask since when, and take up what paused."""
        title = _("Is {name} home again?").format(name=one.full_name)
        text = _("Klik reminds you again, and a duo that paused for the admission goes on from that day.")
        dialog = DayDialog(self._parent.window(), title, text, _("Go on again"), self._today())
        dialog.field.earliest = one.admitted_since
        self._then(dialog, lambda: self._store.write(hard_days.home_again, one.person_id, dialog.day))

    def _take_back(self, one: PersonRow) -> None:
        title = _("Was it a mistake that {name} died?").format(name=one.full_name)
        text = _("Everything then stands where it stood, a duo too where both still have a place for it.")
        dialog = Dialog(self._parent.window(), title, text)
        dialog.add_cancel()
        dialog.add_answer(filled(_("Take back")), default=True)
        self._then(dialog, lambda: self._store.write(hard_days.take_back, one.person_id))

    def _contact_again(self, one: PersonRow) -> None:
        """A mistake lets everything stand where it stood; who changed their mind begins anew."""
        title = _("May {name} be contacted again?").format(name=one.full_name)
        text = _(
            "From now on: {name} looks for somebody as before, and a duo that stopped or pauses stays so. Was it noted "
            "by mistake? Then everything stands where it stood, a duo too where both still have a place for it."
        )
        dialog = Dialog(self._parent.window(), title, text.format(name=one.called), width=WIDE)
        dialog.add_cancel()
        mistake = dialog.add_answer(outlined(_("It was a mistake")))
        mistake.clicked.connect(lambda: self._store.write(hard_days.take_back, one.person_id))
        again = dialog.add_answer(filled(_("From now on")), default=True)
        again.clicked.connect(lambda: self._store.write(hard_days.contact_again, one.person_id))
        dialog.open()

    def _then(self, dialog: Dialog, do: Callable[[], object]) -> None:
        dialog.accepted.connect(do)
        dialog.open()


class Parting(Dialog):
    """Somebody died or wants no contact any more: since when, what of the duo, and a gentle talk with who stays."""

    def __init__(self, store: Store, one: PersonRow, today: date, parent: QWidget | None = None, *, died: bool) -> None:
        name = one.called
        title = _("{name} died") if died else _("{name} wants no contact any more")
        found = store.read(concerned.concerned, one.person_id)
        super().__init__(parent, title.format(name=one.full_name), _consequence(name, found, died), width=WIDE)
        self._store, self._died, self._person = store, died, one.person_id
        # On which day somebody died nobody said yet; that no contact is wanted is mostly heard today.
        self.day = DayField(
            _("Since when") if not died else _("Day"), None if died else today, latest=today, compulsory=True
        )
        self.body.addWidget(self.day)
        self.duo = Segmented([(STOP, _("Stops")), (PAUSE, _("Pauses"))], _("And the duo?"))
        choose = Field(_("And the duo with {others}?").format(others=_all(found.together)), self.duo, optional=False)
        self.body.addWidget(choose)
        choose.setVisible(not died and bool(found.together) and not found.half)
        self.talk = CheckBox(_("Plan a gentle talk with {names}").format(names=_all(found.to_tell)), True)
        words = (
            _("Talk quietly about the loss of {name}") if died else _("Tell gently that {name} wants no contact now")
        )
        self.what = TextField(_("What about"), words.format(name=name), optional=False)
        soon = store.read(rhythms.rhythms).working(today + timedelta(days=1))
        self.on = DayField(_("On which day"), soon, earliest=today, compulsory=True)
        self._step = QWidget()
        self._step.setLayout(beside(self.what, self.on, stretch=(5, 2)))
        part = QWidget()
        part.setLayout(column(self.talk, self._step))
        self.body.addWidget(part)
        part.setVisible(bool(found.to_tell))
        self.talk.toggled.connect(self._offer_talk)
        self._tell = bool(found.to_tell)
        self.add_cancel()
        answer = self.add_answer(filled(_("Note it")), accepts=None, default=True)
        answer.clicked.connect(lambda _on=False: self.save())
        self.day.setFocus()

    def save(self) -> None:
        """Note it, unless a day cannot be."""
        talks = self._tell and self.talk.isChecked()
        wrong = [field for field in (self.day, *((self.on,) if talks else ())) if not field.commit()]
        if wrong:
            wrong[0].setFocus()
            return
        assert self.day.day
        talk = Step(self.what.text or None, self.on.day) if talks and self.on.day else None
        if self._died:
            self._store.write(hard_days.deceased, self._person, self.day.day, talk)
        else:
            pause = self.duo.current == PAUSE
            self._store.write(hard_days.no_contact, self._person, self.day.day, pause=pause, talk=talk)
        self.accept()

    def _offer_talk(self, on: bool) -> None:
        self._step.setVisible(on)
        self.stand()


def _consequence(name: str, found: Concerned, died: bool) -> str:
    """What follows, and for whom."""
    said = [_("Klik reminds you of nothing about {name} any more: no list, letter or proposal. What was noted stays.")]
    if found.others and found.half:
        said.append(_("The duo with {others} pauses; {half} stays a buddy."))
    elif found.others and died:
        said.append(_("The duo with {others} ends on that day."))
    elif found.others and not found.together:
        said.append(_("What began with {others} stops, and nobody needs a reason."))
    said.append(_("It can be taken back, later as well."))
    return " ".join(said).format(name=name, others=_all(found.others), half=found.half)


def _all(names: tuple[str, ...]) -> str:
    return listed(list(names))

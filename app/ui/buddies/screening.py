"""The dialogs of the screening: whom one asks for the talk, what came of it, and what the office decides."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import office, rhythms, screening
from app.services.follow_ups import Step
from app.services.organisations import organisations
from app.services.rows import BuddyRow
from app.ui import layers, theme
from app.ui.days import DayField, read_day
from app.ui.people.new_person import refused_on
from app.ui.reading import Facts
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import Button, filled
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.layout import beside, column
from app.ui.widgets.text import label
from app.ui.words import known_date
from app.vocabulary import Advice, BuddyStatus, word

S = BuddyStatus


class _Dialog(Dialog):
    """Of one buddy, by name in the title."""

    def __init__(
        self, store: Store, whom: BuddyRow, today: date, parent: QWidget | None, title: str, text: str
    ) -> None:
        super().__init__(parent, title.format(name=whom.called), text, width=WIDE)
        self._store, self._whom, self._today = store, whom, today

    def save(self) -> None:
        """Note it, unless something cannot be."""
        raise NotImplementedError

    def _answer(self, verb: str) -> Button:
        self.add_cancel()
        answer = self.add_answer(filled(verb), accepts=None, default=True)
        answer.clicked.connect(lambda _on=False: self.save())
        return answer

    def _right(self, *fields: TextField) -> bool:
        """Whether all can be read; the keyboard goes to the first that cannot."""
        wrong = [field for field in fields if not field.commit()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def _partner(self) -> Choice:
        """The partners, and the office itself; the one known already stands there."""
        names = [one.name for one in self._store.read(organisations) if one.is_partner]
        known = self._whom.screened_at or ("" if self._whom.asked_on else self._whom.partner) or ""
        options = dict.fromkeys([*names, known] if known else names)
        made = Choice([("", _("no partner: the office itself")), *((name, name) for name in options)])
        made.choose(known)
        return made


class Asking(_Dialog):
    """Which partner holds the talk, and since when that was asked."""

    def __init__(self, store: Store, whom: BuddyRow, today: date, parent: QWidget | None = None) -> None:
        text = _(
            "A partner who screens sees what is known of the volunteer, and nothing of any participant. A form for the "
            "talk stands under Papers."
        )
        super().__init__(store, whom, today, parent, _("Who talks with {name}?"), text)
        self.partner = self._partner()
        again = whom.status not in screening.BEFORE
        self.on = DayField(_("Asked on"), None if again else whom.asked_on, latest=today, compulsory=True)
        if not self.on.day:
            self.on.set_day(today)
        field = Field(_("Screening talk by"), self.partner, optional=False)
        self.body.addLayout(beside(field, self.on, stretch=(3, 2)))
        self._answer(_("Note it"))
        self.partner.setFocus()

    def save(self) -> None:
        if self._right(self.on) and self.on.day:
            self._store.write(screening.ask, self._whom.id, self.partner.current or None, self.on.day)
            self.accept()


class Screening(_Dialog):
    """The talk: nothing is preset but what was noted before, and what is not known yet may stay so."""

    def __init__(self, store: Store, whom: BuddyRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(store, whom, today, parent, _("Screening talk with {name}"), "")
        self.partner = self._partner()
        self.day = TextField(
            _("Talk on"),
            known_date(whom.screened_on, whom.screened_precision),
            check=refused_on(_talk_day, today),
            hint=_("A day, a month or a year; a day to come is an appointment."),
        )
        self.screener = TextField(_("Held by"), whom.screener or "")
        self.advice = Answers([(one, word(one)) for one in Advice], _("Advice"))
        self.advice.answered.connect(self.advice.show_answer)
        self.advice.show_answer(whom.advice)
        self.note = TextField(_("What was said"), whom.screening_note or "", lines=3, hint=_(layers.NOTE_HINT))
        self.body.addLayout(beside(Field(_("Partner"), self.partner, optional=False), self.screener))
        self.body.addWidget(self.day)
        self.day.editor.setMaximumWidth(180)
        hint = _("Who held the talk advises; the office decides, and may do so without.")
        self.body.addWidget(Field(_("Advice"), self.advice, hint=hint))
        self.body.addWidget(self.note)
        self._answer(_("Note it"))
        self.day.setFocus()

    def save(self) -> None:
        if not self._right(self.day):
            return
        facts: dict[str, Any] = _talk_day(self.day.text, self._today)
        facts |= {"screened_at": self.partner.current or None, "screener": self.screener.text or None}
        facts |= {"advice": self.advice.shown, "screening_note": self.note.text or None}
        self._store.write(screening.note_talk, self._whom.id, facts)
        self.accept()


class Decision(_Dialog):
    """Welcome or not, when and by whom; for who is not, what comes next, so that nobody hears only a no."""

    def __init__(self, store: Store, whom: BuddyRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(store, whom, today, parent, _("Is {name} welcome as a buddy?"), _advice_words(whom))
        words = {True: _("Welcome as a buddy"), False: word(S.NOT_RETAINED)}
        self.outcome = Answers(list(words.items()), _("Decision"))
        self.outcome.answered.connect(self._choose)
        self.on = DayField(_("Decided on"), whom.decided_on or today, latest=today, compulsory=True)
        self.by = TextField(_("By"), whom.decided_by or self._at_work())
        self._asked = Field(_("Decision"), self.outcome, optional=False)
        self.body.addWidget(self._asked)
        self.body.addLayout(beside(self.on, self.by, stretch=(2, 3)))
        self.then = CheckBox(_("Plan what comes next for {name}").format(name=whom.called), True)
        self.what = TextField(
            _("What about"), _("Say thank you, and look together which other volunteering fits"), optional=False
        )
        soon = store.read(rhythms.rhythms).working(today + timedelta(days=1))
        self.when = DayField(_("On which day"), soon, earliest=today, compulsory=True)
        self._step = QWidget()
        self._step.setLayout(beside(self.what, self.when, stretch=(5, 2)))
        self._next = QWidget()
        kind = label(
            _("This says nothing of {name}: another place may fit better, now or later.").format(name=whom.called),
            theme.SECOND,
            tone="text2",
            wrap=True,
        )
        self._next.setLayout(column(kind, self.then, self._step, gap=8))
        self.body.addWidget(self._next)
        self.then.toggled.connect(self._offer)
        self._answer(_("Note it"))
        self._next.hide()
        if whom.decided_on:
            self._choose(whom.status is not S.NOT_RETAINED)
        self.outcome.setFocus()

    def save(self) -> None:
        retained = self.outcome.shown
        if retained is None:
            self._asked.set_error(_("Press an answer first."))
            self.outcome.setFocus()
            self.stand()
            return
        plans = not retained and self.then.isChecked()
        if not self._right(self.on, *((self.when,) if plans else ())) or not self.on.day:
            return
        then = Step(self.what.text or None, self.when.day) if plans and self.when.day else None
        by = self.by.text or None
        try:
            self._store.write(screening.decide, self._whom.id, self.on.day, by, retained=bool(retained), then=then)
        except KlikError as error:
            self._asked.set_error(str(error))
            self.stand()
            return
        self.accept()

    def _choose(self, retained: object) -> None:
        if retained is None:  # one of the two it is
            return
        self._asked.set_error("")
        self.outcome.show_answer(bool(retained))
        self._next.setVisible(not retained)
        self.stand()

    def _offer(self, on: bool) -> None:
        self._step.setVisible(on)
        self.stand()

    def _at_work(self) -> str:
        """The coordinator who works now."""
        known = self._store.read(office.coordinators)
        return next((one.full_name for one in known if one.id == self._store.vault.coordinator), "")


def _talk_day(said: str, today: date) -> Facts:
    """When the talk was, or will be."""
    found = read_day(said, exact=False)
    return {"screened_on": found.on if found else None, "screened_precision": found.precision if found else "day"}


def _advice_words(whom: BuddyRow) -> str:
    """``Advies van Tom (Samen Onderweg): past, met aandacht.``"""
    if whom.advice is None:
        return _("There is no advice yet; you may decide without.")
    by = f"{whom.screener} ({whom.screened_at})" if whom.screener and whom.screened_at else ""
    if by := by or whom.screener or whom.screened_at or "":
        return _("Advice of {name}: {advice}.").format(name=by, advice=word(whom.advice))
    return _("Advice: {advice}.").format(advice=word(whom.advice))

"""Where somebody is brought to, who goes along the first times, and when to ask how it goes."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import offers, referrals, rhythms
from app.services.offers import Near
from app.services.referrals import ReferralRow
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.days import DayField
from app.ui.layers import as_if_read
from app.ui.offers.words import near_words
from app.ui.office.rhythm import whole
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import beside
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.picker import Picker
from app.ui.widgets.text import label
from app.vocabulary import Along, word

DIRECTORY, OTHER = "directory", "other"
LIST_HEIGHT = 176


class ReferDialog(Dialog):
    """Notes a referral, or corrects one that is ``known``."""

    def __init__(
        self, store: Store, whom: ParticipantRow, today: date, parent: QWidget | None, known: ReferralRow | None = None
    ) -> None:
        super().__init__(parent, _("Where do you bring {name}?").format(name=whom.called), width=WIDE)
        self._store, self._whom, self._today, self._known = store, whom, today, known
        self._settled = store.read(rhythms.rhythms)
        near = store.read(offers.offers_near, whom.id)
        ways = [(DIRECTORY, _("an offer nearby")), (OTHER, _("something else"))]
        self.way = Answers(ways, _("Where to"))
        self.offer = Picker(_("Offer"), _("Search name or kind"), _rows(near, whom.called), LIST_HEIGHT)
        hint = _("A service too: the union, the library, a recovery academy.")
        self.what = TextField(_("What it is"), hint=hint, optional=False)
        self.along = Answers([(one, word(one)) for one in Along], _("Who goes along?"))
        self.along_name = TextField(_("Name"))
        self.along_name.editor.setAccessibleName(_("Name of who goes along"))
        self.on = DayField(_("From"), known.on if known else today, compulsory=True)
        self.ask_on = DayField(_("Ask how it goes on"), self._settled.referral_due(today), compulsory=True)
        self.times = TextField(
            _("How often somebody went along"), str(known.times) if known else "0", check=whole(0, 999), optional=False
        )
        self.note = as_if_read(TextField(_("Note"), (known.note or "") if known else ""))
        self.trouble = label("", theme.SECOND, tone="red_ink", wrap=True)
        self._assemble(bool(near))
        if known:
            self.ask_on.hide()
            self.what.set_text("" if known.offer_id else known.what)
            self.along.show_answer(known.along)
            self.along_name.set_text(known.along_name or "")
            self.offer.list.select(str(known.offer_id))
        self._go(OTHER if not near or (known and not known.offer_id) else DIRECTORY)
        (self.offer if self.way.shown == DIRECTORY else self.what).setFocus()

    def save(self) -> None:
        """Keep it, or say what is missing."""
        asked = [field for field in (self.on, self.ask_on, self.times) if not field.isHidden()]
        if wrong := [field for field in asked if not field.commit()]:
            wrong[0].setFocus()
            self.stand()
            return
        on = self.on.day
        assert on  # compulsory
        chosen = self.offer.current if self.way.shown == DIRECTORY else ""
        facts: dict[str, Any] = {
            "offer_id": UUID(chosen) if chosen else None,
            "what": None if self.way.shown == DIRECTORY else self.what.text,
            "along": self.along.shown,
            "along_name": self.along_name.text or None,
            "note": self.note.text or None,
        }
        try:
            if self._known:
                changed = facts | {"on": on, "times": int(self.times.text)}
                self._store.write(referrals.change_referral, self._known.id, changed, self._today)
            else:
                self._store.write(referrals.refer, self._whom.id, on, facts, self.ask_on.day)
        except KlikError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            self.stand()
            return
        self.accept()

    def _assemble(self, any_offer: bool) -> None:
        for part in (self.way, self.offer, self.what, label(_("Who goes along?"), theme.SECOND, bold=True), self.along):
            self.body.addWidget(part)
        self.body.addLayout(beside(self.along_name, self.on, self.ask_on, stretch=(12, 10, 12)))
        self.body.addLayout(beside(self.times, self.note))
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        for part in (self.times, self.note):
            part.setVisible(self._known is not None)
        self.way.setVisible(any_offer)
        self.way.answered.connect(lambda way: self._go(way or self.way.shown))
        self.along.answered.connect(self._choose)
        self.on.committed.connect(self._move)
        self.add_cancel()
        self.add_answer(filled(_("Save")), accepts=None, default=True).clicked.connect(self.save)

    def _go(self, way: object) -> None:
        self.way.show_answer(str(way))
        self.offer.setVisible(way == DIRECTORY)
        self.what.setVisible(way == OTHER)
        self.stand()

    def _choose(self, along: object) -> None:
        self.along.show_answer(along if isinstance(along, Along) else None)
        self.along_name.setVisible(along is not Along.NOBODY)
        self.stand()

    def _move(self, _text: str) -> None:
        """The day to ask moves along with the first one."""
        if self.on.day:
            self.ask_on.set_day(self._settled.referral_due(self.on.day))


def _rows(near: Iterable[Near], called: str) -> list[ListRow]:
    """What is liked first, then the rest."""
    liked, others = _("What {name} likes").format(name=called), _("Other offers")
    return [
        ListRow(
            str(one.offer.id),
            (),
            one.offer.name,
            near_words(one),
            group=liked if one.likes else others,
            icon="pin",
            found_by=" ".join((*one.offer.kinds, one.offer.place or "")),
        )
        for one in near
    ]

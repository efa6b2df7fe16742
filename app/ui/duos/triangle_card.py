"""The card around the triangle: when each was last spoken, and what suffices when it has been silent for long."""

from datetime import date

from app.i18n import _, month_words
from app.ui import theme
from app.ui.duos.follower import Follower
from app.ui.duos.triangle import Corner, Triangle
from app.ui.duos.view import DuoView
from app.ui.duos.words import every_words, silent_words
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.text import label
from app.ui.words import brief_date
from app.vocabulary import DuoState, Role, Voice, word


class TriangleCard(Card):
    """The three, and one sentence where it is time to hear of the two again."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("The three: last spoken"))
        self.follower = Follower(store, _("Nobody follows these two yet."))
        self.triangle = Triangle()
        self.sentence = label("", theme.SECOND, wrap=True)
        self._clock = Glyph("later", "amber")
        why = row(column(self._clock, 1), self.sentence, gap=8)
        why.setStretch(1, 1)
        self.add(self.triangle)
        self.add(why)
        self.add(self.follower)
        self.body.addStretch(1)

    def show_view(self, view: DuoView) -> None:
        self.follower.show_view(view)
        found = view.row
        silent = found.silent_days(view.today)
        coordinator = found.coordinator or ""
        participant, buddy = (
            Corner(mark, view.names[side], self._heard(view, side))
            for mark, side in zip(view.marks, (Role.PARTICIPANT, Role.BUDDY), strict=True)
        )
        self.triangle.show_corners(
            Corner(
                Mark("prof", initials(coordinator)),
                coordinator or _("Coordinator"),
                _("coordinator") if coordinator else _("nobody named yet"),
            ),
            participant,
            buddy,
            silent=silent is not None,
            paused=found.state is DuoState.PAUSED,
        )
        self._clock.setVisible(silent is not None)
        self.sentence.setProperty("tone", "text2" if silent is None else "text")
        if silent is None:
            self.sentence.setText(_last_together(view))
        elif found.last_contact is None:
            self.sentence.setText(_("Nothing is noted of them yet. A short call to one of them is enough."))
        else:
            self.sentence.setText(
                _("Already {silent}; agreed: {every}. A short call to one of them is enough.").format(
                    silent=silent_words(silent), every=every_words(found.every_days)
                )
            )

    @staticmethod
    def _heard(view: DuoView, side: Role) -> str:
        talk, voices = view.talks.get(side), (Voice(side.value), Voice.TOGETHER)
        looked_back = max((one.on for one in view.held if one.voice in voices), default=date.min)
        if looked_back > (talk.on if talk else date.min):
            return f"{brief_date(looked_back, view.today)}, {_('Looking back').lower()}"
        if talk:
            return f"{brief_date(talk.on, view.today)}, {word(talk.kind).lower()}"
        return _("no talk noted yet")


def _last_together(view: DuoView) -> str:
    every = every_words(view.row.every_days)
    last = next((contact for contact in view.contacts if contact.seen), None)
    if last is None:
        return _("Agreed: {every}.").format(every=every)
    if last.monthly:
        month = month_words(last.on, view.today)
        return _("Last together in {month}; agreed: {every}.").format(month=month, every=every)
    return _("Last together on {day}; agreed: {every}.").format(day=brief_date(last.on, view.today), every=every)

"""The dialog that notes with whom somebody is in a duo already, where a list did not say.

Whether two people fit is no question any more here, so the rules are not asked.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import existing_duos
from app.services.existing_duos import Possible
from app.services.rows import ParticipantRow
from app.ui import reading, theme
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.picker import Picker
from app.ui.widgets.text import label

_SINCE = reading.day("since", "precision")


class ExistingDuo(Dialog):
    """Asks who the buddy is, and since when the two are together. ``made`` is the id of the duo, or None."""

    def __init__(self, store: Store, whom: ParticipantRow, today: date, parent: QWidget | None = None) -> None:
        title = _("With whom is {name} in a duo?").format(name=whom.called)
        text = _("The duo comes among those that run. An agreement can be noted later, on its own page.")
        super().__init__(parent, title, text, width=520)
        self._store, self._whom, self._today = store, whom, today
        self.made: UUID | None = None
        self._possible = {str(one.row.id): one for one in store.read(existing_duos.possible_buddies, today)}
        self.buddy = Picker(
            _("Buddy"), _("Search name or place"), _rows(self._possible.values()), 238, drawing=_drawing()
        )
        self.buddy.chosen.connect(self._say)
        self.since = TextField(
            _("Together since"),
            check=reading.refused(_SINCE, lambda: today),
            hint=_("A day, a month or a year."),
        )
        self.since.editor.setMaximumWidth(180)
        self._said = label("", theme.SECOND, tone="text2", wrap=True)
        for widget in (self.buddy, self._said, self.since):
            self.body.addWidget(widget)
        self.add_cancel()
        self.save = self.add_answer(filled(_("Note the duo")), default=True)
        self.save.clicked.disconnect()
        self.save.clicked.connect(self._save)
        self._say()
        self.buddy.search.setFocus()

    def _say(self) -> None:
        """What stands in the way of the one who is chosen."""
        one = self._possible.get(self.buddy.current)
        if one is None:
            sentence = _("Choose the buddy.") if self._possible else _("There is no buddy in Klik yet.")
        elif one.against:
            sentence = _("No duo with {name} can be noted now: {reason}.").format(
                name=one.row.called, reason=one.against
            )
        else:
            sentence = _("{participant} & {buddy}").format(participant=self._whom.names, buddy=one.row.names)
        self._said.setText(sentence)
        self.save.setEnabled(one is not None and not one.against)

    def _save(self) -> None:
        one = self._possible.get(self.buddy.current)
        if one is None or not self.since.commit():
            return
        facts = _SINCE(self.since.text, self._today)
        # Only a day can be stored: a month or a year is kept in the words in which it was told.
        said = "" if facts["precision"] == "day" else self.since.text
        try:
            self.made = self._store.write(
                existing_duos.record, self._whom.id, one.row.id, facts["since"], self._today, said
            )
        except KlikError as error:
            self._said.setText(str(error))
            return
        self.accept()


def _rows(possible: Iterable[Possible]) -> list[Possible]:
    """Whose duo is not noted yet first, then who has a free place, then the others with what stands in the way."""
    return sorted(possible, key=_group)


def _group(one: Possible) -> int:
    return 2 if one.against else 0 if one.unnoted else 1


def _drawing() -> Drawing[Possible]:
    groups = (_("In a duo, with whom not noted yet"), _("Has a free place"), _("Not now"))

    def row(one: Possible) -> ListRow:
        second = one.against or _place(one) or _("place still to ask")
        mark = Mark("buddy", initials(one.row.full_name))
        return ListRow(str(one.row.id), (mark,), one.row.names, second, group=groups[_group(one)])

    return Drawing(
        lambda one: str(one.row.id),
        lambda one: one.row.names,
        lambda one: f"{one.row.names}\n{_place(one)}",
        row,
        lambda one: groups[_group(one)],
    )


def _place(one: Possible) -> str:
    return one.row.municipality or one.row.place or ""

"""With whom to merge somebody: a search through everybody."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import people
from app.services.rows import PersonRow, RoleRow
from app.ui.people.words import place_name
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.picker import Picker


class WhomDialog(Dialog):
    """Accepted, ``chosen`` is the id of the other person."""

    def __init__(self, store: Store, whom: PersonRow, today: date, parent: QWidget | None = None) -> None:
        title = _("Who is the same person as {name}?").format(name=whom.full_name)
        text = _("Then you see both records side by side, and choose what holds.")
        super().__init__(parent, title, text, width=520)
        self.picker = Picker(
            _("Everybody"), _("Name, place or phone"), _rows(store, whom, today), 320, drawing=_DRAWING
        )
        self.picker.chosen.connect(self._dress)
        self.body.addWidget(self.picker)
        self.add_cancel()
        self.go_on = self.add_answer(filled(_("Next")), default=True)
        self._dress()
        self.picker.search.setFocus()

    @property
    def chosen(self) -> UUID:
        """The person who was chosen."""
        return UUID(self.picker.current)

    def _dress(self) -> None:
        self.go_on.setEnabled(bool(self.picker.current))


def _rows(store: Store, whom: PersonRow, today: date) -> list[tuple[str, PersonRow]]:
    """Everybody else by name, each person once; of a couple both."""
    roles: list[tuple[str, RoleRow]] = [("participant", one) for one in store.read(people.participants, today)]
    buddies = store.read(people.buddies, today)
    roles += [("buddy", one) for one in buddies]
    found: dict[UUID, tuple[str, PersonRow]] = {one.person_id: (role, one) for role, one in reversed(roles)}
    found |= {one.second.person_id: ("buddy", one.second) for one in buddies if one.second}
    found.pop(whom.person_id, None)
    same = (whom.first_name.casefold(), whom.last_name.casefold())
    # Who has a name in common is likely meant, and stands first.
    order = sorted(
        found.values(),
        key=lambda both: (
            both[1].last_name.casefold() != same[1],
            both[1].first_name.casefold() != same[0],
            both[1].full_name,
        ),
    )
    return order


def _row(both: tuple[str, PersonRow]) -> ListRow:
    role, one = both
    kinds = {"participant": _("participant"), "buddy": _("buddy")}
    second = " · ".join(part for part in (kinds[role], place_name(one)) if part)
    return ListRow(str(one.person_id), (Mark(role, initials(one.full_name)),), one.full_name, second)


_DRAWING = Drawing[tuple[str, PersonRow]](
    lambda both: str(both[1].person_id),
    lambda both: both[1].full_name,
    lambda both: f"{both[1].full_name}\n{place_name(both[1])}\n{both[1].phone or ''}",
    _row,
)

"""Of whom a contact is: how they are shown in the dialog, and in the list to choose from."""

from operator import attrgetter

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.reachable import Reachable
from app.services.subjects import Whom
from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.marks import DuoMark, Mark, RoleMark, initials


def mark(whom: Whom, size: int = 36) -> QWidget:
    """The mark of one, or those of a duo."""
    marks = _marks(whom.participant, whom.buddy)
    return DuoMark(marks[0], marks[1], size) if len(marks) == 2 else RoleMark(marks[0], size)


def _marks(participant: str, buddy: str) -> tuple[Mark, ...]:
    return tuple(Mark(role, initials(name)) for role, name in (("participant", participant), ("buddy", buddy)) if name)


def _listed(one: Reachable) -> ListRow:
    kinds = {"participant": _("participant"), "buddy": _("buddy"), "duo": _("duo")}
    second = " · ".join(part for part in (kinds[one.kind], one.place) if part)
    return ListRow(one.subject, _marks(*one.sides), one.names, second)


DRAWING = Drawing[Reachable](
    attrgetter("subject"),
    attrgetter("names"),
    lambda one: f"{one.names}\n{one.place}\n{one.numbers}",
    _listed,
)
"""How they stand in a list to choose from."""

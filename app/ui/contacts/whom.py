"""Of whom a contact is: how they are shown in the dialog, and in the list to choose from."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.subjects import Whom
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.marks import DuoMark, Mark, RoleMark, initials


def mark(whom: Whom, size: int = 36) -> QWidget:
    """The mark of one, or those of a duo."""
    marks = _marks(whom)
    return DuoMark(marks[0], marks[1], size) if len(marks) == 2 else RoleMark(marks[0], size)


def _marks(whom: Whom) -> tuple[Mark, ...]:
    sides = (("participant", whom.participant), ("buddy", whom.buddy))
    return tuple(Mark(role, initials(name)) for role, name in sides if name)


def listed(whom: Whom) -> ListRow:
    """A row to choose them from."""
    kinds = {"participant": _("participant"), "buddy": _("buddy"), "duo": _("duo")}
    second = " · ".join(part for part in (kinds[whom.subject.kind], whom.place) if part)
    return ListRow(whom.subject, _marks(whom), whom.names, second, found_by=f"{whom.place}\n{whom.found_by}")

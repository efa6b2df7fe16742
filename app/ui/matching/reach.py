"""How to reach somebody, wherever the page says to ask: the number in sight, copied with a click."""

from app.i18n import _, labelled, telephone
from app.services.rows import PersonRow
from app.ui import clipboard
from app.ui.widgets.buttons import Button, quiet


def reach(person: PersonRow) -> Button | None:
    """The number to call, or else the address to write to, and how somebody likes to be reached; None if unknown."""
    text = person.phone or person.email
    if not text:
        return None
    words = telephone(person.phone) if person.phone else text
    made = quiet(words, "phone" if person.phone else "mail", small=True)
    made.setToolTip(labelled(_("To reach"), person.reach_note) if person.reach_note else _("Copy"))
    made.clicked.connect(lambda: _copy(made))
    return made


def _copy(button: Button) -> None:
    clipboard.copy(button.text(), briefly=True)
    button.icon_name = "check"
    button.update()

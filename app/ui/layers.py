"""Whose a text is: own words, a note of the team, or something that the one on the other side may read.

The same few words everywhere, small beside a heading, under a field or in one that is still empty.
"""

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from app.i18n import N_, _
from app.ui import theme
from app.ui.widgets.field import TextField
from app.ui.widgets.text import label
from app.vocabulary import Role

F = TypeVar("F", bound=TextField)

TEAM_NOTE = N_("Note of the team: never comes on paper for others.")
AS_IF_READ = N_("Write as if the person reads along.")
NOTE_HINT = N_("Note of the team: never comes on paper for others. Write as if the person reads along.")
PARTNER_TOO = N_("{who}, and a partner as well")
MAY_READ = {Role.PARTICIPANT: N_("The buddy may read this"), Role.BUDDY: N_("The participant may read this")}
"""By the role of the one it is about."""


def mark(words: str, *, wrap: bool = False) -> QLabel:
    """One of these in the words of the screen, quiet, for beside a heading or under a text."""
    return label(words, theme.SMALL, tone="text2", wrap=wrap)


def may_read(role: Role, partner: bool | None = False) -> str:
    """Who may read what is shared of somebody with this role."""
    who = _(MAY_READ[role])
    return _(PARTNER_TOO).format(who=who) if partner else who


def as_if_read(field: F, also: str = "") -> F:
    """Remind in a field that is still empty, and whoever hears it, that the person may read what is noted."""
    if isinstance(field.editor, QLineEdit | QPlainTextEdit):
        field.editor.setPlaceholderText(" ".join(part for part in (_(AS_IF_READ), also) if part))
    field.describe(_(AS_IF_READ))
    return field

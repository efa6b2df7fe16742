"""What was given about somebody: to whom, when and what, the newest first."""

from typing import Any

from app.i18n import _, short_date
from app.services.handouts import HandoutRow, handouts
from app.ui import theme
from app.ui.people import contents
from app.ui.people.introduction import whom_of
from app.ui.people.known import Known
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind, word

ICONS = {HandoutKind.INTRODUCTION: "eye", HandoutKind.LABELS: "list", HandoutKind.LIST: "list"}


class GivenCard(Card):
    """Shown once there is something to tell."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Given"))
        self._store = store

    def show_known(self, known: Known[Any]) -> None:
        """Show somebody, or the same one again."""
        found = self._store.read(handouts, whom_of(known))
        width = 80
        contents.replace(self.body, [_line(one, width) for one in found], keep=1)
        self.setVisible(bool(found))


def _line(one: HandoutRow, width: int) -> Any:
    day = label(short_date(one.on), theme.SMALL, tone="text2")
    theme.fix(day, width=width, height=round(theme.SECOND * 1.4))
    letter = one.kind is HandoutKind.LETTER and one.note
    what = one.note if letter and one.note else word(one.kind)
    texts = [label(_("{what}, to {whom}").format(what=what, whom=one.to) if one.to else what, theme.SECOND, wrap=True)]
    if one.note and not letter:
        texts.append(label(one.note, theme.SECOND, tone="text2", wrap=True))
    line = row(column(day, 1), column(Glyph(ICONS.get(one.kind, "paper"), "text2"), 1), column(*texts, gap=0))
    line.setStretch(2, 1)
    return line

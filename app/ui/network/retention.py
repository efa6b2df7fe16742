"""Maps that are kept longer than the office agreed, of who left: offered to be wiped, one by one or all."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, ngettext, short_date
from app.services import network_retention
from app.services.network_retention import PastKeeping
from app.ui import theme
from app.ui.backed_up import after_backup
from app.ui.store import Store
from app.ui.widgets.buttons import danger
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import column, scrolled
from app.ui.widgets.text import label

_MOST_HIGH, _LINE = 300, 34


class WipeMaps(Dialog):
    """Asks whose maps with ``exec()``; then ``chosen`` holds the ids of the participants."""

    def __init__(self, parent: QWidget | None, past: tuple[PastKeeping, ...]) -> None:
        super().__init__(parent, _("Wipe the maps of who left?"), width=WIDE)
        why = _(
            "These maps are kept longer than your office settled. Who stands on them did not ask to stand in a file. "
            "Wiping takes away every name, also on the maps that were kept; and of a network meeting who was to come, "
            "the plan, and whatever was noted in own words."
        )
        self.body.addWidget(label(why, wrap=True))
        self.boxes = {one.participant_id: CheckBox(_words(one), True) for one in past}
        inside = QWidget()
        inside.setLayout(column(*self.boxes.values(), gap=4, margins=(0, 0, 12, 0)))
        area = scrolled(inside, _("Whose maps"))
        theme.fix(area, height=min(len(past) * _LINE + 8, _MOST_HIGH))
        self.body.addWidget(area)
        undo = _("It can be undone with Ctrl+Z as long as this change stands in the history.")
        self.body.addWidget(label(undo, theme.SECOND, tone="text2", wrap=True))
        cancel = self.add_cancel()
        self.wipe = self.add_answer(danger(_("Wipe")))
        cancel.setDefault(True)
        for box in self.boxes.values():
            box.toggled.connect(lambda _on: self.wipe.setEnabled(bool(self.chosen)))

    @property
    def chosen(self) -> list[UUID]:
        """Whose maps are to be wiped."""
        return [whose for whose, box in self.boxes.items() if box.isChecked()]


def offer_wiping(parent: QWidget, store: Store, today: date) -> None:
    """Show whose maps are kept longer than agreed, and wipe those that are chosen, after a backup."""
    past = store.read(network_retention.past_keeping, today)
    asked = WipeMaps(parent.window(), past)
    if asked.exec():
        chosen = asked.chosen
        after_backup(
            parent.window(), store, N_("Before maps were wiped"), lambda: store.write(network_retention.wipe, chosen)
        )


def _words(one: PastKeeping) -> str:
    """``Marleen Zonnedauw · 12 namen · weg sinds 12/03/25``"""
    names = ngettext("{n} name", "{n} names", one.names).format(n=one.names)
    return " · ".join((one.full_name, names, _("since {day}").format(day=short_date(one.since))))

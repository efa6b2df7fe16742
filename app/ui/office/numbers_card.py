"""The numbers that decide what is shown and when something is said: saved as they are filled in, and the way back."""

import re
from dataclasses import asdict
from typing import Any

from app.errors import KlikError
from app.i18n import N_, _
from app.services import thresholds
from app.services.thresholds import BOUNDS, Thresholds
from app.ui import theme
from app.ui.office.rhythm import whole
from app.ui.store import Store
from app.ui.widgets.buttons import quiet
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.text import label

GROUPS = {
    N_("Figures"): {
        "few_answers": N_("Fewer answers than this are not shown"),
    },
    N_("Papers and expenses"): {
        "expires_days": N_("Say that a paper runs out … days before"),
        "ceiling": N_("Warn from … % of a ceiling on expenses"),
    },
    N_("Duos and buddies"): {
        "both_sides_days": N_("Both sides look back on a moment within … days"),
        "balance_contacts": N_("Fewer contacts than this say nothing of the balance"),
        "outing_days": N_("Ask how an outing of two was after … days"),
        "intervision_months": N_("To intervision again after … months"),
    },
    N_("Today and matching"): {
        "coming_days": N_("Coming days look … days ahead"),
        "new_buddy_days": N_("A buddy is new in the matching for … days"),
    },
}
"""The whole numbers by what they are about, with what is asked."""


class NumbersCard(Card):
    """What is typed wrongly stays until it is right, and the rest is saved all the same."""

    def __init__(self, store: Store) -> None:
        self.usual = quiet(_("As Klik has it"))
        super().__init__(_("Numbers"), self.usual)
        self._store = store
        self.numbers = {
            name: TextField(_(words), check=whole(*BOUNDS[name]), optional=False)
            for of in GROUPS.values()
            for name, words in of.items()
        }
        self.ages = TextField(
            _("Age bands begin at"), check=_trouble_with_ages, hint=_("With commas between."), optional=False
        )
        for group, names in GROUPS.items():
            fields = [self.numbers[name] for name in names]
            self.body.addSpacing(8)
            self.add(label(_(group), theme.BODY, bold=True, tone="primary_ink"))
            self.add(Columns([*fields, self.ages] if "few_answers" in names else fields, least=380))
        for name, field in self.numbers.items():
            theme.fix(field.editor, width=90)
            field.committed.connect(lambda text, name=name: self._settle(name, int(text)))
        theme.fix(self.ages.editor, width=220)
        self.ages.committed.connect(lambda text: self._settle("ages", _ages(text)))
        self.usual.clicked.connect(self._restore)

    def refresh(self) -> None:
        """Read again and show, but for a field with a mistake in it."""
        settled = self._store.read(thresholds.thresholds)
        for name, field in self.numbers.items():
            if not field.error:
                field.set_text(str(getattr(settled, name)))
        if not self.ages.error:
            self.ages.set_text(", ".join(map(str, settled.ages)))
        self.usual.setEnabled(settled != Thresholds())

    def _settle(self, name: str, value: Any) -> None:
        settled = asdict(self._store.read(thresholds.thresholds))
        self._store.write_quietly(thresholds.settle, settled | {name: value})
        self.refresh()

    def _restore(self) -> None:
        for field in (*self.numbers.values(), self.ages):
            field.set_error("")
        self._store.write(thresholds.settle, {})
        self.refresh()


def _ages(text: str) -> list[int | str]:
    """The ages that are written; what is no whole number stays as it is, to be refused."""
    said = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    return [int(part) if part.isascii() and part.isdigit() and len(part) < 4 else part for part in said]


def _trouble_with_ages(text: str) -> str:
    try:
        thresholds.check_ages(_ages(text))
    except KlikError as error:
        return str(error)
    return ""

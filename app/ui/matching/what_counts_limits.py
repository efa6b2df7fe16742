"""How much at once, in the coordinator's own words: for the office, a coordinator, a partner and a group."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.what_counts import MOST, Countable, WhatCounts
from app.ui import theme
from app.ui.matching.what_counts_parts import Line, NumberBox, cell, in_sentence
from app.ui.widgets.card import Card
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

STARTS = ("starts_max", "")


class LimitsCard(Card):
    """A number that is left empty is no limit, and 0 is one: none at all for now."""

    changed = Signal(object)  # WhatCounts

    def __init__(self, of: Countable) -> None:
        super().__init__(_("How much at once"))
        self._counts = WhatCounts()
        self.boxes: dict[tuple[str, str], NumberBox] = {}  # by limit and key
        self._partners: dict[str, Line] = {}
        starts = in_sentence(_("This time I begin at most {n} duos"), self._box(*STARTS, _("Duos to begin at most")))
        self.add(starts)
        hint = _("Left empty there is no limit. Duos that were asked already, or run, do not count.")
        self.add(label(hint, theme.SMALL, tone="text2", wrap=True))
        if of.coordinators:
            self._head(_("Coordinators"))
        for one in of.coordinators:
            box = self._box("coordinator_max", one.key, _("{name} can take on at most").format(name=one.name))
            before, _hole, after = _("can take on {n} more").partition("{n}")
            words = [label(part.strip(), tone="text2") for part in (before, after)]
            self.add(Line(label(one.name, wrap=True), words[0], box, words[1]))
        if of.partners:
            heads = [cell(label(words, theme.SMALL, tone="text2")) for words in (_("at most"), _("rather at least"))]
            self._head(_("Buddies from a partner"), *heads)
        for one in of.partners:
            self.add(self._partner(one.key, one.name))
        self._head(_("Who may go first"))
        if not of.groups:
            none = _("No group yet: note with a participant, under Path, to which one she or he belongs.")
            self.add(label(none, theme.SMALL, tone="text2", wrap=True))
        for one in of.groups:
            box = self._box("priority_min", one.key, _("From “{group}” rather at least").format(group=one.name))
            self.add(Line(label(_("From “{group}” rather at least").format(group=one.name), wrap=True), cell(box)))

    def show_counts(self, counts: WhatCounts) -> None:
        """Show what is settled, or tried."""
        self._counts = counts
        for (limit, key), box in self.boxes.items():
            found = getattr(counts.limits, limit)
            box.show_number(found.get(key) if isinstance(found, Mapping) else found)
        self._tell_what_does_not_go_together()

    def _partner(self, key: str, name: str) -> Line:
        most = self._box("partner_max", key, _("From {name} at most").format(name=name))
        least = self._box("partner_min", key, _("From {name} rather at least").format(name=name))
        line = self._partners[key] = Line(label(name, wrap=True), cell(most), cell(least))
        return line

    def _box(self, limit: str, key: str, name: str) -> NumberBox:
        box = self.boxes[limit, key] = NumberBox(name, 0, MOST)
        box.changed.connect(lambda number: self.changed.emit(limited(self._counts, limit, key, number)))
        return box

    def _head(self, words: str, *beside: QWidget) -> None:
        self.body.addSpacing(6)
        head = row(label(words, bold=True, tone="primary_ink", wrap=True), *beside)
        head.setStretch(0, 1)
        self.add(head)

    def _tell_what_does_not_go_together(self) -> None:
        limits = self._counts.limits
        for key, line in self._partners.items():
            least, most = limits.partner_min.get(key, 0), limits.partner_max.get(key, MOST)
            if not any(box.property("wrong") for box in line.boxes):
                line.say(
                    _("At least {least} is more than at most {most}.").format(least=least, most=most) * (least > most)
                )


def limited(counts: WhatCounts, limit: str, key: str, number: int | None) -> WhatCounts:
    """The same, with another limit; None for none. ``key`` is empty for the one limit without keys."""
    if not key:
        return replace(counts, limits=replace(counts.limits, starts_max=number))
    kept = {one: n for one, n in getattr(counts.limits, limit).items() if one != key}
    if number is not None:
        kept[key] = number
    changed: dict[str, Any] = {limit: kept}
    return replace(counts, limits=replace(counts.limits, **changed))

"""The half days of a week, and how they are said."""

from collections.abc import Iterable

from app.i18n import N_, _

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("morning", "afternoon", "evening")
HALF_DAYS = tuple(f"{day}-{part}" for day in DAYS for part in PARTS)

DAY_WORDS = {
    "mon": N_("Monday"),
    "tue": N_("Tuesday"),
    "wed": N_("Wednesday"),
    "thu": N_("Thursday"),
    "fri": N_("Friday"),
    "sat": N_("Saturday"),
    "sun": N_("Sunday"),
}
DAY_HEADS = (N_("mo"), N_("tu"), N_("we"), N_("th"), N_("fr"), N_("sa"), N_("su"))
PART_HEADS = (N_("a.m."), N_("p.m."), N_("eve"))
PART_WORDS = {"morning": N_("morning"), "afternoon": N_("afternoon"), "evening": N_("evening")}


def half_day(slot: str) -> str:
    """``mon-morning`` → ``maandagvoormiddag``."""
    day, part = slot.split("-")
    return _("{day} {part}").format(day=_(DAY_WORDS[day]), part=_(PART_WORDS[part]))


def half_days_in_brief(slots: Iterable[str]) -> str:
    """``ma vm, nm · do av``"""
    free = set(slots)
    days = []
    for day, head in zip(DAYS, DAY_HEADS, strict=True):
        parts = [_(words) for part, words in zip(PARTS, PART_HEADS, strict=True) if f"{day}-{part}" in free]
        if parts:
            days.append(f"{_(head)} {', '.join(parts)}")
    return " · ".join(days)

"""How facts of a buddy are said in few words."""

from collections.abc import Iterable, Mapping
from datetime import date

from app.i18n import _, ngettext, short_date
from app.services.rows import BuddyRow
from app.vocabulary import BuddyStatus, Gender, word

S = BuddyStatus


def is_quiet(row: BuddyRow, today: date) -> bool:
    """Whether someone who is free has not been heard for long; whoever was never heard, since becoming active."""
    return row.hear_from is not None and row.hear_from <= today


def places(row: BuddyRow) -> str:
    """``beschikbaar``, ``3 vrije plaatsen``, ``in een duo · nog 1 vrij``: where somebody stands, and whether free."""
    if row.status is S.AVAILABLE and row.free_places > 1:
        return ngettext("{n} free place", "{n} free places", row.free_places).format(n=row.free_places)
    if row.status is S.IN_DUO and row.free_places:
        return _("in a duo, {n} free").format(n=row.free_places)
    if row.status is S.PAUSED and row.paused_until:
        return _("pauses until {day}").format(day=short_date(row.paused_until))
    if row.status is S.SCREENING and row.decided_on:
        return _("papers to settle")
    return word(row.status).lower()


def capacity_words(row: BuddyRow) -> str:
    """``2 duo's tegelijk, 1 plaats vrij``"""
    at_once = ngettext("{n} duo at a time", "{n} duos at a time", row.capacity).format(n=row.capacity)
    free = ngettext("{n} free place", "{n} free places", row.free_places).format(n=row.free_places)
    return f"{at_once}, {free if row.free_places else _('no free place')}"


def area_words(areas: Iterable[str] | None, names: Mapping[str, str]) -> str:
    """The areas by name; without any named a buddy goes everywhere."""
    return ", ".join(names.get(area, area) for area in areas or ()) or _("everywhere")


def intervision_words(row: BuddyRow) -> str:
    """``laatst op 14/09/2026``; what was never noted is not known to be never."""
    if row.last_intervision is None:
        return _("none noted yet")
    return _("last on {day}").format(day=short_date(row.last_intervision))


def motivation_heading(row: BuddyRow) -> str:
    """``Waarom zij buddy wil zijn, in eigen woorden``"""
    if row.second_person:
        return _("Why they want to be a buddy, in their own words")
    if row.gender is Gender.FEMALE:
        return _("Why she wants to be a buddy, in her own words")
    if row.gender is Gender.MALE:
        return _("Why he wants to be a buddy, in his own words")
    return _("Why a buddy, in own words")

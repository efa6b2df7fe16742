"""How facts of a buddy are said in few words."""

from collections.abc import Iterable, Mapping
from datetime import date

from app.i18n import _, ngettext
from app.services.rows import BuddyRow
from app.ui.people.words import quiet_since
from app.vocabulary import BuddyStatus, Gender, word

S = BuddyStatus


def is_quiet(row: BuddyRow, today: date) -> bool:
    """Whether someone who is free has not been heard for long; whoever was never heard, since becoming active."""
    free = row.status is S.AVAILABLE and row.may_be_contacted and not row.admitted_since
    return free and quiet_since(row.last_heard or row.active_since or row.screened_on, today)


def places(row: BuddyRow) -> str:
    """``beschikbaar``, ``3 vrije plaatsen``, ``in een duo · nog 1 vrij``: where somebody stands, and whether free."""
    if row.status is S.AVAILABLE and row.free_places > 1:
        return ngettext("{n} free place", "{n} free places", row.free_places).format(n=row.free_places)
    if row.status is S.IN_DUO and row.free_places:
        return _("in a duo, {n} free").format(n=row.free_places)
    return word(row.status).lower()


def capacity_words(row: BuddyRow) -> str:
    """``2 duo's tegelijk, 1 plaats vrij``"""
    at_once = ngettext("{n} duo at a time", "{n} duos at a time", row.capacity).format(n=row.capacity)
    free = ngettext("{n} free place", "{n} free places", row.free_places).format(n=row.free_places)
    return f"{at_once}, {free if row.free_places else _('no free place')}"


def area_words(areas: Iterable[str] | None, names: Mapping[str, str]) -> str:
    """The areas by name; without any named a buddy goes everywhere."""
    return ", ".join(names.get(area, area) for area in areas or ()) or _("everywhere")


def motivation_heading(row: BuddyRow) -> str:
    """``Waarom zij buddy wil zijn, in eigen woorden``"""
    if row.second_person:
        return _("Why they want to be a buddy, in their own words")
    if row.gender is Gender.FEMALE:
        return _("Why she wants to be a buddy, in her own words")
    if row.gender is Gender.MALE:
        return _("Why he wants to be a buddy, in his own words")
    return _("Why a buddy, in own words")

"""What is particular to buddies in the list and at the head of the one chosen."""

from datetime import date

from app.i18n import N_, _, ngettext
from app.services import people
from app.services.rows import BuddyRow
from app.ui.buddies.path import days, path
from app.ui.buddies.words import is_quiet, places
from app.ui.people.kind import Group, Kind, Order, Words
from app.ui.people.known import Known
from app.ui.people.words import age_fact, is_gone, place_name, standing_words
from app.ui.widgets.list_model import Fact, ListRow
from app.ui.widgets.marks import Mark, initials
from app.ui.words import brief_date
from app.vocabulary import BuddyStatus, Role

S = BuddyStatus
_ENTERING = (S.AVAILABLE, S.IN_DUO)
_GONE = (S.STOPPED, S.NOT_RETAINED)


def _list_row(one: BuddyRow, today: date, unnoted: bool) -> ListRow:
    facts = [Fact(standing_words(one, one.status).lower() if is_gone(one) else places(one))]
    quiet_for_long = is_quiet(one, today)
    if unnoted:
        facts.append(Fact(_("with whom?")))
    elif one.last_heard:
        heard = _("heard {day}").format(day=brief_date(one.last_heard, today))
        facts.append(Fact(heard, *(("amber_ink", "later") if quiet_for_long else ())))
    elif quiet_for_long:
        facts.append(Fact(_("nothing noted yet"), "amber_ink", "later"))
    place = place_name(one)
    second = " · ".join(part for part in (place, ", ".join(one.interests or ())) if part)
    return ListRow(
        one.id,
        (Mark("buddy", initials(one.full_name)),),
        one.names_in_list,
        second or _("place and interests still to ask"),
        tuple(facts),
    )


def found_by(one: BuddyRow) -> str:
    """What the hint of the search names."""
    searched = (
        one.names,
        one.postcode,
        place_name(one),
        one.municipality,
        *(one.interests or ()),
        one.remarks,
        one.screening_note,
        one.experience,
        one.other_work,
        one.partner,
    )
    return "\n".join(part for part in searched if part)


def _facts(known: Known[BuddyRow]) -> list[str | None]:
    one = known.row
    via = _("through {partner}").format(partner=one.partner) if one.partner else None
    whom = known.coordinator and _("contact person: {name}").format(name=known.coordinator.split()[0])
    return [_ages(one), one.pronouns, one.municipality or one.place or _("place still to ask"), via, whom]


def _ages(one: BuddyRow) -> str:
    """``58 jaar``, of a couple ``58 en 61 jaar``."""
    if one.second and one.age is not None and one.second.age is not None:
        return _("{age} and {other} years").format(age=one.age, other=one.second.age)
    return age_fact(one)


BUDDIES = Kind(
    role=Role.BUDDY,
    words=Words(
        many=N_("Buddies"),
        one=N_("Buddy"),
        add=N_("Add a buddy…"),
        new=N_("New buddy…"),
        nobody=N_("No buddies yet"),
        about=N_(
            "Everyone who wants to be a buddy comes here, from the first call to the duo. Do you have a list in Excel "
            "already? Klik reads it and tells what became of each row."
        ),
        hint=N_("Name, place, interest, note or partner"),
        show_all=N_("Show all buddies"),
        everyone=lambda n: ngettext("Show {n} among all buddies", "Show {n} among all buddies", n).format(n=n),
        again=lambda n: ngettext("{n} free buddy to hear again", "{n} free buddies to hear again", n).format(n=n),
    ),
    rows=people.buddies,
    groups={
        "available": Group(N_("Available {n}"), lambda one: one.status is S.AVAILABLE, N_("No buddy is free now.")),
        "screening": Group(
            N_("In screening {n}"),
            lambda one: one.status in (S.CANDIDATE, S.SCREENING),
            N_("Nobody is in screening now."),
        ),
        "in_duo": Group(N_("In a duo {n}"), lambda one: one.status is S.IN_DUO, N_("Nobody is in a duo now.")),
        "all": Group(N_("All {n}"), lambda one: True),
    },
    orders={
        "heard": Order(
            N_("Longest not heard"),
            lambda one: one.last_heard or one.active_since or one.screened_on or date.min,
        ),
        "places": Order(N_("Free place"), lambda one: -one.free_places if one.status in _ENTERING else 1),
        "intervision": Order(N_("Longest without intervision"), lambda one: one.last_intervision or date.min),
        "name": Order(N_("Name")),
    },
    name=lambda one: one.names_in_list,
    list_row=_list_row,
    found_by=found_by,
    is_quiet=is_quiet,
    status=lambda one: one.status,
    tone=lambda one: "chip" if one.status in _GONE else "buddy",
    facts=_facts,
    path=path,
    days=days,
    may_fit=lambda one: one.status in _ENTERING and one.free_places > 0,
)

"""What is particular to participants in the list and at the head of the one chosen."""

from datetime import date

from app.i18n import N_, _, ngettext
from app.services import people
from app.services.rows import ParticipantRow
from app.ui.participants.path import days, path
from app.ui.participants.words import is_quiet, waits
from app.ui.people.kind import Group, Kind, Order, Words
from app.ui.people.known import Known
from app.ui.people.words import age_fact, place_name, standing_words
from app.ui.widgets.list_model import Fact, ListRow
from app.ui.widgets.marks import Mark, initials
from app.ui.words import brief_date
from app.vocabulary import ParticipantStatus, Role

S = ParticipantStatus


def _waiting_first(one: ParticipantRow, since: date) -> tuple[bool, date]:
    return one.status is not S.WAITING, since


def _list_row(one: ParticipantRow, today: date, unnoted: bool) -> ListRow:
    waits_still = one.status is S.WAITING and one.may_be_contacted
    facts = [Fact(waits(one, today) if waits_still else standing_words(one, one.status).lower())]
    quiet_for_long = is_quiet(one, today)
    if unnoted:
        facts.append(Fact(_("with whom?")))
    elif one.next_on and one.next_on < today and one.may_be_contacted:
        facts.append(Fact(_("agreed for {day}").format(day=brief_date(one.next_on, today)), "amber_ink", "later"))
    elif one.last_heard:
        heard = _("heard {day}").format(day=brief_date(one.last_heard, today))
        facts.append(Fact(heard, *(("amber_ink", "later") if quiet_for_long else ())))
    elif quiet_for_long:
        facts.append(Fact(_("nothing noted yet"), "amber_ink", "later"))
    place = place_name(one)
    second = " · ".join(part for part in (place, ", ".join(one.interests or ())) if part)
    return ListRow(
        one.id,
        (Mark("participant", initials(one.full_name)),),
        one.full_name,
        second or _("place and interests still to ask"),
        tuple(facts),
    )


def found_by(one: ParticipantRow) -> str:
    """What the hint of the search names."""
    searched = (one.full_name, one.postcode, place_name(one), one.municipality, *(one.interests or ()), one.remarks)
    return "\n".join(part for part in searched if part)


def _facts(known: Known[ParticipantRow]) -> list[str | None]:
    one = known.row
    whom = _("contact person: {name}").format(name=one.coordinator.split()[0]) if one.coordinator else None
    return [age_fact(one), one.pronouns, one.municipality or one.place or _("place still to ask"), whom]


PARTICIPANTS = Kind(
    role=Role.PARTICIPANT,
    words=Words(
        many=N_("Participants"),
        one=N_("Participant"),
        add=N_("Add a participant…"),
        new=N_("New participant…"),
        nobody=N_("No participants yet"),
        about=N_(
            "Everyone who looks for a buddy or has one comes here. Do you have a list in Excel already? "
            "Klik reads it and tells what became of each row."
        ),
        hint=N_("Name, place, interest or note"),
        show_all=N_("Show all participants"),
        everyone=lambda n: ngettext("Show {n} among all participants", "Show {n} among all participants", n).format(
            n=n
        ),
        again=lambda n: ngettext("{n} person to hear again", "{n} people to hear again", n).format(n=n),
    ),
    rows=people.participants,
    groups={
        "waiting": Group(
            N_("Waiting {n}"), lambda one: one.status is S.WAITING, N_("Nobody is waiting for a buddy now.")
        ),
        "intake": Group(
            N_("Intake {n}"), lambda one: one.status in (S.REGISTERED, S.INTAKE), N_("Nobody is in intake now.")
        ),
        "in_duo": Group(N_("In a duo {n}"), lambda one: one.status is S.IN_DUO, N_("Nobody is in a duo now.")),
        "all": Group(N_("All {n}"), lambda one: True),
    },
    orders={
        "heard": Order(
            N_("Longest not heard"),
            lambda one: _waiting_first(one, one.last_heard or one.registered_on or date.min),
        ),
        "waits": Order(N_("Waits longest"), lambda one: _waiting_first(one, one.registered_on or date.max)),
        "next": Order(N_("Next contact"), lambda one: one.next_on or one.hear_from or date.max),
        "name": Order(N_("Name")),
    },
    name=lambda one: one.full_name,
    list_row=_list_row,
    found_by=found_by,
    is_quiet=is_quiet,
    status=lambda one: one.status,
    tone=lambda one: "chip" if one.status in (S.LEFT, S.REFERRED) else "primary",
    facts=_facts,
    path=path,
    days=days,
    may_fit=lambda one: one.status is S.WAITING,
)

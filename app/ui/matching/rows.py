"""What stands in the list of each view: pairs, people to find somebody for, and those for whom there is nobody yet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.i18n import N_, _, ngettext, number
from app.matching.explain import NOT_ASKED_BEFOREHAND, Cell, Explanation, Kind
from app.matching.solution import Unmatched
from app.matching.wish_words import criterion_word, someone_wished
from app.matching.wording import FITS_WELL, Band, band, cell_words, point_words, rule_word
from app.services.rows import BuddyRow
from app.ui.matching.persons import Candidate, dotted, found_by, mark, place_of, short_names
from app.ui.widgets.list_model import Fact, ListRow
from app.ui.widgets.marks import Mark
from app.ui.words import brief_date
from app.vocabulary import Role, word

if TYPE_CHECKING:
    from app.services.proposals import Brief, Proposals

QUESTIONS = "questions"
"""The key of the row behind which stands what to ask first."""

GROUPS = {
    Band.GOOD: N_("Fits well"),
    Band.PARTLY: N_("Fits partly"),
    Band.TO_ASK: N_("Something to ask first"),
    Band.NOT: N_("Kept, though a rule says no now"),
}
NOTHING = Fact("")
_FACTS = ("smokes", "has_pets")  # said of the other one, in so many words
_SHARED = ("availability", "interests")
_FEW = 2
_STILL_TO_ASK = {
    "availability": N_("half-days still to ask"),
    "area": N_("region still to ask"),
    "location": N_("place still to ask"),
    "travels_km": N_("distance still to ask"),
    "language": N_("language still to ask"),
    "gender": N_("gender still to ask"),
    "age": N_("age still to ask"),
    "smokes": N_("smoking still to ask"),
    "has_pets": N_("pets still to ask"),
    "traits": N_("character still to ask"),
    "interests": N_("interests still to ask"),
}


def proposal_rows(found: "Proposals") -> list[ListRow]:
    """The proposals, and the pairs that wait for an answer; those come first when there is little else."""
    people = found.brief
    kept, bands = set(people.problem.decided), list(GROUPS)
    ordered = sorted(found.proposed, key=lambda pair: bands.index(band(pair.state, pair.fit)))
    proposed = [
        _pair_row(
            people,
            pair,
            _(GROUPS[band(pair.state, pair.fit)]),
            what_is_shared(pair),
            Fact(_("kept"), icon="fix") if (pair.participant, pair.buddy) in kept else NOTHING,
        )
        for pair in ordered
    ]
    head = _(GROUPS[Band.TO_ASK])
    asking = [_pair_row(people, pair, head, _asked_first(pair)) for pair in found.to_ask]
    if found.questions:
        asking.insert(0, _questions_row(len(found.questions), head))
    return asking + proposed if found.ask_first else proposed + asking


def people_rows(found: "Proposals") -> list[ListRow]:
    """Everybody for whom somebody may be sought: buddies with a free place, the newest first, then who waits."""
    today, new_days = found.brief.problem.date, found.brief.new_days
    buddies = [found.brief.buddies[one.id] for one in found.brief.problem.buddies]
    waiting = [found.brief.participants[one.id] for one in found.brief.problem.participants]
    buddies.sort(key=lambda one: (-_began(one, today, new_days).toordinal(), *_by_name(one)))
    waiting.sort(key=_by_name)
    heads = (
        _("Buddies with a free place: {n}").format(n=number(len(buddies))),
        _("Waiting participants: {n}").format(n=number(len(waiting))),
    )
    rows = [_who_row(found, one, heads[0], _since(one, today, new_days)) for one in buddies]
    rows += [_who_row(found, one, heads[1]) for one in waiting]
    if found.brief.aside:
        asked = found.brief.buddies[found.brief.aside.buddies[0].id]
        rows.insert(0, _person_row(asked, _("Not in the matching yet"), word(asked.status).lower()))
    return rows


def not_yet_rows(found: "Proposals") -> list[ListRow]:
    """Who is not proposed to anybody, with what mostly stands in the way."""
    people = found.brief.participants
    head = _("No proposal yet: {n} of {all} who wait").format(
        n=number(len(found.solution.unmatched)), all=number(len(found.brief.problem.participants))
    )
    ordered = sorted(found.solution.unmatched, key=lambda one: people[one.participant].full_name.casefold())
    return [_person_row(people[one.participant], head, _mostly(one)) for one in ordered]


def what_is_shared(pair: Explanation) -> str:
    """``wandelen, markten · 3 halve dagen``"""
    days = ngettext("{n} half-day", "{n} half-days", len(pair.half_days)).format(n=len(pair.half_days))
    return dotted(", ".join(pair.interests), days if pair.half_days else "")


def side_fit(pair: Explanation, side: Role) -> int | None:
    """The fit of one side, 0–1000; None where nothing that counts for it is known yet."""
    cells = [one.participant if side is Role.PARTICIPANT else one.buddy for one in pair.rows]
    if all(cell.kind in (Kind.UNKNOWN, Kind.NO_WISH) for cell in cells):
        return None
    return pair.fit_participant if side is Role.PARTICIPANT else pair.fit_buddy


def side_words(pair: Explanation, side: Role) -> str:
    """``56 past in 35–65 · let op: rookt``: what suits one side and what does not, beside what both share."""
    suits: list[str] = []
    mind: list[str] = []
    for criterion, cell in _cells(pair, side):
        far = criterion == "distance"
        as_wished = _is_as_wished(cell)
        if not (far and as_wished):  # the distance itself stands under the name
            (suits if as_wished else mind).append(kilometres(pair) if far else point_words(criterion, cell))
    return dotted(*suits[:_FEW], _mind(mind[:_FEW]))


def mind_words(pair: Explanation, participant: str, buddy: str) -> str:
    """``let op: rookt, Nadia zocht liefst 40–55``: what a list should not keep back; names where it is about a wish."""
    found = [
        _told(cell, name)
        for side, name in ((Role.PARTICIPANT, participant), (Role.BUDDY, buddy))
        for criterion, cell in _cells(pair, side)
        if cell.reason.code == "wished" and criterion not in NOT_ASKED_BEFOREHAND and not _is_as_wished(cell)
    ]
    return _mind(list(dict.fromkeys(found))[:_FEW])


def _told(cell: Cell, wisher: str) -> str:
    """A wish that does not come true: in words about the other one where there are, else about who wished."""
    about = cell.reason.params["about"]
    if about in _FACTS:
        return cell_words(cell)
    if about == "age":
        return f"{wisher} {cell_words(cell)}"
    return _("{name} was rather looking for {someone}").format(name=wisher, someone=someone_wished(cell.reason.params))


def _cells(pair: Explanation, side: Role) -> Iterator[tuple[str, Cell]]:
    """What is known of one side, beside what both share."""
    for one in pair.rows:
        cell = one.participant if side is Role.PARTICIPANT else one.buddy
        if cell.kind not in (Kind.UNKNOWN, Kind.NO_WISH) and one.criterion not in _SHARED:
            yield one.criterion, cell


def _is_as_wished(cell: Cell) -> bool:
    return cell.kind is Kind.VALUE and bool(cell.reason.params.get("met", (cell.value or 0) >= FITS_WELL))


def _mind(what: list[str]) -> str:
    return _("mind: {what}").format(what=", ".join(what)) if what else ""


def kilometres(pair: Explanation) -> str:
    """``4 km``: short, for a list."""
    if pair.km is None:
        return ""
    return _("< 1 km") if pair.km < 1 else _("{km} km").format(km=number(round(pair.km)))


def still_to_ask(about: str) -> str:
    """``halve dagen nog te vragen``"""
    if about in _STILL_TO_ASK:
        return _(_STILL_TO_ASK[about])
    return _("{criterion}: still to ask").format(criterion=criterion_word(about))


def _asked_first(pair: Explanation) -> str:
    """``halve dagen nog te vragen · wandelen``"""
    if not pair.questions:
        return what_is_shared(pair)
    more = len(pair.questions) - 1
    asked = still_to_ask(pair.questions[0].about)
    if more:
        asked = _("{asked}, and {n} more").format(asked=asked, n=more)
    return dotted(asked, ", ".join(pair.interests[:2]))


def _pair_row(people: "Brief", pair: Explanation, head: str, second: str, kept: Fact = NOTHING) -> ListRow:
    participant, buddy = people.participants[pair.participant], people.buddies[pair.buddy]
    return ListRow(
        (pair.participant, pair.buddy),
        (mark(participant), mark(buddy)),
        f"{participant.short_name} & {short_names(buddy)}",
        second,
        (kept, Fact(kilometres(pair))),
        head,
        found_by(participant, buddy),
    )


def _questions_row(count: int, head: str) -> ListRow:
    return ListRow(
        QUESTIONS,
        (Mark("participant", "?"), Mark("buddy", "?")),
        _("What helps most to know"),
        ngettext("{n} answer that opens duos", "{n} answers that open duos", count).format(n=count),
        group=head,
    )


def _who_row(found: "Proposals", person: Candidate, head: str, since: str = "") -> ListRow:
    """``6 passen``, and for a new buddy since when."""
    allowed, to_ask = found.fitting[str(person.id)]
    fits = ngettext("{n} fits", "{n} fit", allowed).format(n=number(allowed)) if allowed else ""
    asking = _("{n} to ask").format(n=number(to_ask)) if to_ask and not allowed else ""
    return replace(_person_row(person, head), facts=(Fact(fits or asking or _("nobody yet")), Fact(since)))


def _began(buddy: BuddyRow, today: date, new_days: int) -> date:
    """Since when a new buddy is there; who is not new stands with the others, by name."""
    since = buddy.active_since
    return since if since and (today - since).days <= new_days else date.min


def _since(buddy: BuddyRow, today: date, new_days: int) -> str:
    began = _began(buddy, today, new_days)
    return _("new {day}").format(day=brief_date(began, today)) if began > date.min else ""


def _by_name(person: Candidate) -> tuple[str, str]:
    return person.first_name.casefold(), person.last_name.casefold()


def _person_row(person: Candidate, head: str, fact: str = "") -> ListRow:
    return ListRow(
        str(person.id),
        (mark(person),),
        person.names_in_list,
        dotted(place_of(person), ", ".join((person.interests or ())[:3])),
        (Fact(""), Fact(fact)) if fact else (),
        head,
        found_by(person),
    )


def _mostly(one: Unmatched) -> str:
    """``vooral halve dagen``: the rule that refuses most buddies."""
    if one.allowed:
        return _("somebody fits")
    if one.to_ask:
        return _("{n} to ask").format(n=one.to_ask)
    if not one.refused:
        return ""
    rule = max(one.refused, key=lambda name: one.refused[name])
    return _("mostly {rule}").format(rule=rule_word(rule).lower())


def count_words(found: "Proposals") -> str:
    """``9 voorstellen · 12 vrije buddy's · 25 wachtenden``"""
    of, n = found.brief.problem, len(found.proposed)
    return dotted(
        ngettext("{n} proposal", "{n} proposals", n).format(n=number(n)),
        ngettext("{n} free buddy", "{n} free buddies", len(of.buddies)).format(n=number(len(of.buddies))),
        _("{n} waiting").format(n=number(len(of.participants))),
    )

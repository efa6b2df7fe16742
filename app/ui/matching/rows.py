"""What stands in the list of each view: pairs, people to find somebody for, and those for whom there is nobody yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.i18n import N_, _, ngettext, number
from app.matching.explain import Explanation
from app.matching.solution import Unmatched
from app.matching.wording import Band, band, criterion_word, rule_word
from app.ui.matching.persons import Candidate, dotted, mark, place_of
from app.ui.widgets.list_view import Fact, ListRow
from app.ui.widgets.marks import Mark

if TYPE_CHECKING:
    from app.services.proposals import Brief, Proposals

QUESTIONS = "questions"
"""The key of the row behind which stands what to ask first."""

GROUPS = {
    Band.GOOD: N_("Fits well"),
    Band.PARTLY: N_("Fits partly"),
    Band.TO_ASK: N_("Something to ask first"),
}
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
    proposed = [
        _pair_row(people, pair, _(GROUPS[band(pair.state, pair.fit)]), what_is_shared(pair)) for pair in found.proposed
    ]
    head = _(GROUPS[Band.TO_ASK])
    asking = [_pair_row(people, pair, head, _asked_first(pair)) for pair in found.to_ask]
    if found.questions:
        asking.insert(0, _questions_row(len(found.questions), head))
    return asking + proposed if found.ask_first else proposed + asking


def people_rows(found: "Proposals") -> list[ListRow]:
    """Everybody for whom somebody may be sought: buddies with a free place, then who waits."""
    buddies, waiting = list(_in_problem(found.brief, "buddies")), list(_in_problem(found.brief, "participants"))
    heads = (
        _("Buddies with a free place: {n}").format(n=number(len(buddies))),
        _("Waiting participants: {n}").format(n=number(len(waiting))),
    )
    return [
        _person_row(person, head)
        for head, group in zip(heads, (buddies, waiting), strict=True)
        for person in sorted(group, key=lambda one: (one.first_name.casefold(), one.last_name.casefold()))
    ]


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


def _pair_row(people: "Brief", pair: Explanation, head: str, second: str) -> ListRow:
    participant, buddy = people.participants[pair.participant], people.buddies[pair.buddy]
    return ListRow(
        (pair.participant, pair.buddy),
        (mark(participant), mark(buddy)),
        f"{participant.short_name} & {buddy.short_name}",
        second,
        (Fact(""), Fact(kilometres(pair))),
        head,
        f"{participant.full_name} {place_of(participant)} {buddy.full_name} {buddy.second_person} {place_of(buddy)}",
    )


def _questions_row(count: int, head: str) -> ListRow:
    return ListRow(
        QUESTIONS,
        (Mark("participant", "?"), Mark("buddy", "?")),
        _("What helps most to know"),
        ngettext("{n} answer that opens duos", "{n} answers that open duos", count).format(n=count),
        group=head,
    )


def _person_row(person: Candidate, head: str, fact: str = "") -> ListRow:
    return ListRow(
        str(person.id),
        (mark(person),),
        person.names,
        dotted(place_of(person), ", ".join((person.interests or ())[:3])),
        (Fact(""), Fact(fact)) if fact else (),
        head,
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


def _in_problem(of: "Brief", side: str) -> Iterator[Candidate]:
    known: dict[str, Candidate] = {**of.participants, **of.buddies}
    return (known[person.id] for person in getattr(of.problem, side))


def count_words(found: "Proposals") -> str:
    """``9 voorstellen · 12 vrije buddy's · 25 wachtenden``"""
    of, n = found.brief.problem, len(found.proposed)
    return dotted(
        ngettext("{n} proposal", "{n} proposals", n).format(n=number(n)),
        ngettext("{n} free buddy", "{n} free buddies", len(of.buddies)).format(n=number(len(of.buddies))),
        _("{n} waiting").format(n=number(len(of.participants))),
    )

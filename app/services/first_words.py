"""What to say to each of two people, apart: a first name, an age, a place and what they share, and nothing more."""

from collections.abc import Collection

from app.i18n import _, language_name, listed
from app.matching.explain import Explanation
from app.matching.wording import beforehand_sentence, question_sentence
from app.services.rows import BuddyRow, PersonRow, RoleRow
from app.transfer.languages import little
from app.vocabulary import Role, half_day

MOST_HALF_DAYS = 3


def invitation(pair: Explanation, me: PersonRow, other: PersonRow, may: Collection[str] | None = None) -> str:
    """A text to say aloud or to send: no surname and no address before both said yes.

    ``may`` are the facts that the other one agreed to share (``consents.may_tell``), None where nobody asked yet.
    """
    to_two, of_two = _are_two(me), _are_two(other)
    age = "" if other.age is None or of_two or not _told("age", may) else _("{age} years old").format(age=other.age)
    place = (other.municipality or other.place) if _told("municipality", may) else None
    lives = _("from {place}").format(place=place) if place else ""
    who = ", ".join(part for part in (_given(other), age, lives) if part)
    hello = _("Hello {name}. We thought of somebody for you: {who}.")
    if to_two:
        hello = _("Hello {name}. We thought of somebody for the two of you: {who}.")
    elif of_two:
        hello = _("Hello {name}. We thought of two people for you: {who}.")
    sentences = [hello.format(name=me.called, who=who)]
    if not _told("interests", may):
        pass
    elif pair.interests and not (to_two or of_two):  # of two, the interests of the first alone are compared
        sentences.append(_("You both mention: {interests}.").format(interests=listed(list(pair.interests))))
    elif other.interests and not of_two:
        sentences.append(
            _("{name} likes {interests}.").format(name=_given(other), interests=listed(list(other.interests[:3])))
        )
    if pair.half_days and _told("availability", may):
        days = listed([half_day(slot) for slot in pair.half_days[:MOST_HALF_DAYS]])
        free = _("You are both free on {half_days}, for instance.")
        if to_two or of_two:
            free = _("You are all three free on {half_days}, for instance.")
        sentences.append(free.format(half_days=days))
    sentences.append(
        _("Would the two of you like to meet once, with me there? Yes, no, or thinking it over first: it is all fine.")
        if to_two
        else _("Would you like to meet once, with me there? Yes, no, or thinking it over first: it is all fine.")
    )
    return " ".join(sentences)


def to_ask_beforehand(pair: Explanation, side: Role, participant: RoleRow, buddy: RoleRow) -> list[str]:
    """What to talk over with one side: her or his wishes that do not quite come true, and how the language goes."""
    wishes = [beforehand_sentence(one, participant.called, buddy.called) for one in pair.beforehand if one.side is side]
    me, other = (participant, buddy) if side is Role.PARTICIPANT else (buddy, participant)
    return wishes + _how_well(me, other)


def to_ask_as_well(pair: Explanation, side: Role, person: PersonRow) -> list[str]:
    """What matching does not know of one side yet, to ask in the same talk."""
    return [question_sentence(one, person.called) for one in pair.questions if one.side is side]


def _how_well(me: RoleRow, other: RoleRow) -> list[str]:
    """Of who knows only a little, by her or his remarks, of every language the two share: how well that goes."""
    shared = set(_spoken(me)) & set(_spoken(other))
    noted = little(me.remarks or "")
    if not shared <= noted.keys():
        return []
    words = _("“{said}” is noted of {name}: how well does a talk in {language} go?")
    return [words.format(said=noted[code], name=me.called, language=language_name(code)) for code in sorted(shared)]


def _spoken(person: RoleRow) -> tuple[str, ...]:
    """The languages of somebody, of a couple those of both."""
    second = person.second if isinstance(person, BuddyRow) else None
    return (person.languages or ()) + ((second.languages or ()) if second else ())


def _told(fact: str, may: Collection[str] | None) -> bool:
    return may is None or fact in may


def _are_two(person: PersonRow) -> bool:
    return isinstance(person, BuddyRow) and person.second is not None


def _given(person: PersonRow) -> str:
    """The first name, of a couple both; never a surname, not even where nothing else is known."""
    return person.called if person.first_name else _("somebody")

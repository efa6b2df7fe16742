"""The wanted buddy in words: whom to look for, for how many that would be a possibility, and what some of those ask."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.i18n import _, either, language_name, listed, ngettext, number
from app.matching.people import Wish
from app.matching.price_words import Said, difference_sentences
from app.matching.wish_words import someone_wished
from app.vocabulary import half_day

if TYPE_CHECKING:
    from app.matching.wanted import Wanted  # brings numpy, as a price does

MOST_PLACES = 3


def wanted_sentence(wanted: "Wanted", places: Sequence[str]) -> str:
    """``Iemand uit Mol of Balen, vrij op woensdagnamiddag``; ``places``: the names of where ``homes`` live."""
    named = list(dict.fromkeys(place for place in places if place))[:MOST_PLACES]
    where = either(named) or wanted.area
    someone = next((_capital(_wished(wish)) for wish, _n in wanted.asked if _is_said_first(wish, wanted)), _("Someone"))
    head = _("{someone} from {places}").format(someone=someone, places=where) if where else someone
    return ", ".join([head, *_facts(wanted)])


def appeal(wanted: "Wanted", places: Sequence[str]) -> str:
    """A text for a call for volunteers: whom one looks for, and nothing about who waits."""
    sentence = wanted_sentence(wanted, places)
    sought = _("We are looking for a volunteer who becomes a buddy: {someone}.").format(
        someone=sentence[:1].lower() + sentence[1:]
    )
    return " ".join([sought, _("Are you the one, or do you know somebody? Let us know: we gladly tell more.")])


def helps_sentence(wanted: "Wanted") -> str:
    """``zou nu voor 6 van de 16 een mogelijkheid zijn; 4 daarvan vragen een vrouw``"""
    n = len(wanted.helps)
    opens = _("would now be a possibility for {n} of the {without}").format(n=n, without=wanted.without)
    if n == wanted.without:
        opens = ngettext(
            "would now be a possibility for the one who has none",
            "would now be a possibility for all {n} who have none",
            n,
        ).format(n=n)
    asked = [(wish, count) for wish, count in wanted.asked if not _is_said_first(wish, wanted)]
    return "; ".join(
        [
            opens,
            *(
                ngettext("{n} of them asks for {someone}", "{n} of them ask for {someone}", count).format(
                    n=count, someone=_wished(wish)
                )
                for wish, count in asked
            ),
        ]
    )


def gain_sentences(wanted: "Wanted", names: Mapping[str, str]) -> list[Said]:
    """What the best division does otherwise with this buddy in it; ``names`` as for a price."""
    return difference_sentences(wanted.gain, {**names, wanted.profile.id: _("this buddy")})


def _is_said_first(wish: Wish, wanted: "Wanted") -> bool:
    """A woman or a man is only sought where everybody asks for one: else anybody may feel called."""
    return wish.about == "gender" and len(wanted.helps) == dict(wanted.asked)[wish]


def _facts(wanted: "Wanted") -> Iterator[str]:
    profile = wanted.profile
    if profile.availability:
        yield _("free on {half_days}").format(half_days=listed([half_day(slot) for slot in profile.availability]))
    does = []
    if others := (profile.languages or ())[1:]:
        does.append(_("also speaks {languages}").format(languages=listed([language_name(code) for code in others])))
    if profile.travels_km:
        does.append(_("goes up to {km} km far").format(km=number(profile.travels_km)))
    if profile.interests:
        does.append(_("likes {interests}").format(interests=listed(list(profile.interests))))
    if does:
        yield _("who {does}").format(does=listed(does))


def _wished(wish: Wish) -> str:
    params = {"about": wish.about, "wished": wish.values, "from": wish.youngest, "to": wish.oldest}
    return someone_wished(params)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

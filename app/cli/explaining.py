"""What matching says about one person or one pair: why, why not, what else and at what price; told or as JSON."""

from typing import Any

from app.cli.output import table
from app.i18n import _, ngettext
from app.matching.compare import Difference
from app.matching.explain import Cell, Explanation, Kind
from app.matching.price_words import Names, price_sentences, short_price
from app.matching.prices import Price
from app.matching.solution import Unmatched
from app.matching.wanted import Wanted
from app.matching.wanted_words import gain_sentences, helps_sentence, wanted_sentence
from app.matching.wish_words import criterion_word
from app.matching.wording import (
    band,
    band_word,
    beforehand_sentence,
    cell_words,
    points_known,
    question_sentence,
    refusal_sentence,
    rule_word,
    unlock_sentence,
)
from app.vocabulary import Role

MOST_UNLOCKS = 5
BAR = 5


def price_json(price: Price, names: Names) -> dict[str, Any]:
    called = names[price.participant], names[price.buddy]
    return {
        "participant": price.participant,
        "buddy": price.buddy,
        "state": price.state,
        "outcome": price.outcome,
        "refusals": [{"rule": one.rule, "says": refusal_sentence(one, *called)} for one in price.refusals],
        "broken": price.broken,
        "fits_too_little": price.fits_too_little,
        "difference": difference_json(price.difference) if price.difference else None,
        "says": [said for _icon, said in price_sentences(price, names)],
    }


def difference_json(difference: Difference) -> dict[str, Any]:
    return {
        **difference.totals,
        "left_out": difference.left_out,
        "joined": difference.joined,
        "moves": difference.moves,
        "freed": difference.freed,
        "longest_wait": difference.longest_wait,
        "proven": difference.is_proven,
    }


def not_yet_json(unmatched: Unmatched, name: str) -> dict[str, Any]:
    return {
        "refused": unmatched.refused,
        "to_ask": unmatched.to_ask,
        "allowed": unmatched.allowed,
        "unlocks": [
            {"relax": one.relax, "side": one.side, "pairs": one.pairs, "says": unlock_sentence(one, name)}
            for one in unmatched.unlocks
        ],
    }


def pair_json(pair: Explanation, price: Price, names: Names) -> dict[str, Any]:
    called = names[pair.participant], names[pair.buddy]
    return {
        "participant": pair.participant,
        "buddy": pair.buddy,
        "state": pair.state,
        "fit": pair.fit,
        "fit_participant": pair.fit_participant,
        "fit_buddy": pair.fit_buddy,
        "coverage": pair.coverage,
        "criteria": [
            {"criterion": row.criterion, "participant": _cell_json(row.participant), "buddy": _cell_json(row.buddy)}
            for row in pair.rows
        ],
        "questions": [
            {"side": one.side, "about": one.about, "says": question_sentence(one, names[one.person_id])}
            for one in pair.questions
        ],
        "beforehand": [{"side": one.side, "says": beforehand_sentence(one, *called)} for one in pair.beforehand],
        "price": price_json(price, names),
    }


def wanted_json(wanted: Wanted, places: list[str], names: Names) -> dict[str, Any]:
    profile = wanted.profile
    facts = ("age", "gender", "location", "travels_km", "languages", "smokes", "has_pets", "availability", "interests")
    asked = [
        {"about": wish.about, "is": wish.values, "from": wish.youngest, "to": wish.oldest, "participants": count}
        for wish, count in wanted.asked
    ]
    return {
        "profile": {name: getattr(profile, name) for name in facts} | {"custom": dict(profile.custom)},
        "places": places,
        "area": wanted.area,
        "helps": wanted.helps,
        "without": wanted.without,
        "asked": asked,
        "difference": difference_json(wanted.gain),
        "says": [
            wanted_sentence(wanted, places),
            helps_sentence(wanted),
            *(said for _icon, said in gain_sentences(wanted, names)),
        ],
    }


def tell_pair(pair: Explanation, price: Price, names: Names) -> None:
    """The bars in words, what to ask each apart, and what choosing these two does to the list."""
    participant, buddy = names[pair.participant], names[pair.buddy]
    print(f"{participant} & {buddy}: {band_word(band(pair.state, pair.fit))} · {points_known(pair)}")
    table(
        [
            ["", participant, buddy],
            *([criterion_word(row.criterion), _bar(row.participant), _bar(row.buddy)] for row in pair.rows),
        ]
    )
    asked = {
        side: [question_sentence(one, names[one.person_id]) for one in pair.questions if one.side is side]
        for side in Role
    }
    for one in pair.beforehand:
        asked[one.side].append(beforehand_sentence(one, participant, buddy))
    for side, name in ((Role.PARTICIPANT, participant), (Role.BUDDY, buddy)):
        _under(_("To ask {name} beforehand:").format(name=name), asked[side])
    possible = price.difference is not None
    head = _("If you choose these two:") if possible else _("Why these two cannot be:")
    _under(head, [said for _icon, said in price_sentences(price, names)])


def tell_alternatives(prices: tuple[Price, ...], names: Names, full: Names) -> None:
    """Others to choose, each by her or his ``full`` name."""
    if prices:
        print(_("What else is possible:"))
        table(["", one.buddy[:8], full[one.buddy], short_price(one, names)[1]] for one in prices)


def tell_not_yet(unmatched: Unmatched, names: Names) -> None:
    """What stands in the way, and the smallest changes that would help."""
    name = names[unmatched.participant]
    print(_("{name} has no proposal now.").format(name=name))
    if unmatched.to_ask:
        words = ngettext(
            "With {n} buddy there is something to ask first.",
            "With {n} buddies there is something to ask first.",
            unmatched.to_ask,
        )
        print(words.format(n=unmatched.to_ask))
    if unmatched.refused:
        print(_("Why it does not work yet:"))
    table([["", rule_word(rule), _buddies(count)] for rule, count in unmatched.refused.items()])
    _under(_("What would help:"), [unlock_sentence(one, name) for one in unmatched.unlocks[:MOST_UNLOCKS]])


def _cell_json(cell: Cell) -> dict[str, Any]:
    return {"kind": cell.kind, "value": cell.value, "says": cell_words(cell)}


def _bar(cell: Cell) -> str:
    """``■■■■□ 4 km in vogelvlucht``; what is unknown is neither full nor empty."""
    if cell.value is None:
        bar = "?" if cell.kind is Kind.UNKNOWN else ""
    else:
        full = round(cell.value * BAR / 1000)
        bar = "■" * full + "□" * (BAR - full)
    return f"{bar:{BAR}} {cell_words(cell)}"


def _under(head: str, sentences: list[str]) -> None:
    if sentences:
        print(head)
        for sentence in sentences:
            print(f"  - {sentence}")


def _buddies(count: int) -> str:
    return ngettext("{n} buddy", "{n} buddies", count).format(n=count)

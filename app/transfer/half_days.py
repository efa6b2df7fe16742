"""When someone is free, as written in a cell: ``za vm, zo``, ``ma-vr``, ``elke dag behalve ma``."""

import re
from collections.abc import Iterable
from itertools import pairwise

from app.i18n import N_
from app.transfer.cells import NOT_UNDERSTOOD, PARTLY_UNDERSTOOD, Note, RawCell, Read, folded, note, said_nothing
from app.vocabulary import DAYS, HALF_DAYS, PARTS

_DAY_WORDS = {
    word: day
    for day, spellings in zip(
        DAYS,
        (
            "ma maa maandag lun lundi mon monday", "di din dinsdag mar mardi tue tues tuesday",
            "wo woe woens woensdag mer mercredi wed wednesday", "do don donderdag jeu jeudi thu thur thurs thursday",
            "vr vrij vrijdag ven vendredi fri friday", "za zat zaterdag sam samedi sat saturday",
            "zo zon zondag dim dimanche sun sunday",
        ),
        strict=True,
    )
    for word in spellings.split()
}  # fmt: skip
_PART_WORDS = {
    word: part
    for part, spellings in zip(
        PARTS,
        (
            "vm voormiddag voormiddagen voormiddags ochtend ochtenden ochtends morgen morgens "
            "matin matins matinee morning mornings",
            "nm namiddag namiddagen namiddags middag middags apm apresmidi apresmidis afternoon afternoons",
            "av avond avonden avonds soir soirs soiree evening evenings",
        ),
        strict=True,
    )
    for word in spellings.split()
}
_LONGEST_FIRST = sorted(_PART_WORDS, key=len, reverse=True)
_SEVERAL = {
    "weekend": DAYS[5:], "weekends": DAYS[5:], "week": DAYS[:5], "weekdagen": DAYS[:5], "weekdag": DAYS[:5],
    "werkdagen": DAYS[:5], "altijd": DAYS, "dagelijks": DAYS, "semaine": DAYS[:5], "weekdays": DAYS[:5], "always": DAYS,
}  # fmt: skip
_NOT = {"niet", "nooit", "pas", "jamais", "not", "never"}  # Before a day or behind it: "niet op ma", "weekend niet".
_EXCEPT = {"behalve", "uitgezonderd", "zonder", "geen", "buiten", "sauf", "excepte", "except", *_NOT}
_UNSURE = {
    "bezet", "eventueel", "misschien", "moeilijk", "nee", "neen", "onbeschikbaar", "onmogelijk", "soms",
    "werk", "werkt", "wisselend",
}  # fmt: skip
_CLOCK = "clock"
_CLOCK_WORDS = {"na", "voor", "vanaf", "tussen", "rond", "u", "uur"}
_AND = {"en", "of", "&", "+", "/", "et", "ou", "and", "or"}
_FILLER = {
    "op", "de", "het", "in", "'s", "s", "van", "elke", "alle", "iedere", "hele", "heel", "dag", "kan", "is", "door",
    "volledige", "ook", "telkens", "enkel", "alleen", "le", "les", "du", "la", "toute", "journee", "jour", "on", "the",
    "all", "day", "only",
}  # fmt: skip


def half_days(cell: RawCell) -> Read[tuple[str, ...] | None]:
    """The half-days someone is free, in the order of the week; None when nothing is said or understood.

    A day without a part is the whole day, a part without a day holds on all seven. Days joined by ``en`` share the
    part that follows (``di en do nm``); a comma starts a new item (``za vm, zo``). Where it is not sure that a day
    is meant as free (``za niet``, ``ma 14-16u``) nothing is read at all.
    """
    if said_nothing(cell):
        return Read(None)
    tokens, unknown = _tokens(folded(cell))
    cut = next((i for i, token in enumerate(tokens) if token in _EXCEPT), len(tokens))
    if _UNSURE.intersection(unknown) or _denied(tokens, cut) or _by_the_clock(tokens[:cut]):
        return Read(None, (NOT_UNDERSTOOD,), keep=True)
    free, doubtful = _slots(_without(tokens[:cut], {_CLOCK}))
    taken = _slots(_without(tokens[cut:], {_CLOCK, *_EXCEPT}))[0] if cut < len(tokens) else set()
    left = tuple(slot for slot in HALF_DAYS if slot in free and slot not in taken)
    if not left or len(unknown) > len(tokens):
        return Read(None, (NOT_UNDERSTOOD,), keep=True)
    notes: list[Note] = []
    if unknown:
        notes.append(note(PARTLY_UNDERSTOOD, rest=" ".join(unknown)))
    if doubtful:
        notes.append(note(N_("A day without a part before a comma is read as the whole day: please check.")))
    return Read(left, tuple(notes), keep=bool(unknown))


def _denied(tokens: list[str], at: int) -> bool:
    """Whether the exception at a place may well be about what stands before it: ``za niet``, ``weekend, nooit``."""
    if at == len(tokens):
        return False
    if not {*DAYS, *PARTS, *_SEVERAL}.intersection(tokens[at + 1 : at + 2]):
        return True
    return tokens[at] in _NOT and at > 0 and tokens[at - 1] not in {",", "en"}


def _by_the_clock(tokens: list[str]) -> bool:
    """Whether hours stand in place of a part of the day (``ma 14-16u``), and not beside one (``ma vm (9u)``)."""
    before = ""
    for token in tokens:
        if token == _CLOCK and before not in PARTS:
            return True
        if token not in {_CLOCK, "-"}:
            before = token
    return False


def _without(tokens: list[str], dropped: set[str]) -> list[str]:
    return [token for token in tokens if token not in dropped]


def _tokens(said: str) -> tuple[list[str], list[str]]:
    """Days, parts, hours and signs in the order written; and the words that are no day, part or sign."""
    said = re.sub(r"\bapres[ -]midi(?=s?\b)", "apresmidi", said)
    said = re.sub(r"\b(tous les jours|chaque jour|every day)\b", "altijd", said)
    said = re.sub(
        r"\b(t/m|tem|t\.e\.m\.?|tot en met|tot|au|to)(?=\s|$)", "-", said.replace("–", "-").replace("\n", ",")
    )
    said = re.sub(r"\b(elke|alle|iedere) (dag|dagen)\b", "altijd", said)
    said = re.sub(r"\b(voor|na) de middag\b", r"\1middag", said)
    said = re.sub(r"\bmaar (?=niet|nooit|geen)", ", ", said)
    said = re.sub(r"\boverdag\b", "voormiddag en namiddag", said)
    found: list[str] = []
    unknown: list[str] = []
    raw = re.findall(r"'s|[^\W\d_]+|[-,;/&+]|[^\s\w]+|\w+", said)
    for place, word in enumerate(raw):
        after = next((w for w in raw[place + 1 :] if w not in {"-", "'s"}), "")
        if word == "vrij" and not _is_friday(found, after):
            continue  # "free", not the day: "vrij op dinsdag"
        single = re.sub(r"(?<=dag)(en|s)$", "", word)
        if single in _DAY_WORDS:
            found.append(_DAY_WORDS[single])
        elif word in _PART_WORDS:
            found.append(_PART_WORDS[word])
        elif word in _SEVERAL or word in _EXCEPT or word in {"-", ","}:
            found.append(word)
        elif word == ";":
            found.append(",")
        elif word in _AND:
            found.append("en")
        elif pair := _glued(word):
            found.extend(pair)
        elif word not in _FILLER and any(c.isalnum() for c in word):
            unknown.append(word)
            if word in _CLOCK_WORDS or word[0].isdigit():
                found.append(_CLOCK)
    return found, unknown


def _is_friday(before: list[str], after: str) -> bool:
    """``vrij vm``, ``ma-vrij`` and ``do en vrij`` mean Friday; ``vrij`` alone or before a day means free."""
    if after in _PART_WORDS:
        return True
    listed = len(before) > 1 and before[-1] in {"-", ",", "en"} and before[-2] in {*DAYS, *PARTS}
    return listed and after not in _DAY_WORDS and after not in {"op"}


def _glued(word: str) -> tuple[str, ...]:
    """``woensdagnamiddag``, ``zaterdagvm``, ``weekdagavonden`` → day and part."""
    for part in _LONGEST_FIRST:
        day = word.removesuffix(part)
        if day != word and day in _DAY_WORDS:
            return _DAY_WORDS[day], _PART_WORDS[part]
        if day != word and day in _SEVERAL:
            return day, _PART_WORDS[part]
    return ()


def _slots(tokens: list[str]) -> tuple[set[str], bool]:
    """The half-days meant, and whether a comma leaves doubt about a bare day before it."""
    items = [item for item in _split(_ranges(tokens), ",") if item]
    if len(items) > 1 and all(_bare(item) for item in items[:-1]) and _closes_enumeration(items[-1]):
        return set(_item([token for item in items for token in item])), False
    bare_before_part = any(_bare(item) and not _bare(after) and _days(after) for item, after in pairwise(items))
    return {slot for item in items for slot in _item(item)}, bare_before_part


def _item(item: list[str]) -> list[str]:
    """One item: days, the parts that follow them, again days…; leading parts hold on all days."""
    groups: list[tuple[list[str], list[str]]] = [([], [])]
    for token in item:
        if token in PARTS:
            groups[-1][1].append(token)
        elif token != "en":
            if groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].extend(_SEVERAL.get(token) or token.split("+"))
    return [
        f"{day}-{part}"
        for days, parts in groups
        if days or parts
        for day in days or DAYS
        for part in parts or PARTS
    ]  # fmt: skip


def _ranges(tokens: list[str]) -> list[str]:
    """``mon - fri`` written out as one token, also over the end of the week; any other hyphen is dropped."""
    if "-" not in tokens:
        return tokens
    out: list[str] = []
    place = 0
    while place < len(tokens):
        ends = tokens[place : place + 3]
        for order in (DAYS, PARTS):
            chained = "-" in (
                *tokens[max(0, place - 1) : place],
                *tokens[place + 3 : place + 4],
            )  # "di-do-za" is a list.
            if len(ends) == 3 and ends[1] == "-" and ends[0] in order and ends[2] in order and not chained:
                first, last = order.index(ends[0]), order.index(ends[2])
                run = [order[(first + step) % len(order)] for step in range((last - first) % len(order) + 1)]
                out.extend(["+".join(run)] if order is DAYS else run)
                place += 3
                break
        else:
            if tokens[place] != "-":
                out.append(tokens[place])
            place += 1
    return out


def _closes_enumeration(item: list[str]) -> bool:
    """``wo en vr nm`` at the end of ``ma, wo en vr nm``: days joined by "en", then the parts of them all."""
    first_part = next((i for i, token in enumerate(item) if token in PARTS), len(item))
    return "en" in item[:first_part] and not _days(item[first_part:])


def _bare(item: list[str]) -> bool:
    return bool(_days(item)) and not any(token in PARTS for token in item)


def _days(item: Iterable[str]) -> list[str]:
    return [token for token in item if token in DAYS]


def _split(tokens: list[str], sign: str) -> list[list[str]]:
    items: list[list[str]] = [[]]
    for token in tokens:
        if token == sign:
            items.append([])
        else:
            items[-1].append(token)
    return items

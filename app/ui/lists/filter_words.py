"""How a filter is said: ``Wacht: al minstens 6 maanden``, each condition in its own words."""

from collections.abc import Mapping
from datetime import date

from app.i18n import N_, _, listed, ngettext, short_date
from app.services.filter_fields import FIELDS, Relation, Sort
from app.services.filter_values import Options
from app.services.filters import Condition

R = Relation
ASKED: Mapping[Relation, str] = {
    R.LONGER: N_("for at least"),
    R.SHORTER: N_("for less than"),
    R.WITHIN: N_("within"),
    R.BEFORE: N_("before"),
    R.AT_LEAST: N_("at least"),
    R.AT_MOST: N_("at most"),
    R.IS: N_("is"),
    R.IS_NOT: N_("is not"),
    R.HOLDS: N_("holds"),
    R.HOLDS_NOT: N_("does not hold"),
    R.MISSING: N_("is missing"),
    R.THERE: N_("is there"),
    R.YES: N_("yes"),
    R.NO: N_("no"),
    R.KNOWN: N_("known"),
    R.UNKNOWN: N_("not known yet"),
}
_NO_DAY = N_("no day agreed")


def asked(relation: Relation, sort: Sort) -> str:
    """A relation as it is chosen."""
    return _(_NO_DAY if sort is Sort.SOON and relation is Relation.UNKNOWN else ASKED[relation])


def unit(relation: Relation, count: int) -> str:
    """What a number counts, where it does."""
    if relation in (Relation.LONGER, Relation.SHORTER):
        return ngettext("month", "months", count)
    return ngettext("week", "weeks", count) if relation is Relation.WITHIN else ""


def condition_words(page: str, one: Condition, options: Mapping[str, Options]) -> str:
    """A condition as a sentence begins."""
    field = FIELDS[page][one.field]
    value = dict(options.get(one.field, ())).get(str(one.value), str(one.value or ""))
    if isinstance(one.value, int):
        value = " ".join(filter(None, (str(one.value), unit(one.relation, one.value))))
    if one.relation is Relation.BEFORE:
        value = short_date(date.fromisoformat(str(one.value)))
    relation = asked(one.relation, field.sort)
    if one.relation is Relation.IS:
        told = value
    elif field.sort is Sort.PAPER:
        told = f"{value} {relation}"
    else:
        told = " ".join(filter(None, (relation, value)))
    return _("{what}: {how}").format(what=_(field.words), how=told)


def filter_words(page: str, conditions: tuple[Condition, ...], options: Mapping[str, Options]) -> str:
    """All of them, as a name to begin with."""
    told = listed([condition_words(page, one, options) for one in conditions])
    return told[:1].upper() + told[1:]

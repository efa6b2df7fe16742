"""How offers, referrals and outings are said. How near and how alike is said in words, and never as a score."""

from collections.abc import Iterable
from datetime import date

from app.i18n import _, clock, listed, ngettext, number
from app.services.meanwhile import Meeting
from app.services.offers import Near, OfferRow
from app.services.outings import Companion
from app.services.referrals import ReferralRow
from app.ui.words import known_date, weekday_date
from app.vocabulary import Along, half_day, word

MOST_HALF_DAYS = 2
"""Of more half-days that two are free together the others are only counted."""


def offer_words(one: OfferRow) -> str:
    """``Geel · wandelen, koken · gratis``"""
    return " · ".join(filter(None, (one.place, ", ".join(one.kinds), cost_words(one))))


def cost_words(one: OfferRow) -> str:
    """``gratis``, or the cost as it was said; nothing where nobody knows."""
    return _("free of charge") if one.free else one.cost or (_("not free of charge") if one.free is False else "")


def near_words(one: Near) -> str:
    """``4 km · wandelen · gratis``: how far it is for somebody, what she or he likes of it, and what else is known."""
    threshold = word(one.offer.threshold) if one.offer.threshold else ""
    kinds = ", ".join(one.likes or one.offer.kinds)
    return " · ".join(filter(None, (kilometres(one.km) or one.offer.place, kinds, cost_words(one.offer), threshold)))


def kilometres(km: float | None) -> str:
    """``4 km``, ``dichtbij``; nothing where a place is not known."""
    if km is None:
        return ""
    return _("close by") if km < 1 else _("{km} km").format(km=number(round(km)))


def companion_words(one: Companion) -> str:
    """``allebei graag wandelen, allebei vrij op dinsdagnamiddag, 4 km``"""
    likes = _("both like {things}").format(things=listed(list(one.likes))) if one.likes else ""
    km = _("they live close to each other") if one.km is not None and one.km < 1 else kilometres(one.km)
    return ", ".join(filter(None, (likes, _free_words(one.half_days), km))) or _("nothing shared is known yet")


def _free_words(half_days: tuple[str, ...]) -> str:
    if not half_days:
        return ""
    named = [half_day(one) for one in half_days[:MOST_HALF_DAYS]]
    if rest := len(half_days) - len(named):
        named.append(ngettext("{n} more half-day", "{n} more half-days", rest).format(n=rest))
    return _("both free on {days}").format(days=listed(named))


def state(one: ReferralRow) -> tuple[str, str]:
    """Where it stands in a word or two, and the tone of its chip."""
    if not one.is_open:
        return _("over"), "chip"
    if one.asked:
        return (_("agreed"), "green") if one.is_agreed else (_("still to ask"), "chip")
    return (_("goes alone now"), "green") if one.alone_since else (_("on the way"), "primary")


def story(one: ReferralRow) -> Iterable[str]:
    """What is known of it, a line each: since when and with whom, how it goes on, and what came of it."""
    if one.asked:
        yield _("on {day}").format(day=weekday_date(one.on) if one.is_open else known_date(one.on))
    else:
        since = _("since {day}").format(day=known_date(one.on))
        yield " · ".join(filter(None, (since, along_words(one), times_words(one))))
    if one.alone_since:
        yield _("goes alone since {day}").format(day=known_date(one.alone_since))
    if one.ended_on:
        ended = _("until {day}").format(day=known_date(one.ended_on))
        yield " · ".join(filter(None, (ended, one.result)))
    if one.met_people is not None:
        yield _("came to know more people") if one.met_people else _("did not come to know more people yet")
    if one.note:
        yield one.note


def along_words(one: ReferralRow) -> str:
    """``Nadia gaat mee (een buddy)``"""
    if one.along is None and not one.along_name:
        return ""
    if one.along is Along.NOBODY:
        return _("nobody goes along")
    if one.along is None or one.along_name is None:
        return _("{name} goes along").format(name=one.along_name or word(one.along or Along.NOBODY))
    return _("{name} goes along ({who})").format(name=one.along_name, who=word(one.along))


def times_words(one: ReferralRow) -> str:
    """``3 keer meegegaan``"""
    return ngettext("went along {n} time", "went along {n} times", one.times).format(n=one.times) if one.times else ""


def meeting_when(one: Meeting) -> str:
    """``za 5/12, 14 u.``"""
    return ", ".join(filter(None, (weekday_date(one.on), clock(one.at) if one.at else "")))


def meeting_state(one: Meeting, today: date) -> str:
    """What somebody answered, and once it is over whether she or he was there."""
    if one.on <= today and one.present is not None:
        return _("was there") if one.present else _("was not there")
    if one.coming is not None:
        return _("comes") if one.coming else _("does not come")
    return _("invited")

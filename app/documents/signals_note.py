"""The yearly note of signals, for whoever can do something about them: by theme, without a name of anybody."""

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from app.documents.shapes import Marked, group
from app.documents.sheet import to_pdf
from app.documents.signals_data import NotedSignal, SignalsNoteData, Told
from app.documents.style import markup, styles
from app.documents.wording import day_in_words, in_its_language, say

INDENT = 14


@in_its_language
def render(data: SignalsNoteData) -> bytes:
    """The PDF of the note."""
    return to_pdf(story(data), data.letterhead, _title(data))


def story(data: SignalsNoteData) -> list[Flowable]:
    """What it is, how much of it, and then theme after theme."""
    signals = [one for _theme, of in data.themes for one in of]
    count = say("signalen aantal een" if len(signals) == 1 else "signalen aantal", n=len(signals))
    times = _seen(sum(one.times for one in signals), data.year)
    told: list[Flowable] = [
        Paragraph(markup(_title(data)), styles()["title"]),
        Paragraph(markup(say("signalen uitleg", jaar=data.year)), styles()["body"]),
        Paragraph(markup(f"{count} · {times}" if signals else say("signalen geen", jaar=data.year)), styles()["small"]),
    ]
    for theme, of in data.themes:
        told += [CondPageBreak(110), Paragraph(markup(theme[:1].upper() + theme[1:]), styles()["heading"])]
        for one in of:
            first, *rest = _signal(one, data.year)
            told += [KeepTogether([first, *rest[:1]]), *rest[1:], Spacer(0, 8)]
    return told


def _signal(one: NotedSignal, year: int) -> Iterator[Flowable]:
    yield Marked(Paragraph(markup(one.description or say("signalen zonder woorden")), styles()["body"]), group)
    often = _seen(one.times, year)
    if one.times_ever > one.times:
        often += say("signalen ooit", keren=_times(one.times_ever))
    yield _line(often)
    for told in one.told:
        yield _line(say("signalen door", aan=told.to, dag=day_in_words(told.on)), "body")
        yield _line(_answer(told))
    if not one.told:
        yield _line(say("signalen niet door"))
    if one.closed_on:
        yield _line(say("signalen afgesloten", dag=day_in_words(one.closed_on)))


def _answer(told: Told) -> str:
    if not told.answer:
        return say("signalen geen antwoord")
    if told.answered_on:
        return say("signalen antwoord op", dag=day_in_words(told.answered_on), antwoord=told.answer)
    return say("signalen antwoord", antwoord=told.answer)


def _line(words: str, style: str = "small") -> Paragraph:
    known = styles()[style]
    return Paragraph(markup(words), ParagraphStyle(f"signal {style}", parent=known, leftIndent=INDENT, spaceAfter=1))


def _seen(times: int, year: int) -> str:
    return say("signalen keren", keren=_times(times), jaar=year) if times else say("signalen niet gezien", jaar=year)


def _times(count: int) -> str:
    return say("signalen keer", n=count)


def _title(data: SignalsNoteData) -> str:
    return say("signalen", jaar=data.year)

"""The file of somebody, to read at home: what is known, chapter by chapter, in plain words; others stand in no name.

Its words stand in ``facts.txt``.
"""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from app.documents.layout import own_words
from app.documents.network_map import drawing
from app.documents.person_file_data import Chapter, Fact, PersonFileData, Record
from app.documents.shapes import Column, SideBySide
from app.documents.sheet import to_pdf
from app.documents.style import WIDTH, markup, scaled, styles
from app.documents.template import Value
from app.documents.wording import day_in_words, in_its_language, say_fact

LABEL = 138.0
GAP = 10.0
TOGETHER = 8  # so many lines of a record stay on one page, the first with the title of the chapter
LAST = 12  # so many lines stand on the last page
_CHANGES = "changes"


@in_its_language
def render(data: PersonFileData) -> bytes:
    """The PDF."""
    return to_pdf(story(data), data.letterhead, title_of(data))


def title_of(data: PersonFileData) -> str:
    """Whose file it is; it stands at the foot of every page."""
    return " · ".join(filter(None, (_title(data), data.who.full_name)))


def story(data: PersonFileData) -> list[Flowable]:
    """Whose it is and what she or he may ask, what is not in it, and then every chapter."""
    look = styles()
    told: list[Flowable] = [
        Paragraph(markup(_title(data)), look["title"]),
        Paragraph(markup(say_fact("aanhef", naam=data.who.full_name, datum=day_in_words(data.on))), look["body"]),
        Paragraph(markup(_whom_to_ask(data)), look["body"]),
        Paragraph(markup(say_fact("anderen")), look["body"]),
    ]
    if data.left_out:
        told.append(Paragraph(markup(say_fact("niet")), look["heading"]))
        told += own_words(Value("\n".join(data.left_out)))
    pieces = [piece for chapter in data.chapters for piece in _pieces(chapter)]
    last: list[Flowable] = []
    while pieces and len(last) < LAST:
        last = [*pieces.pop(), *last]
    told += [KeepTogether(piece) for piece in [*pieces, last]]
    return [*told, *_map(data)]


def _pieces(chapter: Chapter) -> Iterator[list[Flowable]]:
    """What stays together of a chapter: a record as far as it is short, the first below the title."""
    title = Paragraph(markup(chapter.title), styles()["heading"])
    if chapter.name == _CHANGES:
        drawn = [[line for record in chapter.records for line in _change(record)]]
    else:
        drawn = [[*_record(record)] for record in chapter.records]
    for at, lines in enumerate(drawn):
        yield [*(() if at else (title,)), *lines[:TOGETHER]]
        yield from ([line] for line in lines[TOGETHER:])


def _title(data: PersonFileData) -> str:
    office = data.letterhead.name.strip()
    return say_fact("title", organisatie=office) if office else say_fact("title zonder")


def _whom_to_ask(data: PersonFileData) -> str:
    who = data.coordinator.full_name or data.letterhead.name
    phone = data.coordinator.phone or data.letterhead.phone
    return say_fact("vragen", wie=who, telefoon=phone) if who and phone else say_fact("vragen zonder")


def _record(record: Record) -> Iterator[Flowable]:
    """Its heading, and each fact beside what it is called."""
    yield Spacer(0, 5)
    if record.heading.strip():
        yield Paragraph(markup(record.heading), styles()["caption"])
    for fact in record.facts[record.heads :]:
        yield _line(fact)


def _line(fact: Fact) -> Flowable:
    width = scaled(LABEL)
    said = [Paragraph(markup(line), styles()["body"]) for line in fact.words.splitlines() if line.strip()]
    name = Paragraph(markup(fact.title), styles()["label"])
    return SideBySide([Column(width, (name,)), Column(WIDTH - width - GAP, tuple(said))], gutter=GAP)


def _change(record: Record) -> Sequence[Flowable]:
    """A change is one line: there are many."""
    return [Paragraph(markup(" · ".join(fact.words for fact in record.facts)), styles()["small"])]


def _map(data: PersonFileData) -> list[Flowable]:
    if data.map is None:
        return []
    drawn = drawing(data.map)
    drawn.renderScale = WIDTH / drawn.width
    heading = Paragraph(markup(say_fact("kaart")), styles()["heading"])
    return [KeepTogether([heading, drawn])]

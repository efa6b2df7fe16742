"""Every paper in every language of Klik: all of its words are there, and none of another one."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from app.documents import agreement
from app.documents.data import AgreementData, Coordinator, Letterhead, Side
from app.documents.papers import PAPERS
from app.documents.raster import pages_as_png
from app.documents.style import LARGE, MISSING, print_size
from app.documents.template import parse, standard_text
from app.documents.wording import shipped
from app.documents.wording import words as shipped_words
from app.i18n import DEFAULT_LANGUAGE, LANGUAGES, speaking
from app.paths import resource
from tests.every_paper import EVERY, Said, reader, words
from tests.report_sample import sample

OTHERS = [code for code in LANGUAGES if code != DEFAULT_LANGUAGE]
WORDS = ("words.txt", "facts.txt", "report.txt")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

in_each = pytest.mark.parametrize("language", LANGUAGES)
in_others = pytest.mark.parametrize("language", OTHERS)
every = pytest.mark.parametrize("name", EVERY)


def files() -> list[str]:
    """The names of the texts that ship with Klik."""
    return sorted(one.name for one in resource("documents", DEFAULT_LANGUAGE).iterdir())


def said_in(language: str) -> Iterator[str]:
    """Everything that is printed of the texts of a language."""
    with speaking(language):
        for file in WORDS:
            yield from shipped_words(file).values()
        for name in PAPERS:
            for part in parse(standard_text(name)):
                yield from (part.text, part.label if part.kind == "row" else "", *part.words)


@cache
def whole(language: str) -> str:
    """All of that on one line, to look something up in."""
    return " ".join(" ".join(_PLACEHOLDER.sub(" ", one).split()) for one in said_in(language)).casefold()


@cache
def telling(language: str) -> re.Pattern[str]:
    """The stretches of words by which a language is known: long enough to be none of another by chance."""
    pieces = {" ".join(piece.split()) for one in said_in(language) for piece in _PLACEHOLDER.split(one)}
    long = {piece for piece in pieces if len(piece) > 6 and piece[0].isalpha() and piece[-1].isalpha()}
    return re.compile("|".join(rf"(?<!\w){re.escape(piece)}(?!\w)" for piece in sorted(long, key=len, reverse=True)))


def printed(name: str, language: str) -> str:
    """What stands on a paper about somebody whose words are none of any language, and what a reader of it hears.

    It is made in a window that speaks another language.
    """
    with speaking(next(code for code in LANGUAGES if code != language)):
        read = reader(pdf := EVERY[name](Said("Zxq Qxz", "Zxz", "zxq", language)))
    root: Any = read.trailer["/Root"]
    assert root["/Lang"] == language.replace("_", "-")
    return f"{words(pdf)} {' '.join(str(read.metadata and read.metadata.title).split())}"


@pytest.mark.parametrize("file", files())
@in_others
def test_a_text_is_there_with_the_same_in_it(file: str, language: str) -> None:
    assert resource("documents", language, file).is_file()
    with speaking(DEFAULT_LANGUAGE):
        dutch = shipped(file)
    with speaking(language):
        here = shipped(file)
    assert Counter(_PLACEHOLDER.findall(_bare(here))) == Counter(_PLACEHOLDER.findall(_bare(dutch)))
    if file in WORDS:
        keys = [
            {line.split("=")[0].strip() for line in _bare(text).splitlines() if "=" in line} for text in (here, dutch)
        ]
        assert keys[0] == keys[1]
    else:
        assert [_shape(part) for part in parse(here)] == [_shape(part) for part in parse(dutch)]


def _bare(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


def _shape(part: Any) -> tuple[Any, ...]:
    return part.kind, part.label if part.kind == "block" else "", len(part.words)


@every
@in_each
def test_a_paper_is_all_in_its_language(name: str, language: str) -> None:
    said = printed(name, language)
    assert not re.search(r"[{}]|\[\w|\w\]", said)
    assert MISSING not in said
    assert telling(language).search(said)
    known = whole(language) + (repr(sample()).casefold() if name == "year_report" else "")  # its data are in Dutch
    for other in LANGUAGES:
        wrong = {one for one in telling(other).findall(said) if one.casefold() not in known}
        assert wrong == set(), other


@every
def test_nothing_runs_off_the_page_in_the_longest_language_and_large_print(name: str) -> None:
    with print_size(LARGE):
        pdf = EVERY[name](Said("Marie-Antoinette Vlinderdal", language="fr_BE"))
    for page in pages_as_png(pdf, dpi=40):
        ink = Image.open(BytesIO(page)).convert("L").point(lambda tone: 255 if tone < 170 else 0)
        left, _top, right, bottom = ink.getbbox() or (4, 4, 4, 4)
        assert left >= 4
        assert right <= ink.width - 4
        assert bottom <= ink.height - 4


@in_each
@pytest.mark.parametrize("agreed", [True, False])
def test_an_agreement_to_fill_in_at_the_table_has_two_pages(language: str, agreed: bool) -> None:
    head = Letterhead("Buddywerking", ("Modelstraat 1", "1000 Brussel"), "0400 00 00 10", language=language)
    sides = Side("Marleen Zonnedauw", "Marleen"), Side("Nadia Vlinderdal", "Nadia")
    who = Coordinator("An Denkbeeld", "0400 00 00 11")
    pdf = agreement.render(AgreementData(head, *sides, who, start=date(2027, 1, 1), click_recorded=agreed))
    assert len(reader(pdf).pages) == 2
    assert ("1er janvier 2027" in words(pdf)) is (language == "fr_BE")

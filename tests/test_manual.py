"""The manual stays true: its words are those of the window, its pictures and links are there, and it stays small."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PIL import Image

from app.paths import manual, resource
from app.ui.manual.pages import INDEX, contents

FOLDER = manual()
PAGES = sorted(path.stem for path in FOLDER.glob("*.md"))
PICTURES = "beelden"
WIDEST = 1100
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
KEY = re.compile(r"`(.+?)`")
PICTURE = re.compile(r"!\[(.*?)\]\((.+?)\)")
LINK = re.compile(r"(?<!!)\[.+?\]\((.+?)\)", re.DOTALL)
MODIFIERS = {"Ctrl", "Shift", "Alt"}
KEYS = {"Tab", "Esc", "Enter", "Del", "←", "→", "="} | {f"F{n}" for n in range(1, 13)}


def text(page: str) -> str:
    return (FOLDER / f"{page}.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def said() -> set[str]:
    """All that Klik says in Dutch, as far as it is said as it stands."""
    with resource("locale", "nl_BE", "LC_MESSAGES", "klik.po").open("rb") as file:
        catalogue = read_po(file)
    found = (one.string for one in catalogue if one.id)
    return {words for forms in found for words in ((forms,) if isinstance(forms, str) else forms)}


@pytest.mark.parametrize("page", PAGES)
def test_what_is_bold_stands_in_the_window(page: str, said: set[str]) -> None:
    words = [" ".join(word.split()) for word in BOLD.findall(text(page))]
    assert [word for word in words if word not in said and word != "vet"] == []


@pytest.mark.parametrize("page", PAGES)
def test_keys_are_keys(page: str) -> None:
    for keys in KEY.findall(text(page)):
        *held, last = keys.split("+")
        assert set(held) <= MODIFIERS, keys
        assert last in KEYS or last in MODIFIERS or re.fullmatch(r"[A-Z0-9-]", last), keys


def test_the_index_names_every_page() -> None:
    assert sorted(page.name for page in contents()) == [page for page in PAGES if page != INDEX]


def test_a_page_is_called_what_the_index_calls_it() -> None:
    assert [page.title for page in contents()] == [text(page.name).splitlines()[0][2:] for page in contents()]


def test_every_picture_is_there_is_named_and_tells_what_it_is() -> None:
    named = [found for page in PAGES for found in PICTURE.findall(text(page))]
    assert all(words for words, _file in named)
    assert sorted({file for _words, file in named}) == sorted(
        f"{PICTURES}/{path.name}" for path in (FOLDER / PICTURES).iterdir()
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_page(page: str) -> None:
    assert [link for link in LINK.findall(text(page)) if not (FOLDER / link).is_file()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page != INDEX])
def test_a_page_is_short_and_shows_something(page: str) -> None:
    assert PICTURE.search(text(page))
    assert len(text(page).split()) < 450


def test_the_pictures_are_small() -> None:
    pictures = sorted((FOLDER / PICTURES).iterdir())
    assert len(pictures) <= 30
    assert [path.name for path in pictures if path.stat().st_size > 70_000] == []
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.width <= WIDEST, path.name
            assert picture.mode == "P", path.name
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 2_000_000


def test_nothing_in_a_picture_tells_where_it_was_made() -> None:
    for path in (FOLDER / PICTURES).iterdir():
        with Image.open(path) as picture:
            assert not picture.info.keys() - {"transparency"}, path.name


def test_it_leads_nowhere_outside() -> None:
    assert [path.name for path in Path(FOLDER).glob("*.md") if "http" in path.read_text(encoding="utf-8")] == []

"""The pages of the manual, in the order of its index: plain Markdown that ships beside Klik."""

import re
from dataclasses import dataclass
from functools import cache

from app.paths import manual

INDEX = "index"
_HEADING = re.compile(r"## (?P<words>.+)")
_LINK = re.compile(r"[-*] \[(?P<title>.+)\]\((?P<name>[\w-]+)\.md\)")
_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`\[#>]")


@dataclass(frozen=True)
class ManualPage:
    """A page: the name of its file, what it is called, and the part of the manual it stands in."""

    name: str
    title: str
    part: str


@cache
def contents() -> tuple[ManualPage, ...]:
    """All pages, as the index names them."""
    found: list[ManualPage] = []
    part = ""
    for line in manual(f"{INDEX}.md").read_text(encoding="utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            part = heading["words"]
        elif link := _LINK.match(line):
            found.append(ManualPage(link["name"], link["title"], part))
    return tuple(found)


@cache
def words(name: str) -> str:
    """What a page says, without its markup: what it is found by."""
    return _MARKUP.sub("", manual(f"{name}.md").read_text(encoding="utf-8"))

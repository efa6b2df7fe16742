"""The lists of words that Klik offers: those that ship with it, and an office's own in their place.

A list only says what is offered. Whatever somebody already has keeps its word, and any other may be typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _, place
from app.paths import config_folder, resource
from app.places import fold
from app.services.actions import about, action
from app.services.contacts import PRACTICAL
from app.services.events import THEMES
from app.services.office import change_office, the_office

INTERESTS, TRAITS, STRENGTHS = "interests", "traits", "strengths"
TARGET_GROUPS, PRIORITY_GROUPS, SOURCES = "target_groups", "priority_groups", "sources"
ACTIVITIES, USEFUL, BOUNDARIES = "activities", "practical", "boundaries"
INTERVISION, SIGNALS = "themes", "signal_themes"
LONGEST, MOST = 120, 300
"""Letters of a word, and words of a list."""
TOPIC, REMARK = "==", "#"
"""How a line begins that names a topic, or that is a remark for who reads the file."""


@dataclass(frozen=True)
class OwnList:
    """A list that an office may make its own. ``title`` and ``about`` (where it is offered) are message ids.

    ``shipped`` are the words of Klik (message ids), or ``file`` holds them, with lines that begin a topic. Where there
    are none (``from_use``), the words that people already have are offered.
    """

    title: str
    about: str
    shipped: tuple[str, ...] = ()
    file: str = ""

    @property
    def from_use(self) -> bool:
        """Whether Klik itself offers what is in use."""
        return not (self.shipped or self.file)


LISTS = {
    INTERESTS: OwnList(
        N_("Interests"),
        N_("Offered with the interests of people, with what they liked or would like to do, and with an offer nearby."),
    ),
    TRAITS: OwnList(N_("Character"), N_("Offered where the character of somebody is described.")),
    STRENGTHS: OwnList(N_("Strengths"), N_("Offered with the strengths of a participant.")),
    TARGET_GROUPS: OwnList(
        N_("Target groups"),
        N_("Offered with a participant, for the figures. What somebody was convicted of does not belong here."),
        (
            N_("psychological vulnerability"),
            N_("poverty"),
            N_("migration background"),
            N_("several problems at once"),
            N_("disability or illness"),
        ),
    ),
    PRIORITY_GROUPS: OwnList(
        N_("Groups that may go first"), N_("Offered with a participant, and counted with in the matching.")
    ),
    SOURCES: OwnList(
        N_("How people found us"),
        N_("Offered with a new participant and a new buddy, for the origin of registrations."),
        (
            N_("a care professional"),
            N_("family or friends"),
            N_("another buddy or participant"),
            N_("a partner organisation"),
            N_("an information moment"),
            N_("website or social media"),
            N_("newspaper, leaflet or poster"),
            N_("a volunteer centre"),
        ),
    ),
    ACTIVITIES: OwnList(
        N_("What duos do"),
        N_("Offered when a contact of a duo is noted, after what both like."),
        (N_("having a drink"),),
    ),
    USEFUL: OwnList(
        N_("Something practical"),
        N_("Offered when a contact of a duo is noted: what is more help than company. The balance of a duo counts it."),
        PRACTICAL,
    ),
    BOUNDARIES: OwnList(
        N_("Examples of boundaries"),
        N_("Offered in an agreement. A line that begins with == begins a topic."),
        file="boundaries.txt",
    ),
    INTERVISION: OwnList(N_("Themes of intervision and training"), N_("Offered with an event."), THEMES),
    SIGNALS: OwnList(
        N_("Themes of signals"),
        N_("Offered with a signal to policy."),
        (
            N_("leisure and culture"),
            N_("sport"),
            N_("well-being and health"),
            N_("education"),
            N_("work"),
            N_("housing"),
            N_("mobility"),
            N_("income"),
            N_("services and administration"),
        ),
    ),
}
"""By name, in the order of the settings."""
OF_FIELDS = {
    **dict.fromkeys(("interests", "earlier", "would_try", "kinds"), INTERESTS),
    **{name: name for name in (TRAITS, STRENGTHS, TARGET_GROUPS, PRIORITY_GROUPS)},
    "source": SOURCES,
}
"""Which list is offered in a field of a person or an offer."""


def words_of(session: Session, name: str) -> tuple[str, ...]:
    """What is offered: the office's own words, else those of Klik; none where Klik offers what is in use."""
    own = own_words(session, name)
    return shipped(name) if own is None else own


def offered(session: Session, name: str, in_use: Iterable[str]) -> list[str]:
    """The office's own words and nothing else; as long as it has none, what is ``in_use``, and then those of Klik."""
    own = own_words(session, name)
    return list(dict.fromkeys((*in_use, *shipped(name)) if own is None else own))


def own_words(session: Session, name: str) -> tuple[str, ...] | None:
    """The office's own words; None where it has the list of Klik."""
    kept = (the_office(session).lists or {}).get(name)
    return None if kept is None else tuple(kept)


def shipped(name: str) -> tuple[str, ...]:
    """The words of Klik, in the language in force."""
    known = LISTS[name]
    return _lines(known.file) if known.file else tuple(_(word) for word in known.shipped)


@action(N_("List changed"))
def change(session: Session, name: str, words: list[str] | tuple[str, ...]) -> None:
    """Offer these words instead; the very words of Klik are no list of one's own, and neither is nothing in place of
    what is in use. Raises ``KlikError`` for what cannot be kept.
    """
    kept = check(name, words)
    _keep(session, name, None if kept == shipped(name) else kept)


@action(N_("List of Klik taken up again"))
def put_back(session: Session, name: str) -> None:
    """Offer the words of Klik again."""
    _keep(session, name, None)


def check(name: str, words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The words as they are kept: each once, without space around it. Raises ``KlikError`` for what cannot be kept."""
    tidy = [" ".join(word.split()) for word in words]
    topics = bool(LISTS[name].file)  # under several topics the same words may stand
    found: dict[tuple[str, int], str] = {}
    for at, word in enumerate(filter(None, tidy)):
        found.setdefault((fold(word), at if topics else 0), word)
    kept = tuple(found.values())
    if long := next((word for word in kept if len(word) > LONGEST), None):
        raise KlikError(
            N_("A word of a list has {most} letters at most: “{word}…” is longer."), most=LONGEST, word=long[:30]
        )
    if len(kept) > MOST:
        raise KlikError(N_("A list has {most} words at most; this one has {n}."), most=MOST, n=len(kept))
    return kept


def _keep(session: Session, name: str, words: tuple[str, ...] | None) -> None:
    lists = dict(the_office(session).lists or {})
    lists.pop(name, None)
    if words is not None:
        lists[name] = list(words)
    change_office(session, {"lists": lists or None})
    about(session, _(LISTS[name].title))


def _lines(file: str) -> tuple[str, ...]:
    """The lines of a file that counts: one beside the settings of this laptop, else the one that ships with Klik."""
    folder = Path("lists", place())
    for found in (config_folder() / folder / file, resource(*folder.parts, file)):
        if found.is_file():
            lines = map(str.strip, found.read_text(encoding="utf-8-sig", errors="replace").splitlines())
            return tuple(line for line in lines if line and not line.startswith(REMARK))
    return ()

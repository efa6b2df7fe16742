"""The scenes of what changed, and of the lists and numbers of the office."""

from collections.abc import Callable, Iterator
from typing import Any

from waiting import until, wait

from app.services import own_lists
from app.ui.figures.page import IMPACT
from app.ui.office.page import OFFICE, RHYTHM
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.widgets.layout import bring_to_top
from app.vocabulary import Voice

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]


def of_impact(at: At) -> Iterator[Scene]:
    """What changed for participants and for buddies, the list behind a number, and the own words."""

    def shown(voice: Voice, then: Callable[[Any], object] = lambda view: None) -> Callable[[], object]:
        def show(page: Any) -> None:
            page.show_section(IMPACT)
            until(lambda: not any_running())
            view = page.views[IMPACT]
            view.voices.choose(voice.value)
            then(view)
            wait(100)

        return at("figures", show)

    yield "impact", shown(Voice.PARTICIPANT)
    yield "impact-buddies", shown(Voice.BUDDY)
    yield "impact-list", shown(Voice.PARTICIPANT, lambda view: view.cards[0].numbers[0].click())
    yield "impact-words", shown(Voice.PARTICIPANT, _own_words)


def _own_words(view: Any) -> None:
    view.stories.fold.open_content()
    bring_to_top(view.stories)


def of_own_words(store: Store, at: At) -> Iterator[Scene]:
    """The cards in the settings: a list of Klik, one of the office, and the numbers with one that cannot be."""

    def card(section: str, name: str, then: Callable[[Any], object]) -> Callable[[], object]:
        def show(page: Any) -> None:
            page.show_section(section)
            bring_to_top(getattr(page, name))
            then(getattr(page, name))
            wait(100)

        return at("office", show)

    def own(shown: Any) -> None:
        store.write(own_lists.change, own_lists.TARGET_GROUPS, ["jongvolwassenen", "nieuwkomers", "alleenstaanden"])
        shown.show_list(own_lists.TARGET_GROUPS)

    yield "office-lists", card(OFFICE, "lists", lambda shown: shown.show_list(own_lists.SOURCES))
    yield "office-lists-in-use", card(OFFICE, "lists", lambda shown: shown.show_list(own_lists.INTERESTS))
    yield "office-lists-own", card(OFFICE, "lists", own)
    yield "office-numbers", card(RHYTHM, "numbers", lambda shown: None)
    yield "office-numbers-wrong", card(RHYTHM, "numbers", lambda shown: shown.numbers["few_answers"].retype("2"))

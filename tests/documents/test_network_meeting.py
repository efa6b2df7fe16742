"""The plan and the invitation of a network meeting, as somebody reads them on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.documents import network_invitation, network_plan
from app.documents.data import Coordinator, Letterhead, Side
from app.documents.meeting_data import NetworkInvitationData, NetworkPlanData, PlanWords, RequirementWords
from app.errors import KlikError
from app.vocabulary import PlanOwner

HEAD, MARLEEN, AN = (
    Letterhead("De Zonnebloesem"),
    Side("Marleen Voorbeeld", "Marleen"),
    Coordinator("An", "0400 00 00 11"),
)
PLAN = NetworkPlanData(
    *(HEAD, MARLEEN, AN),
    date(2026, 10, 7),
    "Wie gaat er mee naar de markt?",
    (RequirementWords("Iemand belt elke week", "de huisarts", "zo blijft het veilig", True, (1, 3)),),
    (
        PlanWords(PlanOwner.SELF, "Wandelen", when="elke dag", what_if_not="een ommetje"),
        PlanWords(PlanOwner.NETWORK, "Bellen", "Mieke"),
        PlanWords(PlanOwner.PROFESSIONAL, "Vragen hoe het was", "Sara", "maandag", done_on=date(2026, 11, 2)),
    ),
    (date(2026, 11, 4), date(2027, 1, 7)),
    "De telefoon blijft stil",
    "Mieke belt Ria",
)
Pages = Callable[[bytes], list[str]]


def test_the_plan_says_who_does_what_and_what_it_must_hold(pages: Pages) -> None:
    said = " ".join(pages(network_plan.render(PLAN)))
    for told in (
        "Het plan van Marleen",
        "Wie gaat er mee naar de markt?",
        "gesteld door de huisarts · waarom: zo blijft het veilig · in het plan, regel 1, 3",
        "1. Wandelen",
        "Mensen uit het netwerk",
        "2. Bellen",
        "door Mieke",
        "3. Vragen hoe het was",
        "gedaan op 2 november 2026",
        "4 november 2026 en 7 januari 2027",
        "De telefoon blijft stil",
        "Mieke belt Ria",
        "Wat we willen veranderen",
    ):
        assert told in said
    assert "De buddy" not in said  # has nothing in this plan
    assert said.count("handtekening") == network_plan.SIGNERS


def test_what_was_not_talked_over_yet_is_room_to_write(pages: Pages) -> None:
    def dots(data: NetworkPlanData) -> int:
        return " ".join(pages(network_plan.render(data))).count("....")

    known = tuple(replace(line, when="morgen", what_if_not="overmorgen") for line in PLAN.lines)
    assert dots(PLAN) > dots(replace(PLAN, lines=known))
    empty = " ".join(pages(network_plan.render(NetworkPlanData(HEAD, MARLEEN, AN))))
    assert "Daar is vooraf niets over gevraagd." in empty


def test_an_invitation_says_no_more_than_was_agreed(pages: Pages) -> None:
    letter = NetworkInvitationData("Mieke", HEAD, MARLEEN, AN, date(2026, 10, 7), place="De Brug")
    said = " ".join(pages(network_invitation.render(letter)))
    assert "Dag Mieke" in said
    assert "woensdag 7 oktober 2026" in said
    assert "besloten deel" in said
    assert "de vraag van Marleen" not in said
    assert "vertel jij" not in said
    more = " ".join(
        pages(network_invitation.render(replace(letter, question="Wie gaat mee?", informs_about="vroeger")))
    )
    assert "Dit is de vraag van Marleen: Wie gaat mee?" in more
    assert "vertel jij graag iets over: vroeger" in more


def test_a_text_of_the_office_must_keep_the_plan() -> None:
    with pytest.raises(KlikError, match=r"\[plan\]"):
        network_plan.render(PLAN, "# Ons plan\n\n{vraag}")

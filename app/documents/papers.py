"""The papers whose words an office may make its own: what each text may name, and how it looks.

Looked at with invented people, so that a text can be judged before it is printed for anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from app.documents import (
    agreement,
    emergency_card,
    evaluation_form,
    introduction,
    invitation,
    letter,
    network_invitation,
    network_plan,
    questions,
)
from app.documents.data import (
    AgreementData,
    Coordinator,
    EmergencyCardData,
    EvaluationFormData,
    GoalWords,
    InvitationData,
    LetterData,
    Letterhead,
    Occasion,
    Side,
)
from app.documents.introduction_data import IntroductionData
from app.documents.meeting_data import NetworkInvitationData, NetworkPlanData, PlanWords, RequirementWords
from app.documents.template import Part, parse, standard_text
from app.vocabulary import EventKind, PlanOwner, Role, Voice

_START, _LATER, _END = date(2027, 1, 9), date(2027, 4, 9), date(2028, 1, 8)
_SIDES: dict[str, Any] = {
    "participant": Side("Marleen Voorbeeld", "Marleen"),
    "buddy": Side("Nadia Verzinsel", "Nadia"),
    "coordinator": Coordinator("An Denkbeeld", "0400 00 00 11"),
}


@dataclass(frozen=True)
class Paper:
    """``example`` is an invented one, without a letterhead; ``placeholders`` tells what stands for each name in it."""

    example: Any
    render: Callable[[Any, str | None], bytes]
    placeholders: Callable[[Any], Any]


def _form(voice: Voice) -> Paper:
    # After a year, when every question is asked.
    example = EvaluationFormData(
        voice, 12, **_SIDES, talk=_LATER, goals=(GoalWords("a", "Nog eens naar het koor gaan"),)
    )
    # No text names goals one by one: their block does.
    return Paper(example, _rendered_form, lambda data: questions.placeholders(replace(data, goals=())))


def _rendered_form(data: EvaluationFormData, text: str | None) -> bytes:
    """The form, whose text must serve for a participant without goals as well."""
    questions.prepared(replace(data, goals=()), text)
    return evaluation_form.render(data, text)


def _letter(name: str, to: Side, street: str, other: str = "") -> Paper:
    example = LetterData(
        name,
        to=to,
        address=(street, "2440 Geel"),
        phone="0400 00 00 21",
        email=f"{to.called.lower()}@post.example",
        other=other,
        coordinator=_SIDES["coordinator"],
        coordinator_before="Tom Fantasie",
        written=_START,
        start=_START,
        end=_END,
    )
    return Paper(example, letter.render, letter.placeholders)


_AGREEMENT = AgreementData(
    **_SIDES,
    aim="Samen buitenkomen en iets leuks doen",
    start=_START,
    review=_END,
    contact_length="ongeveer twee uur",
    usual_day="Zaterdag in de namiddag",
    meeting_place="aan de bibliotheek",
    cancel_how="een berichtje",
    cancel_before="de avond voordien",
    holidays="In de zomer één keer per maand",
    activities_liked="Wandelen, koffie drinken, naar de markt",
    activities_not="Drukke plaatsen",
    costs="Ieder betaalt voor zichzelf",
    transport="Met de bus of te voet",
    reachability="Op weekdagen tussen 10 en 20 uur",
    buddy_does="Meegaan, meedenken, luisteren",
    own_input_participant="Ik ken de mooiste wandelingen",
    own_input_buddy="Ik breng ideeën mee",
    boundaries_participant="Niet bij mij thuis",
    boundaries_buddy="Geen telefoon na 20 uur",
    boundaries_together="Geen geld lenen",
    evaluation_dates=(_LATER, date(2027, 7, 9)),
    click_recorded=True,
)
_CARD = EmergencyCardData(
    (("112", "ambulance of brandweer"),), buddy=_SIDES["buddy"], coordinator=_SIDES["coordinator"]
)
_INTRODUCTION = IntroductionData(
    Role.PARTICIPANT,
    "Marleen",
    (
        ("introduction", "Ik lach graag, ook als het eens minder gaat. Een tas koffie slaag ik nooit af."),
        ("question", "Iemand om af en toe mee naar de markt te gaan."),
        ("age", "58 jaar"),
        ("municipality", "Geel"),
        ("interests", "koken, markten en wandelen"),
        ("strengths", "luisteren en taarten bakken"),
        ("availability", "woensdag en zaterdagnamiddag"),
        ("languages", "Nederlands en Frans"),
        ("smokes", "rookt niet"),
        ("helps", "Rustig beginnen, en een berichtje de dag voordien."),
    ),
    coordinator=_SIDES["coordinator"],
    reader="Nadia",
)
_INVITATION = InvitationData(
    Occasion(
        EventKind.INTERVISION,
        _LATER,
        starts_at=time(19, 30),
        ends_at=time(21),
        place="De Brug, Geel",
        theme="omgaan met grenzen",
        partner="Vrijwilligershuis De Verbeelding",
    ),
    "Nadia Verzinsel",
    "Nadia",
    ("Modelstraat 1", "2440 Geel"),
    coordinator=_SIDES["coordinator"],
    written_on=_START,
)
_QUESTION = "Hoe geraak ik meer buiten, ook als het minder gaat?"
_BESIDE = (Letterhead(), _SIDES["participant"], _SIDES["coordinator"])
_TO_THINK_ALONG = NetworkInvitationData(
    "Mieke",
    *_BESIDE,
    on=_LATER,
    at=time(14),
    place="De Brug, Geel",
    question=_QUESTION,
    informs_about="hoe het vroeger ging",
    written_on=_START,
)
_PLAN = NetworkPlanData(
    *_BESIDE,
    held_on=_START,
    question=_QUESTION,
    requirements=(
        RequirementWords("Iemand hoort Marleen elke week", "de huisarts", "zo blijft het veilig", True, (2,)),
    ),
    lines=(
        PlanWords(
            PlanOwner.SELF, "Elke dag een wandeling", when="in de voormiddag", what_if_not="een ommetje is ook goed"
        ),
        PlanWords(PlanOwner.NETWORK, "Bellen", "Mieke", "op zondag", "Zus Ria belt"),
        PlanWords(PlanOwner.BUDDY, "Samen naar de markt", "Nadia", "om de twee weken"),
    ),
    checks=(_LATER, date(2027, 7, 9)),
    early_signs="Marleen doet de telefoon niet meer open",
    who_calls="Mieke belt Zus Ria",
)
_MARLEEN, _NADIA = _SIDES["participant"], _SIDES["buddy"]
PAPERS: dict[str, Paper] = {
    "duo_agreement": Paper(_AGREEMENT, agreement.render, agreement.placeholders),
    "evaluation_participant": _form(Voice.PARTICIPANT),
    "evaluation_buddy": _form(Voice.BUDDY),
    "evaluation_together": _form(Voice.TOGETHER),
    "screening_form": _letter("screening_form", _NADIA, "Modelstraat 1"),
    "introduction": Paper(_INTRODUCTION, introduction.render, introduction.placeholders),
    "agreement_note": _letter("agreement_note", _NADIA, "Modelstraat 1"),
    "information_note": _letter("information_note", _NADIA, "Modelstraat 1"),
    "handover_letter": _letter("handover_letter", _MARLEEN, "Modelplein 2"),
    "closing_letter": _letter("closing_letter", _MARLEEN, "Modelplein 2", "Nadia"),
    "invitation": Paper(_INVITATION, invitation.render, invitation.placeholders),
    "network_invitation": Paper(_TO_THINK_ALONG, network_invitation.render, network_invitation.placeholders),
    "network_plan": Paper(_PLAN, network_plan.render, network_plan.placeholders),
    "certificate": _letter("certificate", _NADIA, "Modelstraat 1"),
    "emergency_card": Paper(_CARD, emergency_card.render, emergency_card.placeholders),
}


def preview(name: str, text: str, letterhead: Letterhead) -> bytes:
    """The PDF of the example with a text. Raises KlikError for what in the text could not be printed."""
    paper = PAPERS[name]
    return paper.render(replace(paper.example, letterhead=letterhead), text)


def insertable(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the text of a paper may hold: ``{name}`` of each placeholder, and each drawn ``[block: words]`` once."""
    paper = PAPERS[name]
    blocks: dict[str, str] = {}
    for part in parse(standard_text(name)):
        if part.kind == "block":
            blocks.setdefault(part.label, _written(part))
    return tuple(f"{{{one}}}" for one in paper.placeholders(paper.example)), tuple(blocks.values())


def _written(part: Part) -> str:
    name = f"{part.label} {part.key}".strip()
    return f"[{name}: {' | '.join(part.words)}]" if part.words else f"[{name}]"

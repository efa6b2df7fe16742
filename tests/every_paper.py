"""Every paper there is, made about anybody, from any office and in any language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from pypdf import PdfReader

from app.documents import (
    agreement,
    attendance_list,
    emergency_card,
    evaluation_answers,
    evaluation_form,
    expense_note,
    introduction,
    invitation,
    labels,
    letter,
    network_comparison,
    network_invitation,
    network_map,
    network_plan,
    people_list,
    person_file,
    road_list,
    signals_note,
    year_report,
)
from app.documents.data import (
    AgreementData,
    AttendanceData,
    Cell,
    Coordinator,
    EmergencyCardData,
    EvaluationAnswersData,
    EvaluationFormData,
    GoalWords,
    InvitationData,
    Label,
    LabelsData,
    LetterData,
    Letterhead,
    ListColumn,
    ListData,
    Occasion,
    Question,
    Reach,
    RoadData,
    Side,
    Stop,
)
from app.documents.expense_data import ExpenseLine, ExpenseNoteData
from app.documents.introduction_data import IntroductionData
from app.documents.meeting_data import NetworkInvitationData, NetworkPlanData, PlanWords, RequirementWords
from app.documents.network_data import NetworkComparisonData, NetworkMapData, Sheet
from app.documents.person_file_data import Chapter, Fact, PersonFileData, Record
from app.documents.signals_data import NotedSignal, SignalsNoteData, Told
from app.i18n import speaking
from app.network.compare import compare
from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Spot
from app.vocabulary import EventKind, PlanOwner, Role, TieKind, Voice
from tests.report_sample import sample

DAY = date(2026, 11, 28)


@dataclass(frozen=True)
class Said:
    """Who the paper is about, who it comes from, what is written wherever something may be, and in which language."""

    name: str
    office: str = "CGG De Zonnebloesem – buddywerking"
    text: str = "wat gezegd werd"
    language: str = "nl_BE"


def _head(said: Said) -> Letterhead:
    address = ("Lindelaan 12", "2440 Geel")
    return Letterhead(said.office, address, "0400 00 00 10", "post@zonnebloesem.example", language=said.language)


def _agreement(said: Said) -> bytes:
    texts = dict.fromkeys(
        ("aim", "usual_day", "holidays", "costs", "own_input_buddy", "boundaries_together", "activities_liked"),
        said.text,
    )
    side = Side(said.name, said.name)
    return agreement.render(
        AgreementData(_head(said), side, side, Coordinator(said.name), start=DAY, click_recorded=True, **texts)
    )


def _form(voice: Voice) -> Callable[[Said], bytes]:
    def make(said: Said) -> bytes:
        side = Side(said.name, said.name)
        goals = (GoalWords("een", said.text),)
        whose = {"letterhead": _head(said), "participant": side, "buddy": side, "coordinator": Coordinator(said.name)}
        return evaluation_form.render(EvaluationFormData(voice, **whose, talk=DAY, goals=goals))

    return make


def _answers(said: Said) -> bytes:
    asked = (Question("een", said.text, lines=3), Question("twee", "Hoe gaat het?", ("goed", "niet goed")))
    side = Side(said.name, said.name)
    told = {"een": said.text, "twee": 1}
    return evaluation_answers.render(EvaluationAnswersData(said.name, 3, DAY, asked, told, _head(said), side, side))


def _card(said: Said) -> bytes:
    numbers = (("112", "ambulance"), ("0400 00 00 01", said.name))
    side = Side(said.name, said.name)
    return emergency_card.render(EmergencyCardData(numbers, _head(said), side, Coordinator(said.name, "0400")))


def _letter(name: str) -> Callable[[Said], bytes]:
    def make(said: Said) -> bytes:
        side = Side(said.name, said.name)
        data = LetterData(name, _head(said), side, (said.text, "2440 Geel"), said.text, said.text, said.name)
        return letter.render(replace(data, coordinator=Coordinator(said.name), coordinator_before=said.name))

    return make


def _introduction(said: Said) -> bytes:
    lines = tuple((name, said.text) for name in ("introduction", "question", "interests", "availability", "helps"))
    data = IntroductionData(Role.BUDDY, said.name, lines, _head(said), Coordinator(said.name), said.name)
    return introduction.render(data)


def _list(said: Said) -> bytes:
    rows = ((Cell(said.name), Cell(said.text)), (Cell("Nadia Verzinsel"), Cell("kort")))
    columns = (ListColumn("Naam"), ListColumn("Vraag"))
    return people_list.render(ListData(said.name, DAY, columns, rows, _head(said)))


def _road(said: Said) -> bytes:
    stop = Stop((Reach(Role.PARTICIPANT, said.name, (said.name,), "0400 00 00 01"),), said.text)
    return road_list.render(RoadData(DAY, ((said.name, (stop,)),), _head(said)))


def _labels(said: Said) -> bytes:
    label = Label(said.name, (said.text, "2440 Geel"))
    with speaking(said.language):  # a label says nothing but who sends it, and has no letterhead to keep a language
        return labels.render(LabelsData((label,) * 30, "3x8", 5, said.office))


MAP_WORDS: Any = ("Thuis", "Zxv", "Zorg", "Zxb"), ("een", "twee", "drie", "vier")


def _on_a_map(name: str, angle: float, **said: Any) -> MapContents:
    """Somebody on a map, and a neighbour who stays where she is."""
    who, mieke = MapContact(UUID(int=1), name, spot=Spot(angle, 80.0), **said), MapContact(UUID(int=2), "Mieke")
    return MapContents((who, replace(mieke, spot=Spot(-40.0, 50.0))), (MapTie(who.id, mieke.id, TieKind.TENSE),))


def _map(said: Said) -> bytes:
    contents = _on_a_map(said.name, 0.5, deceased=True)
    return network_map.render(NetworkMapData(contents, *MAP_WORDS, _head(said), Side(said.name, said.name), DAY))


def _compared(said: Said) -> bytes:
    then, now = _on_a_map(said.name, 178.0), _on_a_map(said.name, -3.0)
    then = replace(then, contacts=(*then.contacts, MapContact(UUID(int=3), said.name, spot=Spot(89.0, 99.0))))
    side = Side(said.name, said.name)
    return network_comparison.render(
        NetworkComparisonData(then, now, compare(then, now), DAY, DAY, *MAP_WORDS, _head(said), side)
    )


def _occasion(said: Said) -> Occasion:
    return Occasion(EventKind.INTERVISION, DAY, said.name, place=said.text, theme=said.text, partner=said.name)


def _invitation(said: Said) -> bytes:
    who = Coordinator(said.name)
    return invitation.render(
        InvitationData(_occasion(said), said.name, said.name, (said.text, "2440 Geel"), _head(said), who, DAY)
    )


def _to_sign(said: Said) -> bytes:
    return attendance_list.render(AttendanceData(_occasion(said), (said.name, "Nadia V."), _head(said)))


def _to_think_along(said: Said) -> bytes:
    head, side, who = _head(said), Side(said.name, said.name), Coordinator(said.name)
    data = NetworkInvitationData(said.name, head, side, who, DAY, place=said.text, question=said.text)
    return network_invitation.render(replace(data, informs_about=said.text))


def _plan(said: Said) -> bytes:
    requirement = RequirementWords(said.text, said.name, said.text, True, (1, 2))
    lines = tuple(PlanWords(owner, said.text, said.name, said.text, said.text, DAY) for owner in PlanOwner)
    data = NetworkPlanData(_head(said), Side(said.name, said.name), Coordinator(said.name), DAY, said.text)
    told = {"early_signs": said.text, "who_calls": said.text}
    return network_plan.render(replace(data, requirements=(requirement,), lines=lines, checks=(DAY,), **told))


def _own_file(said: Said) -> bytes:
    facts = tuple(Fact(name, name, said.text, said.text) for name in ("note", "place"))
    records = (Record("1", (Fact("on", "Dag", said.name, said.name), *facts), 1), Record("2", facts))
    chapters = (Chapter("contact", said.office, records), Chapter("changes", "Ooit", (Record("3", facts[:1]),)))
    contents = _on_a_map(said.name, 0.5)
    drawn = NetworkMapData(contents, *MAP_WORDS, _head(said), Side(), DAY, Sheet.A4_PORTRAIT)
    who = Coordinator(said.name, "0400 00 00 01")
    data = PersonFileData(Side(said.name, said.name), DAY, chapters, (said.text,), _head(said), who, drawn)
    return person_file.render(data)


def _signals(said: Said) -> bytes:
    one = NotedSignal(said.text, 3, 5, (Told(said.name, DAY, said.text, DAY), Told("De Lijn", DAY)), DAY)
    return signals_note.render(SignalsNoteData(2026, ((said.name, (one, one)),), _head(said)))


def _year_report(said: Said) -> bytes:
    found = sample(said.name, said.text)
    head = replace(found.letterhead, language=said.language)
    return year_report.render(replace(found, of_whom=said.name, letterhead=head))


def _note(said: Said) -> bytes:
    lines = (
        ExpenseLine(DAY, "M.Z.", said.text, said.name, "12,5 km auto aan € 0,4312", "€ 5,39", "", "7", "€ 5,39"),
        ExpenseLine(DAY, "", "trein", "", "bus of trein", "€ 12,40", "€ 1.250,00", said.name, "€ 1.262,40"),
    )
    ceilings = ("het forfait van dit jaar: € 69,00 van € 1.692,51",)
    data = ExpenseNoteData("2026-001", said.name, DAY, DAY, "forfait", lines, "€ 1.267,79", letterhead=_head(said))
    return expense_note.render(replace(data, address=(said.text,), ceilings=ceilings, approved_by=said.name))


EVERY: dict[str, Callable[[Said], bytes]] = {
    "duo_agreement": _agreement,
    **{f"evaluation_{voice.value}": _form(voice) for voice in Voice},
    "evaluation_answers": _answers,
    "emergency_card": _card,
    "introduction": _introduction,
    **{
        name: _letter(name)
        for name in (
            *("screening_form", "agreement_note", "information_note"),
            *("handover_letter", "closing_letter", "certificate"),
        )
    },
    "invitation": _invitation,
    "network_invitation": _to_think_along,
    "network_plan": _plan,
    "attendance": _to_sign,
    "list": _list,
    "expense_note": _note,
    "road": _road,
    "labels": _labels,
    "map": _map,
    "compared": _compared,
    "person_file": _own_file,
    "year_report": _year_report,
    "signals_note": _signals,
}


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader(pdf).pages)

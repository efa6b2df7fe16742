"""What is told of a network stays with the map and the meeting: no list, letter or proposal carries a word of it."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from app.network.map import Spot
from app.services import (
    documents,
    duo_path,
    duos,
    existing_duos,
    first_words,
    ladders,
    letters,
    matching,
    network,
    network_invitees,
    network_meetings,
    network_moments,
    network_plans,
    office,
    people,
    programme,
    search,
    today,
)
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import DuoState, MomentKind, PlanOwner, Rung, Voice
from tests.services.conftest import TODAY

TOKEN = "Kwistebiebel"
BEGAN = TODAY - timedelta(400)


def told(vault: Vault, marleen: UUID) -> None:
    """Every field of the network that takes words holds the token."""
    said = (f"{TOKEN} {at}" for at in range(100))
    perform(vault, office.change_office, {"network_meetings": True})
    (mama,) = perform(vault, network.name, marleen, [next(said)], Spot(150, 20))
    perform(vault, network.note, [mama], {"relation": next(said)})
    perform(vault, network.name_sectors, marleen, [next(said)] * 4)
    perform(vault, network_moments.keep, marleen, BEGAN, MomentKind.START, None, next(said))
    (choir,) = perform(vault, ladders.add, marleen, [next(said)])
    perform(vault, ladders.reach, choir, Rung.ALONE, BEGAN)
    perform(vault, ladders.change, choir, {fact: next(said) for fact in ("role", "gives", "cost")})
    meeting = perform(vault, network_meetings.explain, marleen, BEGAN, True)
    words = ("question", "preparation", "early_signs", "who_calls")
    perform(vault, network_meetings.change, meeting, {fact: next(said) for fact in words})
    (zus,) = perform(vault, network_invitees.name, meeting, [next(said)], next(said))
    perform(vault, network_invitees.change, zus, {"invited": True, "informs_about": next(said)})
    asked = perform(vault, network_plans.add_requirement, meeting, next(said))
    perform(vault, network_plans.change_requirement, asked, {"set_by": next(said), "why": next(said)})
    line = perform(vault, network_plans.add_line, meeting, PlanOwner.NETWORK, next(said))
    perform(vault, network_plans.change_line, line, {fact: next(said) for fact in ("who", "when", "what_if_not")})
    perform(vault, network_meetings.note_held, meeting, TODAY - timedelta(60))
    check = perform(vault, network_plans.add_check, meeting, TODAY)
    perform(vault, network_plans.change_check, check, {"worked": next(said), "did_not_work": next(said)})


def test_nothing_but_the_map_and_the_meeting_tells_of_it(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    marleen, nadia, omar = participant(), buddy(), buddy("Omar")
    duo = perform(vault, existing_duos.record, marleen, nadia, BEGAN, BEGAN)
    told(vault, marleen)
    with vault.read() as session:
        person, other = people.participant(session, marleen, TODAY), people.buddy(session, omar, TODAY)
        pair = matching.pair(session, marleen, omar, TODAY)
        found = (
            *(people.participants(session, TODAY), people.buddies(session, TODAY), duos.duos(session)),
            search.read(session),
            *(today.today(session, TODAY), today.coming(session, TODAY, date(2027, 12, 31))),
            *(matching.problem(session, TODAY), pair, programme.programme(session, TODAY)),
            *(first_words.invitation(pair, person, other), first_words.invitation(pair, other, person)),
            *(letters.agreement_notes(session, nadia), letters.information_notes(session, nadia)),
            *(documents.agreement(session, duo), documents.evaluation_form(session, duo, Voice.TOGETHER, 12)),
        )
        assert any(row.matter == "network_check" for row in today.today(session, TODAY).rows)
    perform(vault, duo_path.end, duo, DuoState.STOPPED_EARLY, TODAY, None)
    with vault.read() as session:
        found += (letters.closing_letters(session, duo, TODAY), letters.certificates(session, duo))
        told_of = [TOKEN in repr(one) for one in (network.network(session, marleen), ladders.ladders(session, marleen))]
    assert told_of == [True, True]
    assert [one for one in found if TOKEN in repr(one)] == []
    assert not [entry for entry in vault.history(100) if TOKEN in f"{entry.action} {entry.about}"]

"""What is said to each of two people gives no surname away."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from app.services import consents, first_words, matching, people
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ConsentKind, Role

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def said(vault: Vault, whom: UUID, volunteer: UUID) -> str:
    with vault.read() as session:
        pair = matching.pair(session, whom, volunteer, TODAY)
        me, other = people.buddy(session, volunteer, TODAY), people.participant(session, whom, TODAY)
        may = consents.may_tell(session, Subject("participant", whom))
    return first_words.invitation(pair, me, other, may)


def test_first_name_age_place_and_what_they_share(vault: Vault, participant: Add, buddy: Add) -> None:
    text = said(vault, participant(birth_year=1968, street="Lindelaan 4"), buddy())
    assert text.startswith("Dag Nadia. We dachten aan iemand voor jou: Marleen, 58 jaar, uit Geel.")
    assert "wandelen" in text
    assert "Zonnedauw" not in text
    assert "Lindelaan" not in text


def test_once_asked_only_what_may_be_shared_is_said(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(birth_year=1968), buddy()
    everything = said(vault, whom, volunteer)

    def agreed(given: bool | None, *what: str) -> str:
        to = Subject("participant", whom)
        perform(vault, consents.note_consent, to, ConsentKind.BUDDY, given, TODAY, None, what)
        return said(vault, whom, volunteer)

    assert agreed(True, "age").startswith("Dag Nadia. We dachten aan iemand voor jou: Marleen, 58 jaar. Zie")
    assert "uit Geel" in agreed(True, "municipality")
    assert "wandelen" in agreed(True, "interests")
    assert "vrij" in agreed(True, "availability")
    refused = agreed(False)
    assert [word for word in ("58", "Geel", "wandelen", "vrij") if word in refused] == []
    assert [word for word in ("58", "Geel", "wandelen", "vrij") if word not in everything] == []
    assert agreed(None) == everything


def test_who_knows_a_little_of_the_only_language_they_share_is_asked_how_well_it_goes(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    whom = participant(languages=["fr", "nl"], remarks="Talen: Frans, beetje NL")
    dutch, both = buddy(languages=["nl"]), buddy("Els", "Avondrood", languages=["nl", "fr"])

    def asked(volunteer: UUID, side: Role) -> list[str]:
        with vault.read() as session:
            pair = matching.pair(session, whom, volunteer, TODAY)
            me, other = people.participant(session, whom, TODAY), people.buddy(session, volunteer, TODAY)
        return [one for one in first_words.to_ask_beforehand(pair, side, me, other) if "NL" in one]

    (said,) = asked(dutch, Role.PARTICIPANT)
    assert said == "Van Marleen staat genoteerd “beetje NL”: hoe vlot gaat een gesprek in het Nederlands?"
    assert asked(dutch, Role.BUDDY) == []
    assert asked(both, Role.PARTICIPANT) == [], "they have French"


def test_who_has_only_one_name_is_somebody(vault: Vault, participant: Add, buddy: Add) -> None:
    text = said(vault, participant("", "Zonnedauw"), buddy())
    assert "Zonnedauw" not in text
    assert "iemand" in text


def test_two_who_are_one_buddy_are_spoken_to_and_of_as_two(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, couple = participant(birth_year=1968), buddy(birth_year=1970)
    with vault.read() as session:
        days = people.participant(session, whom, TODAY).availability
    perform(vault, people.add_second_person, couple, {"first_name": "Femke", "availability": days})
    text = said(vault, whom, couple)
    assert text.startswith("Dag Nadia & Femke. We dachten aan iemand voor jullie: Marleen, 58 jaar, uit Geel.")
    assert "alle drie vrij" in text
    assert "Zien jullie een kennismaking zitten" in text
    with vault.read() as session:
        pair = matching.pair(session, whom, couple, TODAY)
        me, other = people.participant(session, whom, TODAY), people.buddy(session, couple, TODAY)
    text = first_words.invitation(pair, me, other)
    assert text.startswith("Dag Marleen. We dachten aan twee mensen voor jou: Nadia & Femke, uit Geel.")

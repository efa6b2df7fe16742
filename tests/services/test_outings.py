"""Two who wait, once out together: proposed in words, each asked apart, and nobody who does not want to."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import follow_ups, hard_days, outings, people, referrals
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import Answer, ParticipantStatus

TODAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)
TUESDAY = {"tue-afternoon": True, "wed-morning": True}
Add = Callable[..., UUID]


def names(vault: Vault, whose: UUID) -> list[str]:
    with vault.read() as session:
        return [one.row.first_name for one in outings.companions(session, whose, TODAY)]


def test_who_likes_the_same_is_free_then_and_lives_near_comes_first(vault: Vault, participant: Add) -> None:
    marleen = participant(interests=["wandelen", "koken"], availability=TUESDAY)
    participant("Ver", interests=["Wandelen"], availability=TUESDAY, postcode="2300", place="Turnhout")
    participant("Dichtbij", interests=["wandelen"], availability=TUESDAY)
    participant("Bezet", interests=["wandelen"], availability={"tue-afternoon": False})
    participant("Beide", interests=["koken", "wandelen"], availability=None, postcode=None, place=None)
    participant("Anders", interests=["schaken"], availability=None)
    participant("Samen", status=ParticipantStatus.IN_DUO)
    participant("Opgenomen", admitted_since=TODAY)
    participant("Niet", no_contact_since=TODAY)
    assert names(vault, marleen) == ["Beide", "Dichtbij", "Ver", "Bezet", "Anders"]
    with vault.read() as session:
        near = outings.companions(session, marleen, TODAY)[1]
    assert (near.likes, near.half_days, near.km) == (("wandelen",), ("tue-afternoon", "wed-morning"), 0.0)


def test_each_is_asked_apart_and_both_pages_tell_of_it(vault: Vault, participant: Add) -> None:
    marleen, luc, rita = participant(phone="+32400000012"), participant("Luc"), participant("Rita")
    made = perform(vault, outings.pair, marleen, luc, SATURDAY, "Markt in Geel")
    assert names(vault, marleen) == ["Rita"]
    assert names(vault, luc) == ["Rita"]
    for one, other in ((marleen, "Luc"), (luc, "Marleen")):
        with vault.read() as session:
            (row,) = referrals.referrals_of(session, one)
        assert row.asked[0].id == one
        assert row.with_whom
        assert row.with_whom.called == other
        assert (row.ask_on, row.is_agreed, row.is_open) == (None, False, True)
    perform(vault, outings.note_answer, made, marleen, Answer.YES, TODAY)
    perform(vault, outings.note_answer, made, luc, Answer.YES, TODAY)
    with vault.read() as session:
        (step,) = follow_ups.open_steps(session, Subject("participant", marleen))
        assert (step.what, step.on) == ("Markt in Geel", SATURDAY + timedelta(days=9))  # past the weekend
    perform(vault, outings.note_answer, made, luc, Answer.NO, TODAY)
    with vault.read() as session:
        assert follow_ups.open_steps(session, Subject("participant", marleen)) == ()
        assert not referrals.referral(session, made).is_open
    assert names(vault, marleen) == ["Rita"]
    with pytest.raises(KlikError):
        perform(vault, outings.pair, luc, marleen, SATURDAY, "Nog eens")
    perform(vault, outings.note_answer, made, luc, None, TODAY)
    with vault.read() as session:
        assert referrals.referral(session, made).is_open
    with pytest.raises(KlikError):
        perform(vault, outings.note_answer, made, rita, Answer.YES, TODAY)


def test_who_went_well_together_may_go_again(vault: Vault, participant: Add) -> None:
    marleen, luc = participant(), participant("Luc")
    made = perform(vault, outings.pair, marleen, luc, SATURDAY, "Markt")
    for one in (marleen, luc):
        perform(vault, outings.note_answer, made, one, Answer.YES, TODAY)
    perform(vault, referrals.end_referral, made, SATURDAY, "gezellig", True)
    assert names(vault, marleen) == ["Luc"]


def test_nobody_is_asked_who_may_not_be(vault: Vault, participant: Add) -> None:
    marleen, luc = participant(), participant("Luc", phone="+32400000013")
    made = perform(vault, outings.pair, marleen, luc, SATURDAY, "Markt")
    with vault.read() as session:
        person = people.participant(session, luc, TODAY).person_id
    with vault.read() as session:
        assert referrals.referral(session, made).asked[1].phone
    perform(vault, hard_days.no_contact, person, TODAY)
    with vault.read() as session:
        row = referrals.referral(session, made)
    assert not row.is_open
    assert row.asked[1].phone is None
    with pytest.raises(KlikError, match="Luc"):
        perform(vault, outings.note_answer, made, marleen, Answer.YES, TODAY)
    assert names(vault, luc) == []
    assert names(vault, marleen) == []
    for whom in ((marleen, luc), (luc, marleen), (marleen, marleen)):
        with pytest.raises(KlikError):
            perform(vault, outings.pair, *whom, SATURDAY, "Markt")


def test_nobody_is_asked_how_it_was_with_who_died_meanwhile(vault: Vault, participant: Add) -> None:
    marleen, luc = participant(), participant("Luc")
    made = perform(vault, outings.pair, marleen, luc, SATURDAY, "Markt in Geel")
    for one in (marleen, luc):
        perform(vault, outings.note_answer, made, one, Answer.YES, TODAY)

    def asked() -> int:
        with vault.read() as session:
            return len(follow_ups.open_steps(session, Subject("participant", marleen)))

    with vault.read() as session:
        person = people.participant(session, luc, TODAY).person_id
    perform(vault, hard_days.deceased, person, TODAY)
    assert asked() == 0
    perform(vault, hard_days.take_back, person)
    assert asked() == 1

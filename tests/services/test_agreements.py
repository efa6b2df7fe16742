"""The versions of an agreement: what is kept of each, and what a new one changes."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import agreements, documents, duo_path, duos, rhythms
from app.services.actions import perform
from app.services.agreements import Change, Version
from app.storage.vault import Vault
from app.vocabulary import Click, DuoState

MET, SIGNED, LATER = date(2026, 9, 1), date(2026, 9, 8), date(2026, 12, 8)
Add = Callable[..., UUID]


@pytest.fixture
def duo(vault: Vault, participant: Add, buddy: Add) -> UUID:
    made = perform(vault, duo_path.accept, participant(), buddy(), MET)
    perform(vault, duo_path.note_meeting, made, Click.YES, Click.YES, MET)
    perform(vault, agreements.change_agreement, made, {"usual_day": "zaterdag", "review_on": LATER})
    perform(vault, agreements.sign_agreement, made, SIGNED, "Geel", ["Marleen Zonnedauw"], "kast 2")
    return made


def versions(vault: Vault, duo: UUID) -> tuple[Version, ...]:
    with vault.read() as session:
        return agreements.versions(session, duo)


def test_a_signature_says_by_whom_and_where_the_paper_lies(vault: Vault, duo: UUID) -> None:
    (only,) = versions(vault, duo)
    assert (only.signed_on, only.signed_place, only.signed_by, only.kept_at) == (
        SIGNED,
        "Geel",
        ("Marleen Zonnedauw",),
        "kast 2",
    )
    assert only.changes == ()


def test_a_new_version_begins_as_the_one_before_and_unsigned(vault: Vault, duo: UUID) -> None:
    perform(vault, agreements.renew, duo)
    new, old = versions(vault, duo)
    assert (new.version, new.signed_on, new.signed_by, new.kept_at) == (2, None, (), None)
    assert new.terms == old.terms
    assert new.changes == ()
    with pytest.raises(KlikError, match="2"):
        perform(vault, agreements.renew, duo)


def test_what_changed_is_told_by_term_and_a_pair_as_one(vault: Vault, duo: UUID) -> None:
    perform(vault, agreements.renew, duo)
    facts = {"every_days_min": 28, "every_days_max": 28, "usual_day": "zondag", "review_on": None, "costs": "elk zelf"}
    perform(vault, agreements.change_agreement, duo, facts)
    assert versions(vault, duo)[0].changes == (
        Change("review_on", LATER, None),
        Change("every_days", (14, 21), (28, 28)),
        Change("usual_day", "zaterdag", "zondag"),
        Change("costs", None, "elk zelf"),
    )


def test_until_the_new_version_is_signed_the_old_one_holds(vault: Vault, duo: UUID) -> None:
    perform(vault, agreements.renew, duo)
    perform(vault, agreements.change_agreement, duo, {"every_days_min": 28, "every_days_max": 28, "trial_max": 9})
    for signed, terms in ((False, ((14, 21), (4, 6))), (True, ((28, 28), (4, 9)))):
        if signed:
            perform(vault, agreements.sign_new_version, duo, LATER)
        with vault.read() as session:
            row = duos.duo(session, duo)
        assert (row.every_days, row.trial) == terms
        assert row.agreement_signed_on == (LATER if signed else SIGNED)


def test_only_a_new_version_is_dropped(vault: Vault, duo: UUID) -> None:
    with pytest.raises(KlikError):
        perform(vault, agreements.drop, duo)
    perform(vault, agreements.renew, duo)
    perform(vault, agreements.drop, duo)
    assert [one.version for one in versions(vault, duo)] == [1]


def test_a_corrected_day_of_signing_is_the_day_the_trial_began(vault: Vault, duo: UUID) -> None:
    perform(vault, agreements.note_signed, versions(vault, duo)[0].id, date(2026, 9, 7), None, ["An"], None)
    with vault.read() as session:
        row = duos.duo(session, duo)
    assert row.since(DuoState.TRIAL) == row.agreement_signed_on == date(2026, 9, 7)
    assert versions(vault, duo)[0].signed_by == ("An",)


def test_what_was_never_signed_has_no_signature_to_correct(vault: Vault, duo: UUID) -> None:
    perform(vault, agreements.renew, duo)
    with pytest.raises(KlikError):
        perform(vault, agreements.note_signed, versions(vault, duo)[0].id, LATER)


def test_an_old_version_is_printed_as_it_was(vault: Vault, duo: UUID) -> None:
    perform(vault, agreements.renew, duo)
    perform(vault, agreements.change_agreement, duo, {"usual_day": "zondag"})
    new, old = versions(vault, duo)
    with vault.read() as session:
        assert documents.agreement(session, duo).usual_day == "zondag"
        assert documents.agreement(session, duo, old.id).usual_day == "zaterdag"
        assert documents.agreement(session, duo, new.id).signing_date is None


def test_the_numbers_of_the_office_stand_in_a_first_agreement(vault: Vault, participant: Add, buddy: Add) -> None:
    perform(vault, rhythms.change, rhythms.Rhythms(every_days=(7, 14), trial=(3, 5)))
    made = perform(vault, duo_path.accept, participant(), buddy(), MET)
    with vault.read() as session:
        row, terms = duos.duo(session, made), agreements.terms(session, made)
    assert (row.every_days, row.trial) == ((7, 14), (3, 5))
    assert (terms["every_days_min"], terms["trial_max"]) == (7, 5)
    perform(vault, duo_path.note_meeting, made, Click.YES, Click.YES, MET)
    perform(vault, agreements.sign_agreement, made, SIGNED)
    perform(vault, rhythms.change, rhythms.Rhythms())
    with vault.read() as session:  # what was signed stays, whatever is usual later
        assert duos.duo(session, made).every_days == (7, 14)

"""What can be shared with the one on the other side at all: never where somebody lives, nor what the office notes."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import KlikError
from app.services import consents
from app.services.actions import perform
from app.services.rows import BuddyRow, ParticipantRow
from app.services.sharing import SHAREABLE
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ConsentKind, Role

DAY, LATER = date(2026, 11, 20), date(2026, 11, 22)
ROWS = {Role.PARTICIPANT: ParticipantRow, Role.BUDDY: BuddyRow}
NEVER = {
    *("last_name", "full_name", "short_name", "birth_date", "street", "postcode", "place", "phone", "email"),
    *("reach_note", "remarks", "care_note", "custom", "vulnerable", "isolated", "checked_on", "checked_by", "dossier"),
    *("referrer", "referrer_contact", "referred_to", "left_note", "target_groups", "priority_groups", "minors"),
    *("screened_on", "screened_at", "screener", "screening_note", "advice", "decided_by", "wishes", "coordinator"),
}


@pytest.mark.parametrize("role", Role)
def test_what_can_be_shared_is_a_fact_but_none_that_is_only_for_the_office(role: Role) -> None:
    assert SHAREABLE[role].keys() <= {field.name for field in fields(ROWS[role])}
    assert not SHAREABLE[role].keys() & NEVER
    assert {"last_name", "street", "phone", "remarks"} <= NEVER & {field.name for field in fields(ROWS[role])}


def test_what_cannot_be_shared_is_refused_and_changes_nothing(vault: Vault, participant: Callable[..., UUID]) -> None:
    whom = Subject("participant", participant())
    perform(vault, consents.note_consent, whom, ConsentKind.BUDDY, True, DAY, None, ["age"])

    @given(st.sampled_from(sorted(NEVER)), st.lists(st.sampled_from(sorted(SHAREABLE[Role.PARTICIPANT])), max_size=2))
    def refused(hidden: str, others: list[str]) -> None:
        with pytest.raises(KlikError, match=hidden):
            perform(vault, consents.note_consent, whom, ConsentKind.BUDDY, True, LATER, None, [*others, hidden])

    refused()
    with vault.read() as session:
        assert consents.may_share(session, whom) == ("age",)

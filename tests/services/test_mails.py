"""Mails one by one: one address in each, the words of one person, and a note of what was made ready."""

from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import KlikError
from app.services import handouts, hard_days, mails, office, people
from app.services.actions import perform
from app.services.mails import Addressee, Draft
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import HandoutKind

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]
SOMEBODY = Subject("participant", UUID(int=1))
lines = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60)


@given(st.lists(lines, min_size=1, max_size=5).map("\n".join), lines)
def test_a_draft_says_what_was_written_to_one_address(text: str, subject: str) -> None:
    one = Draft(SOMEBODY, "Zoë", "zoe@mens.example", " ".join(subject.split()), text)
    read = message_from_bytes(one.file, policy=default)
    assert (read["To"], read["X-Unsent"]) == ("zoe@mens.example", "1")
    assert read["Cc"] is read["Bcc"] is None
    body = read.get_body()
    assert body
    assert body.get_content().replace("\r\n", "\n").rstrip("\n").split("\n") == text.rstrip("\n").split("\n")
    link = urlsplit(one.link)
    assert (link.scheme, unquote(link.path)) == ("mailto", "zoe@mens.example")
    asked = parse_qs(link.query, keep_blank_values=True)
    assert asked["body"] == [text.rstrip("\n").replace("\n", "\r\n")]
    assert asked["subject"] == [one.subject]


def test_each_gets_her_own_words(vault: Vault, participant: Add) -> None:
    an = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    ids = [participant("Marleen", email="marleen@mens.example"), participant("Luc", email="luc@mens.example")]
    perform(vault, people.change_participant, ids[0], {"coordinator_id": an})
    with vault.read() as session:
        marleen, luc = mails.addressees(session, "participant", ids).people
    made = mails.draft(marleen, "Dag {voornaam}", "Bel {contactpersoon}.\n\nTot dan, {naam}")
    assert (made.to, made.subject) == ("marleen@mens.example", "Dag Marleen")
    assert made.text == "Bel An Zilverberk.\n\nTot dan, Marleen Zonnedauw\n"
    for subject, text in (("Dag", "{contactpersoon}"), ("Dag", "{gsm}"), ("", "tekst"), ("Dag", "  ")):
        with pytest.raises(KlikError):
            mails.draft(luc, subject, text)


def test_who_has_no_address_or_is_gone_is_named_and_a_shared_one_is_none(vault: Vault, participant: Add) -> None:
    ids = [
        participant("Marleen", email="marleen@mens.example"),
        participant("Luc", email="a@mens.example; b@mens.example"),
        participant("Mieke", email="geen"),
        participant("Jan"),
        participant("Ilse", email="ilse@[mens.example"),
        participant("An", email="=?utf-8?q?x=40mens.example=2C?=an@mens.example"),
        participant("Els", email="els:x@mens.example"),
        participant("Rita", "Regenboog", email="rita@mens.example"),
    ]
    with vault.read() as session:
        rita = people.participant(session, ids[-1], TODAY).person_id
    perform(vault, hard_days.no_contact, rita, TODAY, pause=False)
    with vault.read() as session:
        found = mails.addressees(session, "participant", ids)
    assert [one.name for one in found.people] == ["Marleen Zonnedauw"]
    assert found.without == (
        "Luc Zonnedauw",
        "Mieke Zonnedauw",
        "Jan Zonnedauw",
        "Ilse Zonnedauw",
        "An Zonnedauw",
        "Els Zonnedauw",
    )
    assert found.left_out == ("Rita Regenboog",)


def test_both_of_a_couple_get_a_mail_of_their_own_and_it_is_noted(vault: Vault, buddy: Add) -> None:
    nadia = buddy(email="nadia@buddy.example")
    perform(vault, people.add_second_person, nadia, {"first_name": "Femke", "email": "femke@buddy.example"})
    with vault.read() as session:
        found = mails.addressees(session, "buddy", [nadia, nadia])
    made = [mails.draft(one, "Dag {prénom}", "Tot dan.") for one in found.people]
    assert [one.to for one in made] == ["nadia@buddy.example", "femke@buddy.example"]
    assert [mails.file_name(at, one) for at, one in enumerate(made, 1)] == ["mail-001-NV.eml", "mail-002-F.eml"]
    perform(vault, mails.note_mails, made, TODAY)
    with vault.read() as session:
        noted = handouts.handouts(session, Subject("buddy", nadia))
    assert {(one.kind, one.to, one.note) for one in noted} == {
        (HandoutKind.MAIL, "Nadia Vlinderdal", "Dag Nadia"),
        (HandoutKind.MAIL, "Femke", "Dag Femke"),
    }


def test_a_name_full_of_signs_makes_no_second_header() -> None:
    gaps = tuple((gap, "Eva\r\nBcc: iedereen@mens.example") for gap in mails.GAPS)
    whom = Addressee(SOMEBODY, UUID(int=2), "Eva", "eva@mens.example", gaps)
    made = mails.draft(whom, "Dag {voornaam}", "Dag")
    assert message_from_bytes(made.file, policy=default)["Bcc"] is None


def test_drafts_that_lie_in_a_folder_stay(tmp_path: Path) -> None:
    assert mails.next_number(tmp_path) == 1
    for name in ("mail-002-MZ.eml", "mail-011-LV.eml", "mail-eigen.eml"):
        (tmp_path / name).touch()
    assert mails.next_number(tmp_path) == 12

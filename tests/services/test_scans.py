"""Scans of signed papers, whole and only within the vault."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import agreements, duo_path, scans
from app.services.actions import perform
from app.services.scans import MOST_MEGABYTES
from app.storage.vault import Vault
from app.vocabulary import Click

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]
PNG = b"\x89PNG\r\n\x1a\n\x00\xff"


@pytest.fixture
def version(vault: Vault, participant: Add, buddy: Add) -> UUID:
    duo = perform(vault, duo_path.accept, participant(), buddy(), TODAY)
    perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY)
    perform(vault, agreements.sign_agreement, duo, TODAY)
    with vault.read() as session:
        return agreements.versions(session, duo)[0].id


@pytest.mark.parametrize(
    ("content", "ending"), [(b"%PDF-1.7 blad", ".pdf"), (b"\xff\xd8\xff\xe0 foto", ".jpg"), (PNG, ".png")]
)
def test_a_scan_comes_out_as_it_went_in(
    vault: Vault, version: UUID, tmp_path: Path, content: bytes, ending: str
) -> None:
    file = tmp_path / "getekend"  # what it is follows from its bytes, not from its name
    file.write_bytes(content)
    kept = perform(vault, scans.keep, version, file.name, scans.read_file(file))
    with vault.read() as session:
        opened = scans.opened(session, kept)
        assert (opened.ending, opened.content) == (ending, content)
        assert [(one.name, one.size) for one in scans.scans_of(session, version)] == [("getekend", len(content))]
    data = b"".join(one.read_bytes() for one in vault.folder.rglob("*") if one.is_file())
    assert content not in data


def test_removed_and_undone_it_is_the_same(vault: Vault, version: UUID) -> None:
    kept = perform(vault, scans.keep, version, "blad.png", PNG)
    perform(vault, scans.remove, kept)
    with vault.read() as session:
        assert scans.scans_of(session, version) == ()
    vault.undo()
    with vault.read() as session:
        assert scans.opened(session, kept).content == PNG


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"%PD"])
def test_another_kind_of_file_is_refused(vault: Vault, version: UUID, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "blad.pdf"
    file.write_bytes(content)
    with pytest.raises(KlikError, match=r"blad\.pdf is geen PDF, JPG of PNG"):
        scans.read_file(file)
    with pytest.raises(KlikError):
        perform(vault, scans.keep, version, "blad.pdf", content)


def test_ten_megabytes_may_be_kept_and_one_byte_more_not(tmp_path: Path) -> None:
    most = MOST_MEGABYTES * 1024 * 1024
    file = tmp_path / "blad.pdf"
    file.write_bytes(b"%PDF-".ljust(most, b"0"))
    assert len(scans.read_file(file)) == most
    file.write_bytes(b"%PDF-".ljust(most + 1, b"0"))
    with pytest.raises(KlikError, match="10 MB"):
        scans.read_file(file)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KlikError, match=r"weg\.pdf kan niet gelezen worden"):
        scans.read_file(tmp_path / "weg.pdf")

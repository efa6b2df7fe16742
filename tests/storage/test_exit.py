"""The way out without Klik: docs/unwrap.py, and another library that reads SQLCipher, on a vault as it is written."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from app.models import Base, Person
from app.storage.backup import backup
from app.storage.coordinators import use_code
from app.storage.keyfile import CENTRE, Cost, new_code
from app.storage.vault import Vault
from tests.filled import fill, id_of
from tests.vaults import SECRET

UNWRAP = Path(__file__).parents[2] / "docs" / "unwrap.py"
NO_SQLCIPHER = "import runpy, sys; sys.modules['sqlcipher3'] = None; sys.argv = sys.argv[1:]; "
NO_SQLCIPHER += "runpy.run_path(sys.argv[0], run_name='__main__')"
NAME = "Vinkenstein person.first_name 0"


@pytest.fixture
def filled(tmp_path: Path) -> tuple[Path, str]:
    """A vault with something in every column; and its recovery code."""
    vault, code = Vault.create(tmp_path / "kluis", SECRET, cost=Cost(8, 1, 1))
    with vault:
        with vault.write("prepared") as session:
            fill(session, Base.metadata)
        backup(vault, tmp_path / "b.klikbackup")
    return tmp_path / "kluis", code


def run(*arguments: object, code: int = 0, library: str = "", **secret: str) -> str:
    start = ["-c", NO_SQLCIPHER, str(UNWRAP)] if library == "apsw" else [str(UNWRAP)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KLIK_")}
    command = [sys.executable, *start, *map(str, arguments)]
    paths = os.pathsep.join(sys.path)
    done = subprocess.run(
        command, check=False, env=kept | {"PYTHONPATH": paths} | secret, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


def counts(file: sqlite3.Connection | apsw.Connection) -> dict[str, int]:
    names = [*(table.name for table in Base.metadata.sorted_tables), "journal", "journal_transaction", "meta"]
    return {name: next(iter(file.execute(f'SELECT count(*) FROM "{name}"')))[0] for name in names}


@pytest.mark.parametrize("library", ["sqlcipher3", "apsw"])
@pytest.mark.parametrize("source", ["kluis", "b.klikbackup"])
def test_a_copy_in_clear_holds_everything(filled: tuple[Path, str], tmp_path: Path, library: str, source: str) -> None:
    with Vault.unlock(filled[0], passphrase=SECRET) as vault, vault.raw() as file:
        expected = counts(file)
    before = [(filled[0] / name).read_bytes() for name in ("data.db", "keys.json")]
    out = tmp_path / "open.db"
    run(tmp_path / source, "--out", out, library=library, KLIK_PASSPHRASE=SECRET)
    with closing(sqlite3.connect(out)) as plain:
        assert counts(plain) == expected
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        named = plain.execute("SELECT first_name FROM person WHERE id = ?", (id_of("person", 0).hex,))
        assert named.fetchone() == (NAME,)
    assert [(filled[0] / name).read_bytes() for name in ("data.db", "keys.json")] == before
    assert {file.name for file in tmp_path.iterdir()} == {"kluis", "b.klikbackup", "open.db"}


@pytest.mark.parametrize("library", ["sqlcipher3", "apsw"])
def test_what_was_written_last_comes_along_from_a_vault_that_was_not_closed(
    filled: tuple[Path, str], tmp_path: Path, library: str
) -> None:
    with Vault.unlock(filled[0], passphrase=SECRET) as vault:
        with vault.write("last") as session:
            session.add(Person(first_name="Laatste"))
        shutil.copytree(filled[0], tmp_path / "crashed")
    run(tmp_path / "crashed", "--out", tmp_path / "open.db", library=library, KLIK_PASSPHRASE=SECRET)
    with closing(sqlite3.connect(tmp_path / "open.db")) as plain:
        assert plain.execute("SELECT count(*) FROM person WHERE first_name = 'Laatste'").fetchone() == (1,)


def test_another_library_opens_it_with_the_key(filled: tuple[Path, str]) -> None:
    key = run(filled[0], "--key", KLIK_RECOVERY_CODE=filled[1].lower().replace("-", " ")).strip()
    with closing(apsw.Connection(str(filled[0] / "data.db"), flags=apsw.SQLITE_OPEN_READONLY)) as file:
        for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f'key = "raw:{key}"'):
            file.execute(f"PRAGMA {pragma}").fetchall()
        assert next(iter(file.execute("PRAGMA integrity_check")))[0] == "ok"
        assert NAME in [row[0] for row in file.execute("SELECT first_name FROM person")]
        assert counts(file)["scan"] == 2


def test_the_code_of_the_centre_opens_it_as_well(filled: tuple[Path, str]) -> None:
    code = new_code()
    with Vault.unlock(filled[0], passphrase=SECRET) as vault:
        use_code(vault, code, CENTRE)
        key = vault.keys()[1]
    assert run(filled[0], "--key", KLIK_RECOVERY_CODE=code).strip() == key.hex()


def test_what_is_not_there_or_does_not_fit_is_said(filled: tuple[Path, str], tmp_path: Path) -> None:
    assert "none of the slots" in run(filled[0], "--key", code=1, KLIK_PASSPHRASE="iets heel anders")
    there = tmp_path / "b.klikbackup"
    before = there.read_bytes()
    assert "already" in run(filled[0], "--out", there, code=1, KLIK_PASSPHRASE=SECRET)
    assert there.read_bytes() == before
    (tmp_path / "brief.txt").write_text("no backup")
    assert "no backup" in run(tmp_path / "brief.txt", "--key", code=1, KLIK_PASSPHRASE=SECRET)
    (tmp_path / "alone").mkdir()
    shutil.copy(filled[0] / "keys.json", tmp_path / "alone")
    assert "no data.db" in run(tmp_path / "alone", "--out", tmp_path / "o.db", code=1, KLIK_PASSPHRASE=SECRET)
    assert not (tmp_path / "o.db").exists()
    (filled[0] / "keys.json").write_text("{}")
    assert run(filled[0], "--key", KLIK_PASSPHRASE=SECRET)  # from the spare copy
    (filled[0] / "keys.json.bak").write_text("{}")
    assert "keys.json" in run(filled[0], "--key", code=1, KLIK_PASSPHRASE=SECRET)


def test_the_script_uses_nothing_of_klik() -> None:
    code = UNWRAP.read_text(encoding="utf-8")
    assert "import app" not in code
    assert "from app" not in code

"""Vaults of every schema so far, and the way out without Klik."""

from importlib.util import find_spec
from pathlib import Path

from app.storage import backup
from app.storage.migrations import LADDER, climb
from app.storage.names import DATA
from app.storage.vault import Vault
from tests.faults import jobs
from tests.faults.places import filled
from tests.faults.rows import Row, not_tried, room, row
from tests.vaults import SECRET

GOLDEN = sorted(Path(__file__).parents[1].joinpath("storage", "golden").glob("schema-*.klikbackup"))
_OWN = {"journal_transaction", "hand_over"}


def migrated(many: int) -> Row:
    """Each is put back and opened by this Klik: nothing of it is gone."""
    wrong = []
    with room() as here:
        for file in GOLDEN[:many]:
            held = backup.restore(file, here / file.stem, SECRET)
            with Vault.unlock(here / file.stem, passphrase=SECRET) as vault:
                with vault.raw() as raw:
                    now, version = climb.counts(raw), climb.version(raw)
                fewer = [name for name, n in held.counts.items() if name not in _OWN and now.get(name, n) != n]
                if version != len(LADDER) or fewer or (troubles := jobs.sound(vault)):
                    wrong.append(f"{file.stem}: {fewer or troubles}")
    return row(
        "A vault of an older Klik",
        "one of every schema before this one, with something in every column",
        len(GOLDEN[:many]),
        f"brought up to schema {len(LADDER)} with every row",
        wrong,
    )


def way_out(many: int) -> Row:
    """The data file read by another library than ours (SQLite3 Multiple Ciphers)."""
    fault, how = "Klik is no more", "the data file opened with apsw-sqlite3mc, by the key of the key file"
    if find_spec("apsw") is None:
        return not_tried(fault, how, "apsw-sqlite3mc is not installed")
    import apsw

    wrong = []
    with room() as here:
        for number in range(many):
            with Vault.unlock(filled(here / str(number), 6), passphrase=SECRET) as vault:
                key = vault.keys()[1]
            file = apsw.Connection(str(here / str(number) / DATA), flags=apsw.SQLITE_OPEN_READWRITE)
            for name, value in (("cipher", "'sqlcipher'"), ("legacy", "4"), ("key", f'"raw:{key.hex()}"')):
                file.execute(f"PRAGMA {name}={value}").fetchall()
            people = file.execute("SELECT count(*) FROM person WHERE street IS NOT NULL").fetchone()
            if people != (3,):
                wrong.append(f"{people} people")
            file.close()
    return row(fault, how, many, "every row is read", wrong)

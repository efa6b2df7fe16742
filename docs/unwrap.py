"""Open a vault of Klik without Klik: a plain SQLite copy, or the key. See docs/exit.md.

    python unwrap.py VAULT --out COPY.db       a copy in clear, which any SQLite program opens
    python unwrap.py VAULT --key               the key alone, in hex, for a program that speaks SQLCipher 4

VAULT is the folder of a vault, or a backup (``.klikbackup``). A passphrase or a code on paper, that of the centre too,
is asked for; in KLIK_PASSPHRASE or KLIK_RECOVERY_CODE it is not. Nothing in the vault is changed: it works on a copy of
its own.

It needs Python 3.11 or newer, and:   pip install argon2-cffi cryptography
For --out also one of the two:        pip install sqlcipher3        or        pip install apsw-sqlite3mc

This file belongs to Klik and uses nothing of it: it goes on working when Klik does not.
"""

import argparse
import base64
import getpass
import hashlib
import json
import os
import shutil
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NO_KEYS = "There is no whole keys.json in this folder, nor keys.json.bak. Use a backup instead."
NO_DATA = "There is no data.db in this folder. Use a backup instead."
NO_BACKUP = "This file is no backup of Klik, or it is damaged."
CODES, PASSPHRASES = {"recovery", "centre"}, {"passphrase"}


def main() -> int:
    parser = argparse.ArgumentParser(description="Open a vault of Klik without Klik.")
    parser.add_argument("vault", type=Path, help="the folder of the vault, or a .klikbackup")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, help="write a copy in clear: whoever has it reads everything")
    what.add_argument("--key", action="store_true", help="print the key in hex")
    given = parser.parse_args()
    if given.out and given.out.exists():
        sys.exit(f"{given.out} is there already: choose another name.")
    key = unwrapped(keys_of(given.vault))
    if given.key:
        print(key.hex())
        return 0
    # Beside the copy, so that nothing in clear stands anywhere else.
    with tempfile.TemporaryDirectory(dir=given.out.absolute().parent) as folder:
        in_clear(taken(given.vault, Path(folder)), key).replace(given.out)
    print(f"Written: {given.out}. It is NOT encrypted: wipe it when you no longer need it.", file=sys.stderr)
    return 0


def taken(vault: Path, folder: Path) -> Path:
    """A copy of the database to work on, still encrypted."""
    if vault.is_file():
        (folder / "data.db").write_bytes(packed(vault, "db"))
    elif not (vault / "data.db").is_file():
        sys.exit(NO_DATA)
    else:
        for name in ("data.db", "data.db-wal"):  # what was written last stands in the second
            if (vault / name).exists():
                shutil.copyfile(vault / name, folder / name)
    return folder / "data.db"


def packed(backup: Path, name: str) -> bytes:
    """One of the files in a backup."""
    try:
        with zipfile.ZipFile(backup) as archive:
            return archive.read(name)
    except (zipfile.BadZipFile, KeyError):
        sys.exit(NO_BACKUP)


def keys_of(vault: Path) -> dict:
    """What keys.json says, or its spare copy where it is damaged."""
    if vault.is_file():
        return json.loads(packed(vault, "keys.json"))
    for name in ("keys.json", "keys.json.bak"):
        try:
            keys = json.loads((vault / name).read_bytes())
        except (OSError, ValueError):
            continue
        body = {one: said for one, said in keys.items() if one != "checksum"}
        if hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest() == keys.get("checksum"):
            return keys
    sys.exit(NO_KEYS)


def unwrapped(keys: dict) -> bytes:
    """The data key: each slot holds it, sealed with a key that Argon2id makes of one secret."""
    kinds, secret = asked()
    for slot in keys["slots"]:
        if slot["kind"] not in kinds:
            continue
        cost, sealed = slot["cost"], base64.b64decode(slot["wrapped"])
        salt = base64.b64decode(slot["salt"])
        wrapping = hash_secret_raw(
            secret, salt, cost["passes"], cost["memory_kib"], cost["lanes"], hash_len=32, type=Type.ID
        )
        try:
            return AESGCM(wrapping).decrypt(sealed[:12], sealed[12:], f"{keys['vault']}:{slot['kind']}".encode())
        except InvalidTag:
            continue
    sys.exit("This passphrase or code opens none of the slots of this vault.")


def asked() -> tuple[set[str], bytes]:
    """Which kinds of slot, and the secret as Klik spells it."""
    code = os.environ.get("KLIK_RECOVERY_CODE")
    said = os.environ.get("KLIK_PASSPHRASE")
    if code is None and said is None:
        said = getpass.getpass("Passphrase (leave empty to give a code on paper): ")
        code = None if said else getpass.getpass("Code: ")
    if code is not None:
        signs = "".join(sign for sign in code.upper() if sign.isalnum())
        return CODES, signs.translate(str.maketrans("OIL", "011")).encode()
    return PASSPHRASES, unicodedata.normalize("NFC", said or "").encode()


def in_clear(database: Path, key: bytes) -> Path:
    """What the database holds in a file beside it without encryption, made by whichever library is there."""
    plain = database.with_name("plain.db")
    try:
        import sqlcipher3.dbapi2 as library
    except ImportError:
        _with_apsw(database, key, plain)
    else:
        _with_sqlcipher(library, database, key, plain)
    return plain


def _with_sqlcipher(library, database: Path, key: bytes, plain: Path) -> None:
    file = library.connect(str(database), isolation_level=None)
    file.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    file.execute("PRAGMA cipher_compatibility = 4")
    file.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
    file.execute("SELECT sqlcipher_export('plain')")
    for pragma in ("user_version", "application_id"):  # which the export leaves behind
        value = file.execute(f"PRAGMA main.{pragma}").fetchone()[0]
        file.execute(f"PRAGMA plain.{pragma} = {value}")
    file.execute("DETACH DATABASE plain")
    file.close()


def _with_apsw(database: Path, key: bytes, plain: Path) -> None:
    import apsw

    file = apsw.Connection(str(database))
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f'key = "raw:{key.hex()}"'):
        file.execute(f"PRAGMA {pragma}").fetchall()
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    file.execute("PRAGMA journal_mode = DELETE").fetchall()
    file.execute("PRAGMA rekey = ''").fetchall()  # the copy, and never the vault
    file.close()
    database.replace(plain)


if __name__ == "__main__":
    sys.exit(main())

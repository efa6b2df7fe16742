"""The key file: a random data key, wrapped once for every passphrase and once for each code on paper.

Whoever changes a passphrase rewraps the same key, so the database itself is never touched for it. A backup keeps the
key file of its day, and with it the passphrases of that day. No name stands in clear in the file: each slot's name is
sealed with the data key.
"""

import base64
import hashlib
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.storage.errors import (
    KeyFileDamaged,
    LastPassphrase,
    NameTaken,
    NameUnknown,
    NewerVault,
    PassphraseIsPublic,
    PassphraseTooShort,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.files import replace_file
from app.storage.names import KEYS, SPARE

DEMO_PASSPHRASE = "klik-demo-voorbeeld"
LEAST_LENGTH = 12
RECOVERY, CENTRE = "recovery", "centre"
"""The two codes on paper: the one of the coordinators, and the one in the sealed envelope of the centre."""
_PASSPHRASE = "passphrase"
_CODES, _PASSPHRASES = frozenset({RECOVERY, CENTRE}), frozenset({_PASSPHRASE})
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 26
_FORMAT = 1
_SLOT_NAME = "klik slot name"


@dataclass(frozen=True)
class Cost:
    """What one guess costs whoever tries passphrases (Argon2id)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True)
class Slot:
    """One way in. Everything but ``kind`` and ``cost`` is base64."""

    kind: str
    cost: Cost
    salt: str
    wrapped: str
    name: str


@dataclass(frozen=True)
class KeyFile:
    """The ways into one vault."""

    vault: str
    slots: tuple[Slot, ...]

    @property
    def fingerprint(self) -> str:
        """Tells two key files apart without showing anything of them."""
        return _checksum(asdict(self))


@dataclass(frozen=True)
class Unlocked:
    """The data key, and whose passphrase gave it (``recovery`` or ``centre`` for a code)."""

    key: bytes
    name: str


def check_passphrase(passphrase: str, *, demo: bool = False) -> None:
    """Refuse a passphrase that is too short, or that everybody can read in the manual."""
    if len(passphrase) < LEAST_LENGTH:
        raise PassphraseTooShort(LEAST_LENGTH)
    if passphrase == DEMO_PASSPHRASE and not demo:
        raise PassphraseIsPublic


def new_keys(passphrase: str, name: str, cost: Cost, *, demo: bool = False) -> tuple[KeyFile, Unlocked, str]:
    """Keys for a new vault, opened, and the recovery code in readable groups."""
    check_passphrase(passphrase, demo=demo)
    opened = Unlocked(secrets.token_bytes(32), name)
    empty = KeyFile(uuid4().hex, ())
    keys = _with_slot(empty, opened.key, _PASSPHRASE, name, _normal(passphrase), cost)
    code = new_code()
    return with_recovery_code(keys, opened.key, code), opened, code


def unlock(keys: KeyFile, *, passphrase: str | None = None, recovery_code: str | None = None) -> Unlocked:
    """Open the key file with a passphrase or a code on paper, whichever of the two it is.

    Raises WrongPassphrase, WrongRecoveryCode or RecoveryCodeMistyped; never a sign of damage, for that is found by
    the checksum when the file is read.
    """
    if recovery_code is not None:
        secret, kinds = read_code(recovery_code), _CODES
    else:
        secret, kinds = _normal(passphrase or ""), _PASSPHRASES
    for slot in keys.slots:
        if slot.kind in kinds and (key := _unwrap(keys.vault, slot, secret)) is not None:
            return Unlocked(key, _name(slot, key))
    raise WrongRecoveryCode if recovery_code is not None else WrongPassphrase


def names(keys: KeyFile, key: bytes) -> list[str]:
    """Whose passphrases open the vault."""
    return [_name(slot, key) for slot in keys.slots if slot.kind == _PASSPHRASE]


def with_passphrase(keys: KeyFile, key: bytes, name: str, passphrase: str) -> KeyFile:
    """A passphrase more, for someone who has none yet."""
    check_passphrase(passphrase)
    if name in names(keys, key):
        raise NameTaken(name)
    return _with_slot(keys, key, _PASSPHRASE, name, _normal(passphrase), keys.slots[0].cost)


def with_changed_passphrase(keys: KeyFile, key: bytes, name: str, passphrase: str) -> KeyFile:
    """Another passphrase for someone who has one; the old one opens this file no more, but does open old backups."""
    check_passphrase(passphrase)
    return _with_slot(_without(keys, key, name), key, _PASSPHRASE, name, _normal(passphrase), keys.slots[0].cost)


def without_passphrase(keys: KeyFile, key: bytes, name: str) -> KeyFile:
    """Someone's passphrase taken out; never the last one."""
    left = _without(keys, key, name)
    if not names(left, key):
        raise LastPassphrase
    return left


def ways(keys: KeyFile, key: bytes) -> tuple[str, ...]:
    """Whose passphrases and which codes on paper open the vault, sorted."""
    return tuple(sorted(_name(slot, key) for slot in keys.slots))


def new_code() -> str:
    """A recovery code of 130 random bits, in groups that can be read from paper."""
    code = "".join(secrets.choice(_ALPHABET) for _place in range(_CODE_LENGTH))
    return "-".join((code[:5], code[5:10], code[10:15], code[15:20], code[20:]))


def with_recovery_code(keys: KeyFile, key: bytes, code: str, kind: str = RECOVERY) -> KeyFile:
    """A code on paper, in place of the former one of its kind."""
    return _with_slot(without_code(keys, kind), key, kind, kind, read_code(code), keys.slots[0].cost)


def without_code(keys: KeyFile, kind: str) -> KeyFile:
    """A code on paper taken out."""
    return replace(keys, slots=tuple(slot for slot in keys.slots if slot.kind != kind))


def has_code(keys: KeyFile, kind: str) -> bool:
    """Whether there is a code of that kind."""
    return any(slot.kind == kind for slot in keys.slots)


def read_code(typed: str) -> bytes:
    """The 26 signs of a code as someone typed it: any case, with spaces or dashes, O for 0, I or L for 1."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(str.maketrans("OIL", "011"))
    if len(signs) != _CODE_LENGTH:
        raise RecoveryCodeMistyped(len(signs))
    return signs.encode()


def seal(key: bytes, plain: bytes, purpose: str, bound_to: str) -> str:
    """Seal something that stands beside the database, with a key of its own made from the data key."""
    return _seal(_derived(key, purpose), plain, bound_to)


def unseal(key: bytes, sealed: str, purpose: str, bound_to: str) -> bytes:
    """What was sealed; InvalidTag or ValueError where it is anything else."""
    return _open(_derived(key, purpose), sealed, bound_to)


def read(folder: Path) -> KeyFile:
    """The key file of a folder, from the spare copy where the first is damaged; KeyFileDamaged where both are."""
    for name in (KEYS, SPARE):
        try:
            return parse((folder / name).read_bytes())
        except (OSError, KeyFileDamaged):
            continue
    raise KeyFileDamaged


def write(folder: Path, keys: KeyFile) -> None:
    """Keep the key file twice, each read back from the disk before it counts."""
    for name in (KEYS, SPARE):
        replace_file(folder / name, serialised(keys))


def agree(folder: Path, keys: KeyFile) -> list[str]:
    """Have both files hold these keys: one that stayed behind still opens with a passphrase that was taken away.

    Gives the names of those that were written again.
    """
    written = []
    for name in (KEYS, SPARE):
        path = folder / name
        if not path.is_file() or path.read_bytes() != serialised(keys):
            replace_file(path, serialised(keys))
            written.append(name)
    return written


def serialised(keys: KeyFile) -> bytes:
    """The file's bytes, with a checksum that tells damage from a wrong passphrase."""
    body = {"format": _FORMAT, **asdict(keys)}
    return json.dumps({**body, "checksum": _checksum(body)}, indent=1).encode()


def parse(content: bytes) -> KeyFile:
    """Read the file's bytes; NewerVault for those of a later Klik, KeyFileDamaged for any that are not as written."""
    try:
        body: dict[str, Any] = json.loads(content)
        if body.pop("checksum") != _checksum(body):
            raise KeyFileDamaged
        if body["format"] > _FORMAT:
            raise NewerVault
        slots = tuple(Slot(**{**slot, "cost": Cost(**slot["cost"])}) for slot in body["slots"])
        return KeyFile(body["vault"], slots)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyFileDamaged from error


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _normal(passphrase: str) -> bytes:
    """One spelling per sign: an é is typed as one sign on one keyboard and as two on another."""
    return unicodedata.normalize("NFC", passphrase).encode()


def _with_slot(keys: KeyFile, key: bytes, kind: str, name: str, secret: bytes, cost: Cost) -> KeyFile:
    salt = secrets.token_bytes(16)
    wrapped = _seal(_stretch(secret, salt, cost), key, f"{keys.vault}:{kind}")
    slot = Slot(kind, cost, _text(salt), wrapped, seal(key, name.encode(), _SLOT_NAME, "name"))
    return replace(keys, slots=(*keys.slots, slot))


def _without(keys: KeyFile, key: bytes, name: str) -> KeyFile:
    if name not in names(keys, key):
        raise NameUnknown(name)
    left = tuple(slot for slot in keys.slots if slot.kind != _PASSPHRASE or _name(slot, key) != name)
    return replace(keys, slots=left)


def _unwrap(vault: str, slot: Slot, secret: bytes) -> bytes | None:
    """The data key, or None where this secret does not open this slot."""
    wrapping = _stretch(secret, base64.b64decode(slot.salt), slot.cost)
    try:
        return _open(wrapping, slot.wrapped, f"{vault}:{slot.kind}")
    except InvalidTag:
        return None


def _name(slot: Slot, key: bytes) -> str:
    return unseal(key, slot.name, _SLOT_NAME, "name").decode()


def _derived(key: bytes, purpose: str) -> bytes:
    """A key for one purpose: the data key itself only ever goes to the database."""
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(key)


def _stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID)


def _seal(key: bytes, plain: bytes, bound_to: str) -> str:
    nonce = secrets.token_bytes(12)
    return _text(nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode()))


def _open(key: bytes, sealed: str, bound_to: str) -> bytes:
    content = base64.b64decode(sealed)
    return AESGCM(key).decrypt(content[:12], content[12:], bound_to.encode())


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()

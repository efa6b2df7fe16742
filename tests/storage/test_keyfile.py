import unicodedata
from contextlib import suppress

import pytest

from app.storage import keyfile
from app.storage.errors import (
    KeyFileDamaged,
    LastPassphrase,
    NameTaken,
    NameUnknown,
    PassphraseIsPublic,
    PassphraseTooShort,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.keyfile import Cost, unlock
from app.storage.names import KEYS, SPARE

CHEAP = Cost(8, 1, 1)
PASSPHRASE = "één kop koffie samen"


@pytest.fixture
def made():
    return keyfile.new_keys(PASSPHRASE, "An Appelboom", CHEAP)


def test_passphrase_and_recovery_code_give_the_same_key(made):
    keys, opened, code = made
    assert len(opened.key) == 32
    assert unlock(keys, passphrase=PASSPHRASE) == opened
    assert unlock(keys, recovery_code=code).key == opened.key
    assert unlock(keys, recovery_code=code).name == "recovery"


def test_each_vault_has_its_own_key_and_the_default_cost_stands_in_the_slot():
    assert Cost() == Cost(memory_kib=65536, passes=3, lanes=4)
    first, second = (keyfile.new_keys(PASSPHRASE, "x", CHEAP) for _ in range(2))
    assert first[1].key != second[1].key
    assert first[2] != second[2]
    assert {slot.cost for slot in first[0].slots} == {CHEAP}


def test_an_accent_typed_in_two_signs_is_the_same_accent(made):
    assert unlock(made[0], passphrase=unicodedata.normalize("NFD", PASSPHRASE)) == made[1]


def test_recovery_code_is_read_as_people_type_it(made):
    keys, opened, code = made
    assert len(code.replace("-", "")) == 26
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert unlock(keys, recovery_code=f" {typed}\n").key == opened.key
    assert unlock(keys, recovery_code=code.replace("1", "I").replace("0", "O")).key == opened.key
    assert keyfile.read_code("oIl" + "z" * 23) == b"011" + b"Z" * 23


def test_wrong_secrets_are_told_from_damage(made):
    keys, _opened, code = made
    with pytest.raises(WrongPassphrase):
        unlock(keys, passphrase=PASSPHRASE.upper())
    with pytest.raises(WrongPassphrase):
        unlock(keys, passphrase=code)
    other = "0" if code[-1] != "0" else "2"
    with pytest.raises(WrongRecoveryCode):
        unlock(keys, recovery_code=code[:-1] + other)
    with pytest.raises(RecoveryCodeMistyped, match="25"):
        unlock(keys, recovery_code=code[:-1])


def test_a_slot_of_another_vault_opens_nothing(made):
    keys = keyfile.KeyFile("0" * 32, made[0].slots)
    with pytest.raises(WrongPassphrase):
        unlock(keys, passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("passphrase", "error"), [("elf tekens.", PassphraseTooShort), (keyfile.DEMO_PASSPHRASE, PassphraseIsPublic)]
)
def test_passphrases_that_protect_nothing_are_refused(made, passphrase, error):
    keys, opened, _code = made
    with pytest.raises(error):
        keyfile.new_keys(passphrase, "An", CHEAP)
    with pytest.raises(error):
        keyfile.with_passphrase(keys, opened.key, "Bo", passphrase)
    with pytest.raises(error):
        keyfile.with_changed_passphrase(keys, opened.key, "An Appelboom", passphrase)


def test_the_demo_may_have_its_public_passphrase():
    keys, opened, _code = keyfile.new_keys(keyfile.DEMO_PASSPHRASE, "An", CHEAP, demo=True)
    assert unlock(keys, passphrase=keyfile.DEMO_PASSPHRASE) == opened


def test_colleagues_come_and_go(made):
    keys, opened, _code = made
    both = keyfile.with_passphrase(keys, opened.key, "Bo Beukenhaag", "nog een lange zin")
    assert keyfile.names(both, opened.key) == ["An Appelboom", "Bo Beukenhaag"]
    assert unlock(both, passphrase="nog een lange zin") == keyfile.Unlocked(opened.key, "Bo Beukenhaag")
    with pytest.raises(NameTaken, match="Bo Beukenhaag"):
        keyfile.with_passphrase(both, opened.key, "Bo Beukenhaag", "weer een lange zin")

    alone = keyfile.without_passphrase(both, opened.key, "An Appelboom")
    with pytest.raises(WrongPassphrase):
        unlock(alone, passphrase=PASSPHRASE)
    with pytest.raises(LastPassphrase):
        keyfile.without_passphrase(alone, opened.key, "Bo Beukenhaag")
    with pytest.raises(NameUnknown, match="An Appelboom"):
        keyfile.without_passphrase(alone, opened.key, "An Appelboom")


def test_a_changed_passphrase_and_a_new_code_replace_the_old_ones(made):
    keys, opened, code = made
    changed = keyfile.with_changed_passphrase(keys, opened.key, "An Appelboom", "een andere lange zin")
    assert unlock(changed, passphrase="een andere lange zin") == opened
    assert unlock(changed, recovery_code=code).key == opened.key
    with pytest.raises(WrongPassphrase):
        unlock(changed, passphrase=PASSPHRASE)

    second = keyfile.new_code()
    renewed = keyfile.with_recovery_code(keys, opened.key, second)
    assert unlock(renewed, recovery_code=second).key == opened.key
    with pytest.raises(WrongRecoveryCode):
        unlock(renewed, recovery_code=code)


def test_no_name_and_no_key_stand_in_the_file(made):
    content = keyfile.serialised(made[0])
    assert b"Appelboom" not in content
    assert made[1].key.hex().encode() not in content
    assert keyfile.parse(content) == made[0]


def test_any_flipped_bit_is_damage_and_the_spare_copy_helps(made, tmp_path, flip):
    keys = made[0]
    keyfile.write(tmp_path, keys)
    content = (tmp_path / KEYS).read_bytes()
    for place in range(0, len(content), 11):
        flip(tmp_path / KEYS, place)
        # White space between the words may change without the content changing.
        assert keyfile.read(tmp_path) == keys
        with suppress(KeyFileDamaged):
            assert keyfile.parse((tmp_path / KEYS).read_bytes()) == keys
        (tmp_path / KEYS).write_bytes(content)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b'{"checksum": 1}', b"\xff\x00", b'{"format": 1'])
def test_rubbish_is_damage(tmp_path, content):
    for name in (KEYS, SPARE):
        (tmp_path / name).write_bytes(content)
    with pytest.raises(KeyFileDamaged):
        keyfile.read(tmp_path)
    (tmp_path / KEYS).unlink()
    (tmp_path / SPARE).unlink()
    with pytest.raises(KeyFileDamaged):
        keyfile.read(tmp_path)

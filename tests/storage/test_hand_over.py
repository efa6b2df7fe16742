"""Two folders as two laptops: one writes, the other reads, and no change is ever lost or joined without a word."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, select

from app.storage import erased, hand_over, receiving, restoring, snapshot
from app.storage.backup import backup, restore
from app.storage.chain import common
from app.storage.check import check
from app.storage.coordinators import change_passphrase
from app.storage.errors import (
    BackupDamaged,
    DiskFull,
    FolderNotEmpty,
    NewerVault,
    PlaceTaken,
    PlaceUnreachable,
    WrongPassphrase,
)
from app.storage.giving import give, reclaim
from app.storage.hand_over_errors import (
    AlreadyReceived,
    Diverged,
    HandedOver,
    HandOverOlder,
    NoHandOver,
    NoSuchHandOver,
    NotHandedOver,
    OwnHandOver,
)
from app.storage.receiving import receive
from app.storage.state import STATE

PASSPHRASE = "samen onder de linde"


class Laptop:
    """A folder with a vault in it, and what is done there."""

    def __init__(self, office, folder):
        self.office, self.folder = office, folder

    @contextmanager
    def opened(self):
        with self.office.unlock(self.folder) as vault:
            yield vault

    def add(self, *names):
        with self.opened() as vault:
            for name in names:
                add(vault, self.office, name)

    def names(self):
        with self.opened() as vault, vault.read() as session:
            return sorted(session.scalars(select(self.office.person.c.name)))

    def give(self, file, to=""):
        with self.opened() as vault:
            return give(vault, file, to)

    def receive(self, file):
        return receive(file, self.folder, PASSPHRASE)

    def put_back(self, file):
        return restoring.replace(file, self.folder, PASSPHRASE, ladder=self.office.ladder)

    @property
    def may_write(self):
        with self.opened() as vault:
            return vault.away() is None

    @property
    def device(self):
        with self.opened() as vault:
            return vault.state.device


def add(vault, office, name):
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=uuid4(), name=name))


@pytest.fixture
def mine(office):
    vault, _code = office.create()
    with vault:
        add(vault, office, "Marleen")
    return Laptop(office, office.folder)


@pytest.fixture
def other(office, tmp_path):
    return Laptop(office, tmp_path / "other")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "stick.klikhandover"


def test_there_and_back(mine, other, file, tmp_path):
    device = mine.device
    info = mine.give(file, "Els Vinkenstein")
    assert snapshot.read(file) == info
    assert b"Marleen" not in file.read_bytes()
    assert b"Els Vinkenstein" not in file.read_bytes()
    assert not mine.may_write
    with mine.opened() as vault, pytest.raises(HandedOver) as refused:
        add(vault, mine.office, "Never")
    assert "Els Vinkenstein" in str(refused.value)
    assert mine.names() == ["Marleen"]

    other.receive(file)
    assert other.device != device
    other.add("Luc", "Nadia")
    assert (mine.may_write, other.may_write) == (False, True)

    back = tmp_path / "back.klikhandover"
    other.give(back)
    assert (mine.may_write, other.may_write) == (False, False)
    mine.receive(back)
    assert (mine.may_write, other.may_write) == (True, False)
    assert mine.device == device
    assert mine.names() == ["Luc", "Marleen", "Nadia"]
    mine.add("Omar")
    with mine.opened() as vault:
        assert check(vault) == []
        assert vault.undo().action == "Add"
    (aside,) = (mine.folder / "quarantine").iterdir()
    assert sorted(path.name for path in aside.iterdir()) == ["data.db", "keys.json", "keys.json.bak", "state.json"]


def test_while_it_is_away_nothing_is_changed_and_everything_is_read(mine, file, tmp_path):
    with mine.opened() as vault:
        assert vault.undoable()
        give(vault, file)
        head = vault.head()
        with pytest.raises(HandedOver):
            vault.undo()
        assert vault.undoable() is None
        with pytest.raises(HandedOver):
            change_passphrase(vault, "coordinator", "een andere lange zin")
        backup(vault, tmp_path / "b.klikbackup")
        assert vault.head() == head
        assert check(vault) == []
        assert vault.history()


def test_the_file_can_be_made_again_and_the_same_file_is_received_once(mine, other, file, tmp_path):
    first, second = mine.give(file), mine.give(tmp_path / "again.klikhandover")
    assert first.counts == second.counts
    assert first.head == second.head
    mine.give(file)
    other.receive(file)
    other.add("Luc")
    for twice in (file, tmp_path / "again.klikhandover"):
        with pytest.raises(AlreadyReceived):
            other.receive(twice)
    assert other.names() == ["Luc", "Marleen"]


def test_stopped_before_it_was_noted_it_is_noted_when_the_file_is_made_again(mine, file):
    mine.give(file)
    with mine.opened() as vault:
        vault.remember(given=False)
        give(vault, file)
        assert vault.state.given


def test_whom_a_stick_knows_to_be_erased_is_known_where_it_is_received(mine, other, file):
    mine.give(file)
    gone = uuid4()
    with mine.opened() as vault:
        erased.add(vault.id, [gone], file.parent)
        other.receive(file)
        assert erased.known(vault.id, other.folder) == {gone}


def test_who_gave_it_is_led_to_taking_it_back_instead_of_the_own_file(mine, file):
    mine.give(file)
    with pytest.raises(OwnHandOver) as refused:
        mine.receive(file)
    assert "klik reclaim" in str(refused.value)
    assert not mine.may_write
    (mine.folder / STATE).unlink()
    with pytest.raises(OwnHandOver):
        mine.receive(file)
    with mine.opened() as vault:
        reclaim(vault)
    mine.add("Luc")
    assert mine.names() == ["Luc", "Marleen"]


def test_that_it_went_and_came_stands_in_the_history_and_undo_does_not_cross_it(mine, other, file, tmp_path):
    def last(laptop):
        with laptop.opened() as vault:
            entry = vault.history(1)[0]
            assert vault.undoable() is None
            assert vault.state.number == vault.head().number
            return entry.action, entry.about, entry.actor

    mine.give(file, "Els Vinkenstein")
    assert last(mine) == ("Vault handed over to another laptop", "Els Vinkenstein", "coordinator")
    other.receive(file)
    assert last(other) == ("Vault received from another laptop", "", "coordinator")
    with mine.opened() as vault:
        reclaim(vault)
    assert last(mine) == ("Vault taken back without the file of the hand-over", "", "coordinator")
    other.add("Luc")
    other.give(tmp_path / "back.klikhandover")
    mine.receive(tmp_path / "back.klikhandover")
    with mine.opened() as vault:
        assert [entry.action for entry in vault.history(5)] == [
            "Vault received from another laptop",
            "Vault handed over to another laptop",
            "Add",
            "Vault received from another laptop",
            "Vault handed over to another laptop",
        ]
        assert check(vault) == []


def test_who_takes_it_back_by_hand_can_join_no_more_once_both_went_on(mine, other, file, tmp_path):
    mine.give(file)
    other.receive(file)
    other.add("Luc", "Nadia")
    with mine.opened() as vault:
        reclaim(vault)
        with pytest.raises(NotHandedOver):
            reclaim(vault)
    back = tmp_path / "back.klikhandover"
    other.give(back)
    mine.add("Omar")
    before = {path.name: path.read_bytes() for path in mine.folder.iterdir() if path.is_file()}
    with pytest.raises(Diverged) as refused:
        mine.receive(back)
    assert refused.value.parameters == {"here": 1, "there": 2}
    assert {path.name: path.read_bytes() for path in mine.folder.iterdir() if path.is_file()} == before
    assert not (mine.folder / "quarantine").exists()
    assert mine.names() == ["Marleen", "Omar"]
    aside = Laptop(mine.office, tmp_path / "aside")
    aside.receive(back)
    assert aside.names() == ["Luc", "Marleen", "Nadia"]


def test_who_took_it_back_and_did_nothing_may_still_receive(mine, other, file, tmp_path):
    mine.give(file)
    other.receive(file)
    other.add("Luc")
    with mine.opened() as vault:
        reclaim(vault)
    back = tmp_path / "back.klikhandover"
    other.give(back)
    mine.receive(back)
    assert mine.may_write
    assert mine.names() == ["Luc", "Marleen"]


def test_a_backup_of_before_in_its_place_does_not_bring_it_back(mine, other, file, tmp_path):
    with mine.opened() as vault:
        backup(vault, tmp_path / "b.klikbackup")
    mine.give(file)
    mine.put_back(tmp_path / "b.klikbackup")
    assert not mine.may_write
    other.receive(file)
    other.add("Luc")
    other.give(tmp_path / "back.klikhandover")
    mine.receive(tmp_path / "back.klikhandover")
    assert mine.names() == ["Luc", "Marleen"]
    mine.put_back(tmp_path / "b.klikbackup")
    assert mine.may_write


def test_a_file_of_before_brings_nothing(mine, file):
    mine.give(file)
    with mine.opened() as vault:
        reclaim(vault)
    mine.add("Luc", "Nadia")
    with pytest.raises(HandOverOlder) as refused:
        mine.receive(file)
    assert refused.value.parameters == {"here": 2}
    assert mine.names() == ["Luc", "Marleen", "Nadia"]


def test_a_laptop_that_only_received_can_take_it_back_too(mine, other, file, tmp_path):
    """The first laptop fell in the water with the vault on it: what stands here is all there is."""
    mine.give(file)
    other.receive(file)
    other.give(tmp_path / "back.klikhandover")
    shutil.rmtree(mine.folder)
    with other.opened() as vault:
        reclaim(vault)
    other.add("Luc")
    restored = Laptop(mine.office, tmp_path / "restored")
    with other.opened() as vault:
        backup(vault, tmp_path / "b.klikbackup")
    restore(tmp_path / "b.klikbackup", restored.folder, PASSPHRASE)
    assert not restored.may_write  # as far as it knows, another laptop works in it
    with restored.opened() as vault:
        with pytest.raises(HandedOver):
            give(vault, file)
        reclaim(vault)
    restored.add("Nadia")
    assert other.may_write


def test_a_laptop_that_lost_its_state_still_knows_which_one_it_is(mine, other, file, tmp_path):
    device = mine.device
    mine.give(file)
    (mine.folder / STATE).unlink()
    assert mine.device == device
    assert not mine.may_write
    mine.give(tmp_path / "again.klikhandover")
    other.receive(tmp_path / "again.klikhandover")
    there = other.device
    (other.folder / STATE).write_bytes(b"{}")
    assert other.device == there
    other.add("Luc")
    back = tmp_path / "back.klikhandover"
    other.give(back)
    (mine.folder / STATE).unlink()
    mine.receive(back)
    assert mine.may_write
    mine.add("Nadia")


def test_passwords_come_along_and_come_back(mine, other, file, tmp_path):
    mine.give(file)
    other.receive(file)
    with other.opened() as vault:
        change_passphrase(vault, "coordinator", "een andere lange zin")
        give(vault, tmp_path / "back.klikhandover")
    with pytest.raises(WrongPassphrase):
        mine.receive(tmp_path / "back.klikhandover")
    assert mine.names() == ["Marleen"]
    receive(tmp_path / "back.klikhandover", mine.folder, "een andere lange zin")
    mine.office.unlock(mine.folder, passphrase="een andere lange zin").lock()


def test_a_folder_names_the_file_itself_and_a_name_gets_its_ending(mine, tmp_path):
    assert mine.give(tmp_path).path.suffix == ".klikhandover"
    assert mine.give(tmp_path / "stick").path == tmp_path / "stick.klikhandover"
    (tmp_path / "letter.klikhandover").write_text("not ours")
    with pytest.raises(PlaceTaken):
        mine.give(tmp_path / "letter")


@pytest.mark.parametrize(
    ("content", "sentence"), [(None, NoHandOver), (b"", BackupDamaged), (b"rubbish" * 999, BackupDamaged)]
)
def test_rubbish_is_no_hand_over(other, file, content, sentence):
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(sentence):
        other.receive(file)
    assert not other.folder.exists()


def test_a_backup_is_no_hand_over_nor_is_one_that_was_received(mine, other, file, tmp_path):
    with mine.opened() as vault:
        backup(vault, file)
    with pytest.raises(NoSuchHandOver):
        other.receive(file)
    assert not other.folder.exists()


def test_a_damaged_file_changes_nothing(mine, other, file, tmp_path, flip):
    mine.give(file)
    content = file.read_bytes()
    for place in range(100, len(content) - 1500, len(content) // 12):
        flip(file, place)
        with pytest.raises(BackupDamaged):
            mine.receive(file)
        file.write_bytes(content)
    assert not mine.may_write
    assert not (mine.folder / "quarantine").exists()
    assert mine.names() == ["Marleen"]


def test_a_file_of_a_newer_klik_is_refused_before_anything_is_replaced(mine, file, monkeypatch):
    mine.give(file)
    monkeypatch.setattr(receiving, "LADDER", ())
    with pytest.raises(NewerVault):
        mine.receive(file)
    assert mine.names() == ["Marleen"]


def test_it_never_goes_over_another_vault_or_over_anything_else(mine, other, file, tmp_path):
    mine.give(file)
    vault, _code = mine.office.create(tmp_path / "theirs")
    vault.lock()
    for folder in (tmp_path / "theirs", tmp_path):
        before = sorted(path.name for path in folder.iterdir())
        with pytest.raises(FolderNotEmpty):
            receive(file, folder, PASSPHRASE)
        assert sorted(path.name for path in folder.iterdir() if path.name != "lock") == [
            name for name in before if name != "lock"
        ]


def test_a_hand_over_that_failed_is_none(mine, file, tmp_path, monkeypatch):
    with pytest.raises(PlaceUnreachable):
        mine.give(tmp_path / "pulled" / "stick.klikhandover")
    assert mine.may_write

    def full(*_given):
        raise OSError(28, "full")

    monkeypatch.setattr(snapshot, "_pack", full)
    with pytest.raises(DiskFull):
        mine.give(file)
    assert mine.may_write
    assert not list(file.parent.glob("*stick*"))


def killed(at, do):
    """Whether ``do`` was stopped at that step towards the disk, as by a kill; else it came to its end."""
    child = os.fork()
    if child == 0:
        left = [at]
        for target, name in ((os, "replace"), (os, "fsync"), (Path, "replace"), (hand_over, "note")):
            setattr(target, name, _dying(getattr(target, name), left))
        try:
            do()
            os._exit(0)
        finally:
            os._exit(1)  # whatever it raised, the parent tells
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


def _dying(real, left):
    def call(*args, **kwargs):
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)
        return real(*args, **kwargs)

    return call


forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill is tried in a copy of this process")


@forking
def test_killed_while_giving_there_is_no_hand_over_or_one_that_can_be_made_again(mine, other, tmp_path):
    seen = set()
    for at in range(1, 40):
        laptop = Laptop(mine.office, tmp_path / f"giving{at}")
        shutil.copytree(mine.folder, laptop.folder)
        file = tmp_path / f"{at}.klikhandover"
        died = killed(at, lambda laptop=laptop, file=file: laptop.give(file))
        seen.add((laptop.may_write, file.exists()))
        assert not (laptop.may_write and file.exists())
        laptop.give(file)
        new = Laptop(mine.office, tmp_path / f"given{at}")
        new.receive(file)
        assert new.names() == ["Marleen"]
        if not died:
            break
    assert seen == {(True, False), (False, False), (False, True)}


@forking
def test_killed_while_receiving_the_old_stands_there_or_the_new(mine, other, file, tmp_path):
    mine.give(file)
    other.receive(file)
    other.add("Luc")
    back = tmp_path / "back.klikhandover"
    other.give(back)
    seen = set()
    for at in range(1, 60):
        laptop = Laptop(mine.office, tmp_path / f"receiving{at}")
        shutil.copytree(mine.folder, laptop.folder)
        died = killed(at, lambda laptop=laptop: laptop.receive(back))
        stands = (laptop.may_write, tuple(laptop.names()))
        seen.add(stands)
        if stands == (False, ("Marleen",)):
            laptop.receive(back)
        assert laptop.names() == ["Luc", "Marleen"]
        assert laptop.may_write
        if not died:
            break
    assert seen == {(False, ("Marleen",)), (True, ("Luc", "Marleen"))}


@forking
def test_killed_while_receiving_in_a_new_folder_it_can_be_received_again(mine, file, tmp_path):
    mine.give(file)
    for at in range(1, 60):
        laptop = Laptop(mine.office, tmp_path / f"new{at}")
        died = killed(at, lambda laptop=laptop: laptop.receive(file))
        if not (laptop.folder / "data.db").exists():
            laptop.receive(file)
        assert laptop.names() == ["Marleen"]
        assert laptop.may_write
        if not died:
            break


def test_two_histories_are_the_same_up_to_where_they_part(mine, other, file, tmp_path):
    mine.add("Luc")
    mine.give(file)
    other.receive(file)
    other.add("Nadia")
    with mine.opened() as one, other.opened() as two, one.raw() as ours, two.raw() as theirs:
        assert common(ours, theirs).sequence == one.head().sequence
        assert common(theirs, ours).sequence == one.head().sequence

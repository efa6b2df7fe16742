"""A set of files put in the place of another, stopped at every single step: the old one or the new one, whole."""

import os
import shutil

import pytest

from app.storage import swap

OLD = ("keys.json", "keys.json.bak", "state.json", "data.db", "data.db-wal", "data.db-shm")
NEW = OLD[:4]


class Stopped(BaseException):
    """As if the power went."""


def content(folder, names=OLD):
    return {name: (folder / name).read_text() for name in names if (folder / name).exists()}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "vault"
    made.mkdir()
    for name in OLD:
        (made / name).write_text(f"old {name}")
    (made / "brief.txt").write_text("mine")
    return made


def make_ready(folder):
    coming = swap.prepare(folder)
    coming.mkdir()
    for name in (*NEW, "lock", "holder.json"):
        (coming / name).write_text(f"new {name}")


OLD_SET = {name: f"old {name}" for name in OLD}
NEW_SET = {name: f"new {name}" for name in NEW}


def test_the_new_set_stands_there_and_the_old_one_is_aside_whole(folder):
    make_ready(folder)
    aside = swap.commit(folder)
    assert content(folder) == NEW_SET
    assert content(aside) == OLD_SET
    assert sorted(path.name for path in folder.iterdir()) == sorted([*NEW, "brief.txt", "quarantine"])


def test_stopped_at_any_step_it_is_the_old_or_the_new_one(folder, tmp_path, monkeypatch):
    """Every call that changes a name or takes one away is once the last; then it is opened again."""
    seen = set()
    for at in range(40):
        here = tmp_path / str(at)
        shutil.copytree(folder, here)
        left = at

        def stopping(do):
            def step(*given, **more):
                nonlocal left
                if left == 0:
                    raise Stopped
                left -= 1
                return do(*given, **more)

            return step

        with monkeypatch.context() as stopped:
            for name in ("replace", "rename", "unlink", "rmdir", "mkdir"):
                stopped.setattr(os, name, stopping(getattr(os, name)))
            try:
                make_ready(here)
                swap.commit(here)
                done = True
            except Stopped:
                done = False
        swap.finish(here)
        swap.finish(here)  # nothing is left to do
        found = content(here)
        assert found in (OLD_SET, NEW_SET), at
        aside = [path for path in (here / "quarantine").glob("*") if content(path)]
        if found == NEW_SET:
            assert [content(path) for path in aside] == [OLD_SET]
        else:
            assert aside == []
        assert not list(here.glob("coming*"))
        seen.add(found == NEW_SET)
        if done:
            break
    assert done
    assert at > 12
    assert seen == {False, True}


def test_moved_and_there_all_the_same_it_takes_nothing_from_what_is_aside(folder):
    """A file system without a log of its own may come back, after a power cut, with both names of a file."""
    make_ready(folder)
    aside = swap.commit(folder)
    make_ready(folder)
    (folder / "coming.part" / "aside").write_text(aside.name)
    os.replace(folder / "coming.part", folder / "coming")
    swap.finish(folder)
    assert content(folder) == NEW_SET
    assert content(aside) == OLD_SET


def test_what_was_written_since_is_never_taken_for_the_old_ones(folder):
    """A power cut may bring back the folder that the new set came in, after the vault was opened and worked in."""
    make_ready(folder)
    aside = swap.commit(folder)
    (folder / "coming").mkdir()
    (folder / "coming" / "aside").write_text(aside.name)
    (aside / "data.db-wal").unlink()  # the old one was closed well, and had none
    (folder / "data.db-wal").write_text("saved since")
    swap.finish(folder)
    assert content(folder) == NEW_SET | {"data.db-wal": "saved since"}
    assert not (aside / "data.db-wal").exists()


def test_a_log_of_the_old_one_never_stays_beside_the_new_one(folder):
    """Where it stands aside and is there all the same, what is in it would be carried over into the new file."""
    make_ready(folder)
    (folder / "coming.part" / "aside").write_text("then")
    (folder / "quarantine" / "then").mkdir(parents=True)
    shutil.copy(folder / "data.db-wal", folder / "quarantine" / "then")
    os.replace(folder / "coming.part", folder / "coming")
    swap.finish(folder)
    assert content(folder) == NEW_SET
    assert content(folder / "quarantine" / "then") == OLD_SET


def test_what_is_damaged_or_gone_is_replaced_as_well(folder):
    for name in ("keys.json", "keys.json.bak", "data.db-wal"):
        (folder / name).unlink()
    make_ready(folder)
    aside = swap.commit(folder)
    assert content(folder) == NEW_SET
    assert set(content(aside)) == {"state.json", "data.db", "data.db-shm"}


def test_two_in_one_second_are_both_kept(folder):
    for _time in range(2):
        make_ready(folder)
        swap.commit(folder)
    assert len(list((folder / "quarantine").iterdir())) == 2


def test_a_set_is_taken_away_whole(folder):
    aside = swap.set_aside(folder)
    assert content(folder) == {}
    assert content(aside) == OLD_SET
    assert (folder / "brief.txt").exists()

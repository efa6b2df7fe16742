"""Who holds a vault: this program, another on this laptop, or another laptop."""

import json
import os
import subprocess
import sys
from uuid import uuid4

import pytest
from sqlalchemy import insert

from app.storage import holder
from app.storage.errors import VaultInUse, VaultInUseElsewhere, VaultTakenOver
from app.storage.holder import Holder, hold


def note(folder, host, since="2026-11-23T09:41:00+00:00", pid=7):
    (folder / "holder.json").write_text(json.dumps({"host": host, "pid": pid, "since": since}))


def test_who_has_it_open_stands_beside_it_until_it_is_locked(office):
    vault, _code = office.create()
    found = holder.read(office.folder)
    assert (found.host, found.pid) == (Holder.here().host, os.getpid())
    vault.lock()
    assert holder.read(office.folder) is None
    assert not (office.folder / "holder.json").exists()


def test_another_laptop_is_named_and_only_taken_over_when_it_is_said(office):
    office.create()[0].lock()
    note(office.folder, "LAPTOP-TOM")
    with pytest.raises(VaultInUseElsewhere, match=r"23/11/2026.*LAPTOP-TOM"):
        office.unlock()
    assert holder.read(office.folder).host == "LAPTOP-TOM"
    with office.unlock(take_over=True):
        assert holder.read(office.folder).host == Holder.here().host
    office.unlock().lock()


def test_what_a_crash_left_here_keeps_nobody_out(office):
    office.create()[0].lock()
    note(office.folder, Holder.here().host)
    office.unlock().lock()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"host": "x", "pid": 1, "since": "gisteren"}'])
def test_a_note_that_cannot_be_read_keeps_nobody_out(office, content):
    office.create()[0].lock()
    (office.folder / "holder.json").write_text(content)
    office.unlock().lock()


def test_a_name_that_the_network_adds_to_is_the_same_laptop(monkeypatch):
    monkeypatch.setattr(holder.platform, "node", lambda: "MacBook-An.thuis.example")
    assert Holder.here().host == "MacBook-An"


def test_who_was_taken_over_writes_no_more_and_leaves_the_note_of_the_other(office, vault):
    note(office.folder, "LAPTOP-TOM")
    with pytest.raises(VaultTakenOver, match="LAPTOP-TOM"), vault.write("Add") as session:
        session.execute(insert(office.person).values(id=uuid4(), name="Marleen"))
    vault.lock()
    assert holder.read(office.folder).host == "LAPTOP-TOM"


def test_a_program_that_was_killed_lets_go(tmp_path):
    """The system takes the lock back: nobody waits, and nothing need be cleared away."""
    held = "import sys,time;from pathlib import Path;from app.storage.holder import hold"
    held += ";held=hold(Path(sys.argv[1]));print('held',flush=True);time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", held, str(tmp_path)], stdout=subprocess.PIPE)
    assert other.stdout.readline()
    with pytest.raises(VaultInUse):
        hold(tmp_path)
    assert holder.read(tmp_path).pid == other.pid
    other.kill()
    other.wait()
    other.stdout.close()
    hold(tmp_path).release()

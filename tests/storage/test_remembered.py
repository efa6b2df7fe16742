"""An older copy of a whole folder, put back in its place, is noticed; what was put back on purpose is not."""

import shutil

import pytest

from app.storage import remembered, state
from app.storage.backup import backup, restore
from app.storage.errors import ChangesMissing
from app.storage.state import State
from tests.storage.test_vault import add, names

ID = "0f" * 16


@pytest.fixture
def older(office, tmp_path):
    """A copy of the whole folder, after which two changes were made."""
    vault, _code = office.create()
    add(vault, office, "First")
    vault.lock()
    shutil.copytree(office.folder, tmp_path / "older")
    with office.unlock() as vault:
        add(vault, office, "Second")
        add(vault, office, "Third")
    return tmp_path / "older"


def put_back(office, older):
    shutil.rmtree(office.folder)
    shutil.copytree(older, office.folder)


def test_an_older_copy_of_the_whole_folder_is_noticed(office, older):
    put_back(office, older)
    with pytest.raises(ChangesMissing) as caught:
        office.unlock()
    assert caught.value.missing == 2
    with office.unlock(accept_loss=True) as vault:
        assert names(vault, office) == ["First"]
        assert vault.history(1)[0].number == 4
    office.unlock().lock()


def test_also_without_a_state_of_its_own_and_then_it_is_the_same_laptop(office, older):
    device = state.peek(office.folder).device
    put_back(office, older)
    (office.folder / "state.json").unlink()
    with pytest.raises(ChangesMissing):
        office.unlock()
    with office.unlock(accept_loss=True) as vault:
        assert vault.state.device == device


def test_a_copy_elsewhere_is_another_matter(office, older):
    office.unlock(older).lock()


def test_a_backup_that_was_put_back_on_purpose_opens_without_a_word(office, tmp_path):
    vault, _code = office.create()
    with vault:
        info = backup(vault, tmp_path / "b.klikbackup")
        add(vault, office, "Later")
    shutil.rmtree(office.folder)
    restore(info.path, office.folder)
    with office.unlock() as vault:
        assert names(vault, office) == []


@pytest.mark.parametrize("content", [b"", b"[]", b'{"%s": 3}', b'{"%s": {"device": 1}}'])
def test_what_is_remembered_may_be_lost(office, older, content):
    (file,) = [path for path in remembered.data_folder().rglob("*.json") if path.stem == state.peek(older).vault]
    file.write_bytes(content.replace(b"%s", str(office.folder).encode()))
    put_back(office, older)
    office.unlock().lock()


def test_nothing_fails_where_it_cannot_be_kept(office, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(remembered, "data_folder", lambda: tmp_path / "file")
    office.create()[0].lock()
    office.unlock().lock()


def test_a_vault_among_the_files_of_the_moment_is_not_remembered(office, tmp_path, monkeypatch):
    monkeypatch.setattr(remembered, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(remembered, "gettempdir", lambda: str(tmp_path))
    office.create()[0].lock()
    assert not (tmp_path / "data").exists()


def test_an_id_that_is_no_id_names_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(remembered, "data_folder", lambda: tmp_path / "data")
    remembered.remember(tmp_path, State("../../elders", ID, number=3))
    assert list(tmp_path.rglob("*.json")) == []
    remembered.remember(tmp_path, State(ID, ID, number=3))
    assert remembered.recall(tmp_path, State(ID, ID)).number == 3

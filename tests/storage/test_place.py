"""Folders that synchronise and shares, told from made-up systems; this one is none of them."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.storage import place
from app.storage.place import Facts, Mount, is_share, linux_mounts, mac_mounts, synced_by
from app.storage.place_errors import (
    PlaceShared,
    PlaceSynced,
    VaultOnShare,
    VaultReadOnly,
    VaultSynced,
)
from tests.vaults import SECRET, locked_vault

MOUNTINFO = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
30 27 0:25 / /dev/shm rw,relatime shared:4 - tmpfs tmpfs rw
41 27 0:31 / /home/an/netwerk rw,relatime - autofs systemd-1 rw
42 41 0:32 / /home/an/netwerk rw,relatime shared:9 - cifs //srv/delen rw,vers=3.0
43 27 0:33 / /media/de\\040map rw - nfs4 srv:/map rw
44 27 0:34 / /home/an/netwerk/usb rw - vfat /dev/sdb1 rw
45 27 0:35 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
"""
CONTAINERS = ("ext4", "tmpfs", "overlay", "9p", "fuse.lxcfs", "fuse.fuse-overlayfs", "virtiofs", "drvfs", "btrfs")


def facts(environment=None, mounts=(), drives=None, names=None, home="/home/an"):
    """A made-up system: drives by their letter, names by their folder."""
    kinds, found = drives or {}, {PurePosixPath(path): inside for path, inside in (names or {}).items()}
    return Facts(
        environment or {},
        PurePosixPath(home),
        mounts,
        lambda root: kinds.get(root[0], 3),
        lambda folder: found.get(PurePosixPath(folder.as_posix()), ()),
    )


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("C:/Users/an/OneDrive - Werking/klik", "OneDrive"),
        ("C:/Users/an/dropbox (Werking)/klik", "Dropbox"),
        ("/Users/an/Library/CloudStorage/GoogleDrive-an@mail.example/klik", "Google Drive"),
        ("/Users/an/Library/CloudStorage/Anders/klik", "CloudStorage"),
        ("/Users/an/Library/Mobile Documents/com~apple~CloudDocs/klik", "iCloud"),
        ("/home/an/Nextcloud/klik", "Nextcloud"),
        ("/home/an/.local/share/Klik/kluis", ""),
        ("C:/Users/an/AppData/Local/Klik/kluis", ""),
        ("/Users/an/Library/Application Support/Klik/kluis", ""),
    ],
)
def test_who_synchronises_is_told_by_the_names_of_folders(folder, name):
    kind = PureWindowsPath if folder[1] == ":" else PurePosixPath
    assert synced_by(kind(folder), facts()) == name


def test_windows_says_where_onedrive_is_whatever_it_is_called_and_however_it_is_spelled():
    here = facts({"OneDriveCommercial": "D:\\Wolk", "OneDrive": ""})
    assert synced_by(PureWindowsPath("d:/wolk/Werking/klik"), here) == "OneDrive"
    assert synced_by(PureWindowsPath("D:/Wolken/klik"), here) == ""


@pytest.mark.parametrize(
    ("marker", "name"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".sync_0a1b2c.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.driveupload", "Google Drive"),
    ],
)
def test_a_marker_in_the_folder_or_above_it_is_enough(marker, name):
    for at in ("/home/an/map", "/home/an/map/werking/klik"):
        assert synced_by(PurePosixPath("/home/an/map/werking/klik"), facts(names={at: ["brief", marker]})) == name
    assert synced_by(PurePosixPath("/home/an/elders"), facts(names={"/home/an/map": [marker]})) == ""


def test_the_settings_of_dropbox_at_home_are_no_marker():
    assert synced_by(PurePosixPath("/home/an/klik"), facts(names={"/home/an": [".dropbox"]})) == ""
    assert synced_by(PurePosixPath("/home/an/klik"), facts(names={"/home/an": [".stfolder"]})) == "Syncthing"


@pytest.mark.parametrize(
    ("folder", "shared"),
    [
        ("\\\\server\\delen\\klik", True),
        ("\\\\?\\UNC\\server\\delen\\klik", True),
        ("\\\\?\\C:\\Users\\an\\klik", False),
        ("Z:\\klik", True),
        ("E:\\klik", False),
        ("C:\\Users\\an\\AppData\\Local\\Klik", False),
    ],
)
def test_a_share_on_windows(folder, shared):
    assert is_share(PureWindowsPath(folder), facts(drives={"Z": 4, "C": 3, "E": 2})) is shared


@pytest.mark.parametrize(
    ("folder", "shared"),
    [
        ("/home/an/.local/share/Klik/kluis", False),
        ("/dev/shm/klik", False),
        ("/home/an/netwerk/werking/klik", True),
        ("/home/an/netwerken/klik", False),
        ("/home/an/netwerk/usb/klik", False),
        ("/media/de map/klik", True),
        ("/run/user/1000/gvfs/smb-share:server=srv,share=delen/klik", True),
    ],
)
def test_a_share_on_linux_is_what_lies_deepest_and_last(folder, shared):
    assert is_share(PurePosixPath(folder), facts(mounts=linux_mounts(MOUNTINFO))) is shared


@pytest.mark.parametrize("kind", CONTAINERS)
def test_the_disk_of_a_container_is_no_share(kind):
    assert not is_share(PurePosixPath("/root/klik"), facts(mounts=[Mount(PurePosixPath("/"), kind)]))


def test_a_share_on_a_mac():
    table = "/dev/disk3s1 on / (apfs, sealed, local)\n//an@srv/delen on /Volumes/De map (smbfs, nodev, mounted by an)\n"
    here = facts(mounts=mac_mounts(table))
    assert is_share(PurePosixPath("/Volumes/De map/klik"), here)
    assert not is_share(PurePosixPath("/Users/an/klik"), here)


def test_odd_lines_of_a_table_are_passed_over():
    assert linux_mounts("\nniets\n1 2 3\n") == []
    assert mac_mounts("\nniets\n") == []


def test_this_machine_is_no_share_and_nothing_here_synchronises(tmp_path):
    place.check_new(tmp_path / "kluis")
    place.check_known(tmp_path)
    place.check_writable(tmp_path)


def test_no_vault_is_made_where_it_would_be_damaged_and_nothing_is_left_there(office, tmp_path, monkeypatch):
    folder = tmp_path / "OneDrive - Werking" / "klik"
    with pytest.raises(PlaceSynced, match="OneDrive"):
        office.create(folder)
    monkeypatch.setattr(place, "_mounts", lambda: [Mount(tmp_path, "cifs")])
    with pytest.raises(PlaceShared):
        office.create(tmp_path / "delen")
    assert not folder.exists()
    assert not (tmp_path / "delen").exists()


def test_a_vault_there_opens_only_when_it_is_said(office, tmp_path, monkeypatch):
    office.create()[0].lock()
    synced = tmp_path / "Dropbox" / "klik"
    synced.parent.mkdir()
    office.folder.rename(synced)
    with pytest.raises(VaultSynced, match="Dropbox"):
        office.unlock(synced)
    office.unlock(synced, anyway=True).lock()
    (tmp_path / "langs").symlink_to(synced.parent, target_is_directory=True)
    with pytest.raises(VaultSynced):
        office.unlock(tmp_path / "langs" / "klik")
    locked_vault(tmp_path / "kluis")
    monkeypatch.setattr(place, "_mounts", lambda: [Mount(tmp_path, "nfs4")])
    with pytest.raises(VaultOnShare):
        office.unlock(tmp_path / "kluis", passphrase=SECRET)


def test_a_folder_that_takes_nothing_gets_a_sentence_before_anything_is_tried(office, monkeypatch):
    office.create()[0].lock()
    monkeypatch.setattr(place.os, "access", lambda path, how: Path(path) != office.folder)
    with pytest.raises(VaultReadOnly):
        office.unlock()

"""What holds for every test: no window on a screen, Dutch as the language, and repeatable examples."""

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("KLIK_LANGUAGE", None)

# A vault is written through to the disk at every step; where there is a disk of memory nobody waits for that. It is
# the folder of temporary files then, in which no vault is remembered: the list of all of them would only grow.
MEMORY, ENOUGH = Path("/dev/shm"), 2 << 30
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ.setdefault("TMPDIR", str(MEMORY))
    tempfile.tempdir = None  # asked for anew, for pytest has looked already

# What this laptop remembers of vaults is that of the tests alone, as far as the system lets itself be told.
REMEMBERED = tempfile.TemporaryDirectory()
os.environ["XDG_DATA_HOME"] = REMEMBERED.name

# On a shared machine a slow example says nothing, and a submission is judged on the same examples each time.
settings.register_profile("klik", deadline=None, derandomize="CI" in os.environ, max_examples=20)
settings.load_profile("klik")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: nobody need look through it, again and again, for what nobody needs any more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all who run these tests at once."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

"""The wiring: what happens without a display."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import bootstrap


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux runs without a display")
def test_without_a_display_there_is_a_sentence_and_no_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert bootstrap.window() == 1
    assert "scherm" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="where the memory of a crash goes is told there")
def test_a_crash_leaves_no_memory_on_the_disk(tmp_path: Path) -> None:
    """Tried with the switch and without: where the system keeps no memory at all, the second says nothing."""
    ask = "import resource, os; hard = resource.getrlimit(4)[1]; resource.setrlimit(4, (hard, hard));"
    begin = "from app import __main__ as main; main._leave_no_core();"
    left = {}
    for name, steps in (("without", ask), ("with", ask + begin)):
        (tmp_path / name).mkdir()
        code = [sys.executable, "-c", f"{steps} os.abort()"]
        where = {"cwd": tmp_path / name, "env": os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}}
        ended = subprocess.run(code, capture_output=True, check=False, **where)  # type: ignore[call-overload]
        assert ended.returncode == -signal.SIGABRT
        left[name] = len(list((tmp_path / name).iterdir()))
    assert left["with"] == 0, left

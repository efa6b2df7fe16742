"""What ``klik.py run`` does where there is no display."""

import socket
from pathlib import Path

import pytest

from app import bootstrap
from app.ui.smoke.checks import listen


def test_the_main_job_is_done_and_its_papers_are_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heard = listen()
    assert bootstrap.headless(tmp_path / "demo-output") == 0
    assert heard == []  # no socket, no name looked up: nothing is asked of the network
    socket.socket().close()
    assert heard == ["socket.__new__"]  # and it would have been heard
    written = {path.name for path in (tmp_path / "demo-output").iterdir()}
    assert {f"overeenkomst-{number}.pdf" for number in (1, 2, 3)} <= written
    assert {"overeenkomst-1-1.png", "overeenkomst-1-2.png", "evaluatie-deelnemer.pdf", "evaluatie-buddy.pdf"} <= written
    assert all((tmp_path / "demo-output" / name).stat().st_size > 1000 for name in written)
    assert str(tmp_path / "demo-output") in capsys.readouterr().out

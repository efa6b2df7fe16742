"""Every fault a few times; ``python -m tests.faults`` tries them in full."""

import pytest

from tests.faults import jobs
from tests.faults.outage import power_cut
from tests.faults.report import FAULTS, table
from tests.faults.rows import not_tried, row
from tests.faults.scene import Scene
from tests.faults.server import may_trace


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.few], ids=lambda fault: fault.name)
def test_it_is_survived(fault):
    found = fault.tried(fault.few)
    if not found.was_tried:
        pytest.skip(found.result)
    assert found.wrong == ()


def test_a_power_cut_takes_what_was_not_settled():
    if not may_trace():
        pytest.skip("strace may not look at a process here")

    def given(here):
        yield (here / "letter",)

    def verify(said, letter):
        return "gone" if "done" in said and (not letter.exists() or letter.read_bytes() != b"done") else ""

    careless, careful = (
        Scene("letter", "a letter", job, given, verify, "it") for job in (jobs.write_carelessly, jobs.write)
    )
    # The seventeenth comes when all was told, and keeps nothing that was not settled.
    assert any("gone" in wrong for wrong in power_cut(careless, 17).wrong)
    assert power_cut(careful, 17).wrong == ()


def test_the_table_tells_what_did_not_hold_and_what_was_not_tried():
    page = table(
        [
            row("A flood", "a bucket", 3, "dry", ["wet once"]),
            row("A fire", "a match", 2, "cold", (), "a small one"),
            not_tried("An earthquake", "a drum", "the ground may not be shaken here"),
        ]
    )
    assert "| 1 | A flood | a bucket | 3 | 1 of 3 did NOT hold; dry. |" in page
    assert "| 2 | A fire | a match | 2 | cold. A small one. |" in page
    assert "| 3 | An earthquake | a drum | – | not tried here: the ground may not be shaken here. |" in page
    assert "1 of 2 kinds survived" in page

"""Hours as they are typed."""

from datetime import time

import pytest
from pytestqt.qtbot import QtBot

from app.ui.hours import HourField, hour_of


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("14", time(14)),
        ("14.30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("14u30", time(14, 30)),
        ("9.05 u.", time(9, 5)),
        ("9 uur", time(9)),
        ("0", time(0)),
        ("24", None),
        ("14.60", None),
        ("na de middag", None),
        ("", None),
    ],
)
def test_an_hour_is_read_as_it_is_written(said: str, hour: time | None) -> None:
    assert hour_of(said) == hour


def test_a_stored_hour_is_read_back_as_it_is_shown(qtbot: QtBot) -> None:
    field = HourField("Uur")
    qtbot.addWidget(field)
    field.set_hour(time(9, 5))
    assert field.text == "9.05 u."
    assert field.hour == time(9, 5)
    assert field.commit()
    field.editor.setText("straks")  # type: ignore[attr-defined]
    assert not field.commit()
    assert field.error == "Schrijf een uur zoals 14 of 14.30."

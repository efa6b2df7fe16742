"""Structural signals: noted, seen again, passed on and answered; nothing leaves while somebody is named."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pypdfium2
import pytest

from app.errors import KlikError
from app.services import own_lists, signals, signals_note
from app.services.actions import perform
from app.services.signals import SignalRow
from app.storage.vault import Vault

DAY = date(2026, 3, 2)
Add = Callable[..., UUID]


def rows(vault: Vault) -> tuple[SignalRow, ...]:
    with vault.read() as session:
        return signals.signals(session)


def row(vault: Vault, signal_id: UUID) -> SignalRow:
    return next(one for one in rows(vault) if one.id == signal_id)


def noted(vault: Vault, theme: str = "mobiliteit", said: str = "Na zes uur is er geen bus.", on: date = DAY) -> UUID:
    return perform(vault, signals.add, theme, said, on)


def test_a_signal_is_seen_again_and_that_can_be_taken_back(vault: Vault) -> None:
    one = noted(vault)
    perform(vault, signals.seen_again, one, date(2026, 1, 5))
    perform(vault, signals.seen_again, one, DAY)
    assert row(vault, one).seen_on == (date(2026, 1, 5), DAY, DAY)
    perform(vault, signals.not_seen, one, DAY)
    assert row(vault, one).seen_on == (date(2026, 1, 5), DAY)
    vault.undo()
    assert len(row(vault, one).seen_on) == 3


def test_a_theme_is_all_that_is_asked(vault: Vault) -> None:
    assert row(vault, noted(vault, said="")).description == ""
    with pytest.raises(KlikError):
        noted(vault, theme=" ")
    with vault.read() as session:
        assert signals.themes(session)[0] == "mobiliteit"
        assert set(own_lists.shipped(own_lists.SIGNALS)) <= set(signals.themes(session))


def test_what_is_passed_on_waits_for_an_answer(vault: Vault) -> None:
    one = noted(vault)
    passing = perform(vault, signals.passed, one, "gemeente Geel", DAY)
    assert row(vault, one).unanswered == 1
    perform(vault, signals.change_passing, passing, {"answer": " komt er ", "answered_on": DAY})
    (told,) = row(vault, one).passings
    assert (told.answer, told.answered_on) == ("komt er", DAY)
    with pytest.raises(KlikError):
        perform(vault, signals.change_passing, passing, {"answered_on": date(2026, 3, 1)})
    perform(vault, signals.change_passing, passing, {"answer": " ", "answered_on": DAY})
    assert row(vault, one).passings[0].answered_on is None
    with pytest.raises(KlikError):
        perform(vault, signals.passed, one, "", DAY)
    perform(vault, signals.remove, one)
    assert rows(vault) == ()
    vault.undo()
    assert len(row(vault, one).passings) == 1


def test_what_is_followed_comes_first_and_who_meets_it_again_follows_it_again(vault: Vault) -> None:
    old, new = noted(vault, "wonen", on=date(2025, 1, 1)), noted(vault)
    assert [one.id for one in rows(vault)] == [new, old]
    perform(vault, signals.change, new, {"closed_on": DAY})
    assert [one.id for one in rows(vault)] == [old, new]
    perform(vault, signals.seen_again, new, date(2026, 4, 1))
    assert row(vault, new).closed_on is None


def test_nothing_leaves_while_a_name_stands_in_it(vault: Vault, participant: Add, buddy: Add) -> None:
    participant("Mei", "Zonnedauw")
    buddy("Nadia", "Vlinderdal")
    fine = noted(vault, "wonen", "Een studio is niet te betalen.")
    one = noted(vault, said="Mei is druk; ook NADIA  vlinderdal geraakt er niet.")
    passing = perform(vault, signals.passed, one, "gemeente", DAY)
    perform(vault, signals.change_passing, passing, {"answer": "Vraag het aan Nadia"})
    assert [found.words for found in row(vault, one).names] == ["Mei", "NADIA vlinderdal", "Nadia"]
    assert row(vault, fine).names == ()
    with vault.read() as session, pytest.raises(KlikError) as refused:
        signals_note.note(session, 2026)
    assert "Mei, NADIA vlinderdal en Nadia" in str(refused.value)
    perform(vault, signals.change, one, {"description": "Mei is druk."})
    perform(vault, signals.change_passing, passing, {"answer": "Vraag het later"})
    (doubt,) = row(vault, one).names
    perform(vault, signals.no_name, one, doubt.place)
    assert row(vault, one).names == ()
    with vault.read() as session:
        assert len(signals_note.note(session, 2026).themes) == 2
        assert signals_note.note(session, 2027).themes == ()  # what has nothing to do with a year does not hold it back


def test_the_note_tells_of_its_year(vault: Vault) -> None:
    one = noted(vault, said="Na zes uur is er geen bus.", on=date(2025, 5, 1))
    for day in (DAY, DAY, date(2026, 12, 31), date(2027, 1, 1)):
        perform(vault, signals.seen_again, one, day)
    first = perform(vault, signals.passed, one, "gemeente Geel", date(2025, 6, 1))
    perform(vault, signals.passed, one, "De Lijn", date(2027, 1, 2))
    perform(vault, signals.change_passing, first, {"answer": "we bekijken het", "answered_on": date(2027, 2, 1)})
    noted(vault, "Mobiliteit", "De buurtbus moet een dag vooraf gevraagd worden.")
    noted(vault, "wonen", "Een studio is niet te betalen.")
    with vault.read() as session:
        told = signals_note.note(session, 2026)
        assert signals_note.years(signals.signals(session), DAY) == (2026, 2025)
    (theme, both), (other, _one) = told.themes
    assert [theme.casefold(), other] == ["mobiliteit", "wonen"]
    assert [(one.times, one.times_ever) for one in both] == [(3, 4), (1, 1)]
    assert [(one.to, one.answer) for one in both[0].told] == [("gemeente Geel", "")]  # it came a year later
    text = pypdfium2.PdfDocument(signals_note.note_pdf(told))[0].get_textpage().get_text_range()
    for said in ("2026", "Na zes uur is er geen bus.", "3 keer gezien in 2026, 4 keer in totaal", "Nog geen antwoord"):
        assert said in " ".join(text.split())

import os
from contextlib import suppress
from uuid import uuid4

import pytest
from sqlalchemy import insert

from app.errors import KlikError
from app.storage.check import check
from app.storage.coordinators import (
    add_coordinator,
    change_passphrase,
    coordinators,
    has_centre,
    remove_coordinator,
    use_code,
    withdraw_centre,
)
from app.storage.errors import LastPassphrase, WrongPassphrase, WrongRecoveryCode
from app.storage.keyfile import CENTRE, new_code
from tests.storage.conftest import PASSPHRASE


def test_each_coordinator_opens_the_vault_in_her_own_name(office):
    vault, code = office.create(slot="An Appelboom")
    with vault:
        add_coordinator(vault, "Bo Beukenhaag", "nog een lange zin")
        change_passphrase(vault, "An Appelboom", "een andere lange zin")
        use_code(vault, second := new_code())
        assert coordinators(vault) == ["Bo Beukenhaag", "An Appelboom"]
    for passphrase, actor in [("nog een lange zin", "Bo Beukenhaag"), ("een andere lange zin", "An Appelboom")]:
        with office.unlock(passphrase=passphrase) as vault:
            assert vault.actor == actor
    with pytest.raises(WrongPassphrase):
        office.unlock()
    with pytest.raises(WrongRecoveryCode):
        office.unlock(recovery_code=code)
    with office.unlock(recovery_code=second) as vault:
        remove_coordinator(vault, "Bo Beukenhaag")
        assert coordinators(vault) == ["An Appelboom"]
        with pytest.raises(LastPassphrase):
            remove_coordinator(vault, "An Appelboom")
    with pytest.raises(WrongPassphrase):
        office.unlock(passphrase="nog een lange zin")


def test_the_envelope_of_the_centre_opens_the_vault_and_the_history_says_so(office):
    vault, code = office.create(slot="An Appelboom")
    with vault:
        assert not has_centre(vault)
        use_code(vault, first := new_code(), CENTRE)
        use_code(vault, envelope := new_code(), CENTRE)
        assert has_centre(vault)
    with pytest.raises(WrongRecoveryCode):
        office.unlock(recovery_code=first)
    with office.unlock(recovery_code=code) as vault:
        assert vault.slot == "recovery"
    with office.unlock(recovery_code=envelope) as vault:
        assert vault.actor == "centre"
        assert [entry.actor for entry in vault.history(2)] == ["centre", "recovery"]
        change_passphrase(vault, "An Appelboom", "een andere lange zin")
        withdraw_centre(vault)
        assert not has_centre(vault)
    with pytest.raises(WrongRecoveryCode):
        office.unlock(recovery_code=envelope)
    office.unlock(passphrase="een andere lange zin").lock()


def test_who_changed_what_opens_the_vault_stands_in_the_history_and_undo_passes_it_by(office):
    vault, code = office.create(slot="An Appelboom")
    with vault:
        for name in ("Marleen", "Luc"):
            with vault.write("Add") as session:
                session.execute(insert(office.person).values(id=uuid4(), name=name))
        vault.undo()
        add_coordinator(vault, "Bo Beukenhaag", "nog een lange zin")
        change_passphrase(vault, "An Appelboom", "een andere lange zin")
        use_code(vault, new_code(), CENTRE)
        withdraw_centre(vault)
        withdraw_centre(vault)  # there is none any more
        use_code(vault, new_code(), CENTRE)
        remove_coordinator(vault, "Bo Beukenhaag")
        told = [(entry.action, entry.about, entry.actor) for entry in vault.history(6)]
        assert told == [
            ("Password taken out", "Bo Beukenhaag", "An Appelboom"),
            ("Envelope of the centre made", "", "An Appelboom"),
            ("Envelope of the centre withdrawn", "", "An Appelboom"),
            ("Envelope of the centre made", "", "An Appelboom"),
            ("Password changed", "An Appelboom", "An Appelboom"),
            ("Password of a coordinator added", "Bo Beukenhaag", "An Appelboom"),
        ]
        assert vault.state.number == vault.head().number
    with office.unlock(recovery_code=code) as vault:
        assert (vault.history(1)[0].kind, vault.redoable().action, vault.undoable().action) == ("do", "Add", "Add")
        use_code(vault, new_code())
        assert (vault.history(1)[0].action, vault.history(1)[0].actor) == ("New recovery code", "recovery")
        vault.redo()
        vault.undo()
        vault.undo()
        assert vault.undoable() is None
        assert check(vault) == []


@pytest.mark.parametrize("at", range(6))
def test_a_change_of_passphrase_that_is_cut_off_leaves_the_old_or_the_new(office, at, monkeypatch):
    """The disk stops at each step of writing the two key files."""
    vault, _code = office.create(slot="An Appelboom")
    steps = []

    def stop_at(real):
        def step(*given, **more):
            steps.append(real)
            if len(steps) > at:
                raise OSError(5, "the disk is gone")
            return real(*given, **more)

        return step

    with vault:
        for name in ("fsync", "replace"):
            monkeypatch.setattr(f"os.{name}", stop_at(getattr(os, name)))
        with suppress(KlikError):
            change_passphrase(vault, "An Appelboom", "een andere lange zin")
        monkeypatch.undo()
    opened = []
    for passphrase in (PASSPHRASE, "een andere lange zin"):
        with suppress(WrongPassphrase):
            office.unlock(passphrase=passphrase).lock()
            opened.append(passphrase)
    assert len(opened) == 1

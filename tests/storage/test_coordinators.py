import pytest

from app.storage.coordinators import (
    add_coordinator,
    change_passphrase,
    coordinators,
    new_recovery_code,
    remove_coordinator,
)
from app.storage.errors import LastPassphrase, WrongPassphrase, WrongRecoveryCode


def test_each_coordinator_opens_the_vault_in_her_own_name(office):
    vault, code = office.create(slot="An Appelboom")
    with vault:
        add_coordinator(vault, "Bo Beukenhaag", "nog een lange zin")
        change_passphrase(vault, "An Appelboom", "een andere lange zin")
        second = new_recovery_code(vault)
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

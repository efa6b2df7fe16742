"""Partners and referrers: a name or alias means one of them only."""

import pytest

from app.errors import KlikError
from app.services import organisations
from app.services.actions import perform
from app.storage.vault import Vault


def test_a_name_or_alias_of_another_is_refused(vault: Vault) -> None:
    boot = perform(vault, organisations.add_organisation, {"name": "De Papieren Boot", "aliases": ["WC Boot"]})
    for facts in ({"name": "wc boot"}, {"name": "Iets anders", "aliases": ["de papieren boot"]}, {"name": " "}):
        with pytest.raises(KlikError):
            perform(vault, organisations.add_organisation, facts)
    perform(vault, organisations.change_organisation, boot, {"name": "WC Boot", "aliases": ["De Papieren Boot"]})
    with vault.read() as session:
        (known,) = organisations.organisations(session)
    assert (known.name, known.aliases, known.is_partner) == ("WC Boot", ("De Papieren Boot",), False)
    with pytest.raises(AttributeError):
        perform(vault, organisations.change_organisation, boot, {"nickname": "Boot"})

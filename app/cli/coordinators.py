"""Who may open a vault: listed, added, taken out; and the code for the envelope of the centre."""

from argparse import Namespace

from app.cli.opening import new_passphrase, opened
from app.cli.output import show_json, tell
from app.errors import KlikError
from app.i18n import N_, _
from app.services import office, working
from app.storage import coordinators as slots
from app.storage.keyfile import CENTRE, new_code
from app.storage.vault import Vault


def show(given: Namespace) -> None:
    """Do what is asked, or list who may open the vault."""
    with opened(given) as vault:
        if given.add:
            slots.add_coordinator(vault, _id_of(vault, given.add), new_passphrase())
            print(_("{name} has a password of her or his own.").format(name=given.add))
        elif given.remove:
            with vault.read() as session:
                owners = working.owners(session, slots.coordinators(vault))
            slots.remove_coordinator(
                vault, {name: slot for slot, name in owners.items()}.get(given.remove, given.remove)
            )
            print(_("{name} opens this vault no more.").format(name=given.remove))
        elif given.envelope:
            code = new_code()
            slots.use_code(vault, code, CENTRE)
            tell(_("Below is the code for the envelope of the centre: it is shown this once."))
            print(code)
        elif given.no_envelope:
            slots.withdraw_centre(vault)
            print(_("The code of the centre opens this vault no more."))
        else:
            _list(vault, as_json=given.json)


def _list(vault: Vault, *, as_json: bool) -> None:
    own = slots.coordinators(vault)
    with vault.read() as session:
        names = list(working.owners(session, own).values())
    if as_json:
        show_json({"coordinators": names, "envelope": slots.has_centre(vault)})
        return
    for name in names:
        print(_("the password that is shared") if name == slots.SHARED else name)
    if slots.has_centre(vault):
        print(_("the envelope of the centre"))


def _id_of(vault: Vault, name: str) -> str:
    with vault.read() as session:
        found = [one for one in office.coordinators(session) if one.full_name == name]
    if len(found) != 1:
        raise KlikError(
            N_("Nobody of that name works in this office: {name}. Add her or him in Klik first."), name=name
        )
    return str(found[0].id)

"""Commands that take a vault to another laptop, and back."""

from argparse import Namespace

from app.cli.opening import answers_told, opened, secret
from app.errors import KlikError
from app.i18n import N_, _
from app.storage import giving, receiving
from app.storage.hand_over_errors import NotHandedOver


def hand_over(given: Namespace) -> None:
    """Give the vault in one file; from then on it can only be read here."""
    with opened(given) as vault:
        made = giving.give(vault, given.out, given.to)
    print(_("Handed over in {file}. Until it comes back, this vault can only be read here.").format(file=made.path))


def receive(given: Namespace) -> None:
    """Receive a vault; its secret is that of the day it was given."""
    with answers_told():
        made = receiving.receive(given.source, given.vault, *secret(), take_over=given.take_over)
    print(_("The vault is received, with {n} records. You work in it here now.").format(n=sum(made.counts.values())))


def reclaim(given: Namespace) -> None:
    """Take the vault back by hand, once it was said that this is meant."""
    with opened(given) as vault:
        if vault.away() is None:
            raise NotHandedOver
        if not given.yes:
            raise KlikError(
                N_(
                    "What is done on the other laptop can then not be joined with what is done here. Receive the file "
                    "instead if you can; if you are sure, say it with --yes."
                )
            )
        giving.reclaim(vault)
    print(_("The vault is taken back: you work in it here again."))

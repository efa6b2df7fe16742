"""The name of what was done: how a change is called in the history and beside *undo*."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy.orm import Session

from app.i18n import N_, _
from app.storage.vault import Vault

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

IMPORTED = N_("Lists imported")


class Action(Protocol[P, R_co]):
    """A service that writes, and the name of its action (an English sentence, worded when shown)."""

    action: str

    def __call__(self, session: Session, *args: P.args, **kwargs: P.kwargs) -> R_co: ...


class Done(Protocol):
    """What stands in the journal of something that was done."""

    @property
    def action(self) -> str: ...
    @property
    def about(self) -> str: ...


def action(name: str) -> Callable[[Callable[Concatenate[Session, P], R]], Action[P, R]]:
    """Mark a service as a change named ``name``."""

    def mark(service: Any) -> Action[P, R]:
        service.action = name
        return service  # type: ignore[no-any-return]

    return mark


def perform(vault: Vault, service: Action[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do one action: one transaction, one entry in the journal, one undo step."""
    with vault.write(service.action) as session:
        return service(session, *args, **kwargs)


def about(session: Session, whom: str) -> None:
    """Say whom the action in this transaction is about."""
    session.info["about"] = whom


def worded(done: Done) -> str:
    """``Contact noteren: Lieve R. & Wout S.``"""
    words = _(done.action)
    return _("{action}: {about}").format(action=words, about=done.about) if done.about else words

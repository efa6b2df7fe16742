"""What can go wrong between two laptops, each with a sentence that says what to do."""

# ruff: noqa: N818 (they name a situation of the coordinator, as every KlikError does)

from app.errors import KlikError
from app.i18n import N_


class HandedOver(KlikError):
    """The vault is with another laptop: here it is only read."""

    def __init__(self, to: str = "") -> None:
        if to:
            sentence = N_(
                "This vault was handed over to {to}, so nothing is saved here. Receive it back first, "
                "under Settings, This laptop."
            )
        else:
            sentence = N_(
                "This vault was handed over to another laptop, so nothing is saved here. Receive it back first, "
                "under Settings, This laptop."
            )
        super().__init__(sentence, to=to)


class NotHandedOver(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This vault was not handed over: you can go on working in it here."))


class NoHandOver(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("There is no file there. Choose the file of the hand-over: it ends in .klikhandover."))


class NoSuchHandOver(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This is not the file of a hand-over. Choose one that ends in .klikhandover."))


class AlreadyReceived(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This hand-over was received here before. What was done since stays; nothing was changed."))


class OwnHandOver(KlikError):
    """The file that this laptop gave: nothing that was done elsewhere can be in it."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "This laptop made this file itself, so nothing of the other laptop is in it. Choose the file that came "
                "back. Is there none, and do you want to work here again? Then take the vault back without the file, "
                "under Settings, This laptop (or with klik reclaim)."
            )
        )


class HandOverOlder(KlikError):
    """What stands here holds all that is in the file, and more."""

    def __init__(self, here: int) -> None:
        super().__init__(
            N_(
                "This file is older than what stands here, which has {here} changes more. Nothing was changed; "
                "look for a newer file."
            ),
            here=here,
        )


class Diverged(KlikError):
    """Both laptops went on by themselves."""

    def __init__(self, here: int, there: int) -> None:
        super().__init__(
            N_(
                "Both laptops went on by themselves: changes since then here: {here}, in the file: {there}. Klik "
                "cannot join them, and changed nothing. Receive the file in a new folder to see both side by side."
            ),
            here=here,
            there=there,
        )

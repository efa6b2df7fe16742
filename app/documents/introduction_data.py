"""What the introduction of somebody needs to know: only what may be shared, under the first name."""

from dataclasses import dataclass, field

from app.documents.data import Coordinator, Letterhead
from app.vocabulary import Role


@dataclass(frozen=True)
class IntroductionData:
    """Of a participant or a buddy; ``lines`` are pairs of a fact that may be shared, by its name, and its words.

    ``reader`` is the first name of who reads it, empty where that is not known. A ``draft`` is to be read by the one
    whom it describes.
    """

    role: Role
    called: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)
    coordinator: Coordinator = field(default_factory=Coordinator)
    reader: str = ""
    draft: bool = False
    own_text: str | None = None  # the office's own text of this paper, else the one that ships with Klik

"""An import while it is prepared: the files, what was said of their columns, and the answers; no widget in sight."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.errors import KlikError
from app.services.import_plan import Plan
from app.transfer.duos import NAMING, Pairs
from app.transfer.reading import ListReading
from app.transfer.recognised import Recognised, RecognisedSheet, Remembered, SheetCorrection, recognise
from app.transfer.sheets import Sheet
from app.transfer.titles import NAMES
from app.vocabulary import Role


@dataclass
class Source:
    """A file that was chosen: its sheets, or why it cannot be read.

    ``unsure`` names the sheets in which no row looked like titles, so that a likely one was taken.
    """

    path: Path
    sheets: tuple[Sheet, ...] = ()
    error: KlikError | None = None
    correction: dict[str, SheetCorrection] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Part:
    """One sheet of one file, as the coordinator goes through them."""

    source: Source
    found: RecognisedSheet
    name: str

    @property
    def key(self) -> str:
        """Tells parts apart."""
        return f"{self.source.path}|{self.found.sheet.name}"

    @property
    def lacks_name(self) -> bool:
        """Whether no column says who somebody is."""
        naming = NAMING if self.found.pairs else NAMES
        return not any(column.field in naming for column in self.found.columns)


@dataclass(frozen=True)
class Prepared:
    """What the lists say, and what would become of each row."""

    readings: tuple[ListReading, ...]
    plan: Plan


class Draft:
    """What was chosen so far. ``prepared`` is None where files or columns changed since; answers do not touch it."""

    def __init__(self, remembered: Remembered) -> None:
        self.remembered = remembered
        self.sources: list[Source] = []
        self.answers: dict[str, str] = {}
        self.prepared: Prepared | None = None
        self._recognised: dict[Path, Recognised] = {}

    def add(self, opened: Sequence[Source]) -> None:
        """Take files along; one that was there already is read anew."""
        for source in opened:
            self.sources = [one for one in self.sources if one.path != source.path] + [source]
            self._recognised.pop(source.path, None)
            if source.sheets:
                self._suppose_titles(source)
        self._change()

    def remove(self, source: Source) -> None:
        """Leave a file out."""
        self.sources.remove(source)
        self._change()

    def recognised(self, source: Source) -> Recognised:
        """A file as it is recognised with what was said of it."""
        if source.path not in self._recognised:
            self._recognised[source.path] = recognise(
                source.path, source.sheets, None, source.correction, self.remembered
            )
        return self._recognised[source.path]

    @property
    def readable(self) -> list[Source]:
        """The files that can be read."""
        return [source for source in self.sources if source.sheets]

    @property
    def parts(self) -> list[Part]:
        """Every sheet of every file that can be read."""
        found = []
        for source in self.readable:
            sheets = self.recognised(source).sheets
            for sheet in sheets:
                name = source.path.name if len(sheets) == 1 else f"{source.path.name} · {sheet.sheet.name}"
                found.append(Part(source, sheet, name))
        return found

    @property
    def wanted(self) -> list[Part]:
        """The sheets that are to be read."""
        return [part for part in self.parts if part.found.read]

    def correct(self, part: Part, **said: Any) -> None:
        """Say something of a sheet otherwise than it was recognised."""
        name, source = part.found.sheet.name, part.source
        source.correction[name] = replace(source.correction.get(name, SheetCorrection()), **said)
        self._recognised.pop(source.path, None)
        self.prepared = None

    def choose_kind(self, part: Part, kind: Role | Pairs) -> None:
        """Say what kind of list a sheet is; what its columns hold in a list of another kind is forgotten."""
        role, pairs = (kind, None) if isinstance(kind, Role) else (None, kind)
        forgotten: dict[str, Any] = {"fields": {}} if pairs or part.found.pairs else {}
        self.correct(part, role=role, pairs=pairs, **forgotten)
        again = next(one for one in self.parts if one.key == part.key)
        if again.found.titles is None:
            self.correct(part, titles=part.found.titles_row)

    def choose_field(self, part: Part, index: int, field: str | None) -> None:
        """Say what a column holds."""
        before = part.source.correction.get(part.found.sheet.name, SheetCorrection()).fields
        self.correct(part, fields={**before, index: field})

    def choose_titles(self, part: Part, row: int) -> None:
        """Say in which row the titles stand; what was said of columns under other titles is forgotten."""
        self.correct(part, titles=row, fields={})

    @property
    def touched(self) -> bool:
        """Whether anything was said that would be lost."""
        said = any(
            one.fields or one.role or one.pairs or one.read is not None
            for s in self.sources
            for one in s.correction.values()
        )
        return said or bool(self.answers)

    def to_read(self) -> list[Recognised]:
        """The files of which any sheet is to be read, as they are recognised."""
        return [found for source in self.readable if (found := self.recognised(source)).wanted]

    def _suppose_titles(self, source: Source) -> None:
        """Where no row looks like titles, take a likely one: the page shows it, and it can be moved."""
        found = self.recognised(source).sheets
        source.unsure = frozenset(one.sheet.name for one in found if one.titles is None)
        if any(one.titles for one in found if not one.sheet.hidden):
            return
        for one in found:
            if not one.sheet.hidden:
                source.correction[one.sheet.name] = SheetCorrection(titles=one.likely)
        self._recognised.pop(source.path, None)

    def _change(self) -> None:
        """Other files: rows stand elsewhere, so answers hold no more."""
        self.prepared = None
        self.answers = {}

"""What leaves a list: a workbook or a paper of what is shown, and the addresses for a day on the road."""

import re
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import Cell, ListData, Reach, RoadData, Stop
from app.i18n import _, telephone
from app.models import Buddy, Duo, Participant, Person
from app.places import fold
from app.services.documents import letterhead
from app.services.people import get
from app.transfer.cells import legal
from app.vocabulary import Role, half_days_in_brief

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]|^'+|'+$")
LIKE_FORMULAS = ("=", "+", "-", "@", "'")
_EARLIEST = date(1900, 3, 1)  # Excel knows no day before, and one that never was just before


def workbook(*lists: ListData, title: str = "") -> bytes:
    """Lists as an Excel workbook, each on a sheet: one bold row of titles that stays in sight and filters, days and
    numbers as such.

    ``title`` is that of the whole, where it is not that of its first list. On paper a sheet is as wide as the page.

    A text stays a text: ``=1+1`` is written down as somebody's words, and never becomes a formula.
    """
    from openpyxl import Workbook  # slow to import: only who exports waits for it

    book = Workbook(write_only=True)
    book.properties.creator = "Klik"
    book.properties.title = _legal(title or lists[0].title)
    for data in lists:
        _write(book.create_sheet(_NO_SHEET_NAME.sub(" ", _legal(data.title))[:31].strip() or _("List")), data)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Any, data: ListData) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for at, column in enumerate(data.columns, start=1):
        longest = max((len(row[at - 1].words) for row in data.rows), default=0)
        sheet.column_dimensions[get_column_letter(at)].width = min(max(longest, len(column.title) + 3, 8) + 2, 60)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0  # as many pages down as it needs
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(data.columns), 1))}{len(data.rows) + 1}"

    def like(**look: Any) -> Any:
        """How cells look, settled once: of each cell apart it takes longer than writing it."""
        made = WriteOnlyCell(sheet)
        for name, value in look.items():
            setattr(made, name, value)
        return made._style

    top = Alignment(vertical="top", wrap_text=True)
    heads, plain, quoted = like(font=Font(bold=True)), like(alignment=top), like(alignment=top, quotePrefix=True)
    days = like(alignment=top, number_format="DD/MM/YYYY")

    def written(cell: Cell, look: Any = None) -> Any:
        day = cell.value if isinstance(cell.value, date) else None
        if cell.value is not None and not (day and day < _EARLIEST):
            made = WriteOnlyCell(sheet, cell.value)
            made._style = look or (days if day else plain)
            return made
        made = WriteOnlyCell(sheet, _legal(cell.words))
        made.data_type = "s"  # whatever it looks like
        made._style = look or (quoted if cell.words[:1] in LIKE_FORMULAS else plain)  # also when it is edited there
        return made

    sheet.append([written(Cell(column.title), heads) for column in data.columns])
    for row in data.rows:
        # A row without anything in it stays a row.
        sheet.append([written(cell) if at == 0 or cell.words or cell.value is not None else None
                      for at, cell in enumerate(row)])  # fmt: skip


def paper(data: ListData) -> bytes:
    """The list on paper."""
    from app.documents.people_list import render  # ReportLab is slow to import: only who prints waits for it

    return render(data)


def road(session: Session, kind: str, ids: Iterable[UUID], today: date, remarks: bool = False) -> RoadData:
    """Whom to see, by municipality: participants, buddies or duos, as ``kind`` says.

    Who died or wants no contact any more is left out; a duo then stands on it with the other one. ``remarks`` are the
    coordinator's own and only there when asked for; nothing of care ever is.
    """
    found: dict[str, list[Stop]] = {}
    left_out = 0
    for record_id in ids:
        people, remark = _people(session, kind, record_id)
        reached = [(role, person) for role, person in people if person.may_be_contacted]
        if not reached:
            left_out += 1
            continue
        first = reached[0][1]
        stop = Stop(tuple(_reach(role, person) for role, person in reached), (remark or "") if remarks else "")
        found.setdefault(first.municipality or first.place or "", []).append(stop)
    places = tuple(
        (place, tuple(sorted(found[place], key=lambda stop: fold(stop.people[0].name))))
        for place in sorted(found, key=lambda place: (not place, fold(place)))
    )
    return RoadData(today, places, letterhead(session), left_out)


def road_paper(data: RoadData) -> bytes:
    """The addresses on paper."""
    from app.documents.road_list import render

    return render(data)


def _people(session: Session, kind: str, record_id: UUID) -> tuple[list[tuple[Role, Person]], str | None]:
    if kind == "participant":
        participant = get(session, Participant, record_id)
        return [(Role.PARTICIPANT, participant.person)], participant.remarks
    if kind == "buddy":
        buddy = get(session, Buddy, record_id)
        return [(Role.BUDDY, person) for person in buddy.people], buddy.remarks
    duo = get(session, Duo, record_id)
    both = [(Role.PARTICIPANT, duo.participant.person), *((Role.BUDDY, person) for person in duo.buddy.people)]
    return both, None


def _reach(role: Role, person: Person) -> Reach:
    town = " ".join(filter(None, (person.postcode, person.place or person.municipality)))
    address = tuple(line for line in (person.street, town) if line)
    free = half_days_in_brief(person.free() or ())
    return Reach(role, person.full_name, address, telephone(person.phone), person.email or "", free)


def _legal(words: str) -> str:
    """Without the few characters that XML cannot hold; what would be read as one that was escaped stays as typed."""
    return _ESCAPED.sub("_x005F_", legal(words))

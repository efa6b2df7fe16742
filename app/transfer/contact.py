"""How and where to reach someone: phone, mail, postcode, place and the address that holds all three."""

import re
from dataclasses import dataclass

from app import places
from app.i18n import N_
from app.transfer.cells import NOT_UNDERSTOOD, Note, RawCell, Read, folded, line, note, said_nothing

_NUMBER = re.compile(r"(?:\+|\(\+?)?\d(?:[\s./()\-–]*\d){6,14}")
_POSTCODE = r"(?:B[ -]?)?(?P<postcode>[1-9]\d{3})(?:\.0)?"
_CODE_FIRST = re.compile(rf"{_POSTCODE}(?:[\s,/()\-–]+(?P<place>\D+?)\)?)?", re.I)
_CODE_LAST = re.compile(rf"(?P<place>\D+?)[\s,/(\-–]+{_POSTCODE}\)?", re.I)
_TURNED = re.compile(rf"(?P<street>.*\d.*?)[\s,;\-–]+(?P<place>[^\d,;]+?)[\s,(\-–]+{_POSTCODE}\)?", re.I)
_BEFORE = re.compile(rf"{_POSTCODE}[\s,]+(?P<place>[^\d,;]+?)\s*[,;\-–]\s*(?P<street>\D.*\d.*)", re.I)
_PIECE = re.compile(r"\d+(?=\D)")
_ADDRESS = re.compile(r"(?P<street>.*?)[\s,;\-–]*\b(?:B[ -]?)?(?P<postcode>[1-9]\d{3})[\s,]+(?P<place>[^\d,;]+)", re.I)
_ABROAD = re.compile(r"[1-9]\d{3} ?[A-Z]{2}|(?:D|F|L|DE|FR|LU)-\d{4,5}", re.I)
_MORE = N_("Only {used} is taken over as such; the whole cell is kept with the remarks.")


@dataclass(frozen=True)
class Address:
    """Street with number, postcode and place; empty where not said."""

    street: str = ""
    postcode: str = ""
    place: str = ""


def phone(cell: RawCell) -> Read[str | None]:
    """The first possible number as E.164 (``+32400112233``), Belgian unless it says otherwise."""
    if said_nothing(cell):
        return Read(None)
    said = line(cell)
    for match in _NUMBER.finditer(said):
        # Where two numbers stand side by side they look like one that is too long.
        ends = [match.end(), *(match.start() + one.end() for one in reversed(list(_PIECE.finditer(match[0]))))]
        for end in dict.fromkeys(ends):
            written = said[match.start() : end]
            if not (number := _e164(written)):
                continue
            rest = said[: match.start()] + said[end:]
            alone = not any(c.isalnum() for c in rest.lower().replace("gsm", "").replace("tel", ""))
            return Read(number) if alone else Read(number, (note(_MORE, used=written.strip()),), keep=True)
    return Read(None, (NOT_UNDERSTOOD,), keep=True)


def email(cell: RawCell) -> Read[str | None]:
    """The first well-formed address; whether it exists is not asked."""
    from email_validator import EmailNotValidError, validate_email  # slow to import: only who reads an address waits

    if said_nothing(cell) or folded(cell) in {"geen", "nee", "geen mail", "geen e-mail"}:
        return Read(None)
    said = re.sub(r"\bmailto:", "", line(cell), flags=re.I)
    parts = [part for part in re.split(r"[\s,;<>|]+", said) if part]
    for part in parts:
        try:
            found = validate_email(part, check_deliverability=False, test_environment=True).normalized
        except EmailNotValidError:
            continue
        return Read(found) if len(parts) == 1 else Read(found, (note(_MORE, used=part),), keep=True)
    return Read(None, (NOT_UNDERSTOOD,), keep=True)


def postcode(cell: RawCell) -> Read[Address]:
    """``9000``, ``9000.0``, ``B-9000``, or ``9000 Gent``. One that the list of places lacks is kept, with a note."""
    if said_nothing(cell):
        return Read(Address())
    match = _CODE_FIRST.fullmatch(line(cell)) or _CODE_LAST.fullmatch(line(cell))
    if match:
        return Read(Address("", match["postcode"], (match["place"] or "").strip()))
    if _ABROAD.fullmatch(line(cell)):
        return Read(Address("", line(cell)))
    return Read(Address(), (NOT_UNDERSTOOD,), keep=True)


def place(cell: RawCell) -> Read[Address]:
    """``Gent``, or ``9000 Gent``."""
    if said_nothing(cell):
        return Read(Address())
    match = _CODE_FIRST.fullmatch(line(cell)) or _CODE_LAST.fullmatch(line(cell))
    return Read(Address("", match["postcode"], (match["place"] or "").strip()) if match else Address(place=line(cell)))


def address(cell: RawCell) -> Read[Address]:
    """``Modelstraat 1, 2310 Rijkevorsel`` in its three parts; what has no postcode and is no place is the street."""
    if said_nothing(cell):
        return Read(Address())
    said = line(cell)
    if match := _BEFORE.fullmatch(said):
        return Read(Address(match["street"].strip(), match["postcode"], match["place"].strip()))
    if match := _ADDRESS.fullmatch(said):
        return Read(Address(match["street"].strip(" ,;-–"), match["postcode"], match["place"].strip()))
    if (match := _TURNED.fullmatch(said)) and places.find(None, match["place"].strip()):
        return Read(Address(match["street"].strip(" ,;-–"), match["postcode"], match["place"].strip()))
    if places.find(None, said):
        return Read(Address(place=said))
    street, comma, last = said.rpartition(",")
    if comma and street.strip() and places.find(None, last.strip()):
        return Read(Address(street.strip(), "", last.strip()))
    return Read(Address(said))


def municipality(code: str | None, name: str | None) -> Read[str | None]:
    """The municipality of a postcode and a place, in the spelling of the list of places."""
    found = places.find(code, name)
    notes: list[Note] = []
    if found is None and code and name and (found := places.find(None, name)):
        notes.append(note(N_("Postcode {postcode} is not in the list of places."), postcode=code))
    elif found is None and (code or name):
        notes.append(note(N_("{place} is not in the list of places; the distance stays unknown."), place=code or name))
    elif found and code and name and not _same(found, name):
        notes.append(note(N_("Postcode {postcode} is {municipality}, not {place}: please check."),
                          postcode=code, municipality=found.municipality, place=name))  # fmt: skip
    return Read(found.municipality if found else None, tuple(notes))


def _same(found: places.Place, name: str) -> bool:
    """Whether ``find`` used the name, rather than falling back on the postcode alone."""
    wanted = re.sub(r"[\W_]+", "", places.fold(name))
    return any(wanted == re.sub(r"[\W_]+", "", places.fold(known)) for known in (found.name, found.municipality))


def _e164(written: str) -> str | None:
    import phonenumbers  # slow to import: only who reads a number waits

    try:
        number = phonenumbers.parse(written, "BE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

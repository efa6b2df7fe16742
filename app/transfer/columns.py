"""Which column holds what: the row of titles among the first rows, and Dutch titles to fields."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import _
from app.places import fold
from app.transfer.cells import RawCell, folded, line, said_nothing
from app.vocabulary import Role

_TITLES = {
    "name": ("naam|volledige naam|naam deelnemer|naam buddy|naam vrijwilliger|deelnemer|buddy|vrijwilliger"),
    "surname_first": (
        "naam voornaam|naam en voornaam|familienaam voornaam|familienaam en voornaam|achternaam voornaam"
    ),
    "first_name_first": (
        "voornaam naam|voornaam en naam|voornaam achternaam|voornaam familienaam|"
        "voornaam en familienaam|voornaam en achternaam"
    ),
    "last_name": "familienaam|achternaam|fam naam|surname",
    "first_name": "voornaam|roepnaam|first name",
    "birth": ("geboortedatum|geb datum|geboren|geboren op|geboortejaar|geb jaar|geb|gebdat|geboorte|datum geboorte"),
    "gender": "m v x|m v|v m|v m x|m v ander|geslacht|gender|sekse|m f|man vrouw",
    "address": "adres|volledig adres|woonadres|adresgegevens",
    "street": ("straat|straatnaam|straat en nr|straat nr|straat en nummer|straat en huisnummer|straat huisnummer"),
    "house_number": "nr huis|huisnummer|huisnr",
    "box": "bus|busnr|busnummer",
    "postcode": ("postcode|postnummer|postnr|pc|zip|postcode en gemeente|postcode gemeente|postcode woonplaats"),
    "place": "gemeente|woonplaats|plaats|stad|deelgemeente|dorp|gemeente stad|stad gemeente|woont in",
    "phone": (
        "gsm|tel|telefoon|gsm nummer|gsm nr|tel nr|telefoonnummer|telefoon nr|tel gsm|gsm tel|"
        "telefoon gsm|gsm telefoon|mobiel|mobiele nummer|nummer gsm|vaste telefoon|vast nummer|"
        "telefoon gsm nr|phone"
    ),
    "email": "e mail|mail|e mailadres|mailadres",
    "smokes": "rookt|roker|roken|rookgedrag|rookt u|rookt ja nee|roker ja nee|rokend",
    "has_pets": ("huisdieren|huisdier|dieren thuis|heeft huisdieren|heeft huisdier|huisdieren thuis|dieren in huis"),
    "interests": (
        "interesses|interesse|hobbys|hobby|hobbies|interesses hobbys|hobbys interesses|vrije tijd|"
        "interesses en hobbys|hobbys en interesses|interessegebieden|doet graag"
    ),
    "wish_gender": (
        "wil buddy|wenst buddy|voorkeur buddy|geslacht buddy|gewenst geslacht|voorkeur geslacht|"
        "voorkeur m v|voorkeur man vrouw|m v buddy|gender buddy|buddy m v|geslacht van buddy|"
        "zoekt buddy|wens geslacht|wil deelnemer|voorkeur deelnemer|geslacht deelnemer"
    ),
    "wish_age": (
        "leeftijd buddy|gewenste leeftijd|leeftijd van buddy|voorkeur leeftijd|leeftijdsvoorkeur|"
        "wens leeftijd|leeftijd van de buddy|leeftijd gewenst|leeftijd deelnemer"
    ),
    "wish_not": "liever geen|liefst geen|liever niet|liefst niet|niet met|wil geen|wil niet",
    "availability": (
        "beschikbaar|beschikbaarheid|wanneer vrij|vrij|wanneer|vrije momenten|dagen|"
        "wanneer beschikbaar|beschikbare momenten|kan op|momenten|past op|vrije dagen"
    ),
    "languages": "talen|taal|spreekt|talenkennis|moedertaal|taalkennis|gesproken talen|spreektaal|language",
    "registered_on": (
        "aangemeld op|aanmelding|datum aanmelding|aanmeldingsdatum|aangemeld|aanmelddatum|"
        "ingeschreven op|datum inschrijving|inschrijving|inschrijvingsdatum|op wachtlijst sinds|"
        "wacht sinds|sinds|op de wachtlijst sinds"
    ),
    "referrer": (
        "doorverwijzer|verwijzer|doorverwezen door|verwezen door|aangemeld door|toeleider|doorverwijzende dienst"
    ),
    "status": "status|stand|toestand|stand van zaken|fase",
    "remarks": (
        "opmerkingen|opmerking|nota|nota s|notities|notitie|commentaar|varia|bemerkingen|"
        "bemerking|info|extra info|extra|bijzonderheden|aandachtspunten"
    ),
    "has_car": ("auto|heeft auto|wagen|heeft wagen|eigen wagen|eigen auto|auto ja nee|wagen ja nee|rijdt auto"),
    "travels_km": (
        "max km|km|max afstand|maximum km|afstand|kilometers|max aantal km|maximale afstand|"
        "straal|straal km|max kilometers|reisafstand|afstand km|aantal km"
    ),
    "partner": "partner|partnerorganisatie|organisatie|via partner|partnerdienst",
    "screening": (
        "screening|screeningsgesprek|gescreend|screening gesprek|screening op|screeningsdatum|datum screening"
    ),
    "active_since": ("actief sinds|buddy sinds|vrijwilliger sinds|gestart op|startdatum|gestart|start|actief vanaf"),
    "capacity": (
        "aantal duo s mogelijk|aantal duo s|max duo s|max aantal duo s|capaciteit|duo s mogelijk|"
        "aantal deelnemers mogelijk|hoeveel duo s"
    ),
}


def _compact(title: str) -> str:
    return re.sub(r"[\W_]+", "", fold(title))


_FIELDS = {_compact(spelling): field for field, spellings in _TITLES.items() for spelling in spellings.split("|")}
_NAME_FIELDS = frozenset({"name", "surname_first", "first_name_first", "last_name", "first_name"})
_OWN_TITLES = {
    Role.PARTICIPANT: {"naamdeelnemer", "deelnemer"},
    Role.BUDDY: {"naambuddy", "buddy", "naamvrijwilliger", "vrijwilliger"},
}
_OF_BUDDIES = frozenset({"capacity", "screening", "active_since", "wish_not", "has_car", "travels_km", "partner"})
_OF_PARTICIPANTS = frozenset({"wish_gender", "wish_age", "referrer", "registered_on"})
_SEARCHED = 30  # Rows from the top among which the titles must stand.


@dataclass(frozen=True)
class Column:
    """A column as the list names it; ``field`` is None where the title is not known."""

    index: int
    title: str
    field: str | None


@dataclass(frozen=True)
class Titles:
    """The row of titles: where it stands among the rows given (from 0), and its columns."""

    at: int
    columns: tuple[Column, ...]

    def fields(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns if column.field)

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that hold a field, from left to right."""
        return tuple(column for column in self.columns if column.field == field)

    def repeated_in(self, cells: Sequence[RawCell]) -> bool:
        """Whether a row below only says the titles again."""
        titles = {column.index: column.title.casefold() for column in self.columns}
        filled = [(index, said) for index, cell in enumerate(cells) if (said := line(cell).casefold())]
        same = sum(titles.get(index) == said for index, said in filled)
        return same > 0 and 2 * same >= len(filled) and (same > 1 or len(filled) == 1)


def known(title: RawCell) -> str | None:
    """The field that a title names, or None: ``Geb. datum`` is ``birth``."""
    if not isinstance(title, str):
        return None
    said = line(title)
    bare = _compact(re.sub(r"\([^)]*\)", " ", said))
    return _FIELDS.get(bare) or _FIELDS.get(_compact(said))


def find_titles(rows: Sequence[Sequence[RawCell]]) -> Titles | None:
    """The row of titles: the first that names a name and about as many fields as any; None when there is none."""
    scores = [_score(cells) for cells in rows[:_SEARCHED]]
    best = max(scores, default=0)
    if not best:
        return None
    at = next(i for i, score in enumerate(scores) if score and 2 * score >= best)
    return Titles(at, _columns(rows[at]))


def score(rows: Sequence[Sequence[RawCell]]) -> int:
    """How many fields the best row of titles names: how a reading of a file is judged."""
    return max((_score(cells) for cells in rows[:_SEARCHED]), default=0)


def guess_role(titles: Titles, around: str) -> Role | None:
    """Whose list it is, from the columns and the words around it (sheet, title rows, file); None when unclear."""
    fields, said = titles.fields(), fold(around)
    buddy = len(fields & _OF_BUDDIES) + 2 * bool(re.search(r"buddy'?s|buddies|buddylijst|vrijwilliger|maatje", said))
    participant = len(fields & _OF_PARTICIPANTS) + 2 * bool(re.search(r"deelnemer|wachtlijst|wachtenden", said))
    if buddy == participant:
        return None
    return Role.BUDDY if buddy > participant else Role.PARTICIPANT


def for_role(titles: Titles, role: Role) -> Titles:
    """The columns once the role is known: of several columns with a name, only the person's own is the name.

    ``Naam`` beside ``Voornaam`` is the surname. In a list of participants ``Naam buddy`` is somebody else.
    """
    fields = titles.fields()
    named = titles.of("name")
    taken: Column | None = None
    if named and not fields & {"surname_first", "first_name_first", "last_name"}:
        own = _OWN_TITLES[role]
        others = set().union(*(spellings for other, spellings in _OWN_TITLES.items() if other is not role))
        plain = [c for c in named if _compact(c.title) not in own | others]
        mine = [c for c in named if _compact(c.title) in own]
        # With a first name elsewhere, a column titled for somebody else is no surname.
        taken = next(iter(plain + mine + ([] if "first_name" in fields else list(named))), None)
    surname = taken is not None and "first_name" in fields
    return Titles(
        titles.at,
        tuple(
            Column(c.index, c.title, ("last_name" if surname else "name") if c is taken else None)
            if c.field == "name"
            else c
            for c in titles.columns
        ),
    )


def letter(index: int) -> str:
    """A column's letters in a spreadsheet, from its index (0 is A)."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(65 + rest) + letters
        index -= 1
    return letters


def untitled(index: int) -> Column:
    """A column without a title, named by its letter."""
    return Column(index, _("Column {letter}").format(letter=letter(index)), None)


def _score(cells: Sequence[RawCell]) -> int:
    filled = [cell for cell in cells if not said_nothing(cell)]
    named = [field for cell in filled if (field := known(cell))]
    fields = set(named)
    if not fields & _NAME_FIELDS or (len(fields) < 2 and len(named) < len(filled)):
        return 0
    return len(fields)


def _columns(cells: Sequence[RawCell]) -> tuple[Column, ...]:
    columns: list[Column] = []
    for index, cell in enumerate(cells):
        field = known(cell)
        if columns and columns[-1].field == "street" and folded(cell).rstrip(".") in {"nr", "nummer"}:
            field = "house_number"  # Anywhere else a number counts the rows.
        columns.append(Column(index, line(cell), field) if line(cell) else untitled(index))
    return tuple(columns)

"""The fields of a list: how each is called, and the Dutch titles that name it."""

import re
from collections.abc import Mapping

from app.i18n import N_
from app.places import fold
from app.transfer.cells import RawCell, line

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


NAMES = frozenset({"name", "surname_first", "first_name_first", "last_name", "first_name"})
# How a field is called where the coordinator chooses what a column holds.
FIELDS = {
    "name": N_("Name"),
    "surname_first": N_("Surname + first name"),
    "first_name_first": N_("First name + surname"),
    "last_name": N_("Surname"),
    "first_name": N_("First name"),
    "birth": N_("Date of birth"),
    "gender": N_("Gender"),
    "address": N_("Whole address"),
    "street": N_("Street"),
    "house_number": N_("House number"),
    "box": N_("Box"),
    "postcode": N_("Postcode"),
    "place": N_("Place"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "languages": N_("Languages"),
    "availability": N_("Half-days free"),
    "interests": N_("Interests"),
    "smokes": N_("Smokes"),
    "has_pets": N_("Pets"),
    "has_car": N_("Car"),
    "travels_km": N_("Most kilometres"),
    "wish_gender": N_("Wish: gender"),
    "wish_age": N_("Wish: age"),
    "wish_not": N_("Wish: rather not"),
    "status": N_("Status"),
    "registered_on": N_("Registered on"),
    "referrer": N_("Referrer"),
    "screening": N_("Screening"),
    "active_since": N_("Active since"),
    "capacity": N_("Number of duos"),
    "partner": N_("Partner organisation"),
    "remarks": N_("Remarks"),
}


def compact(title: str) -> str:
    """A title as it is compared: letters and digits, without accents and capitals."""
    return re.sub(r"[\W_]+", "", fold(title))


_FIELDS = {compact(spelling): field for field, spellings in _TITLES.items() for spelling in spellings.split("|")}


def known(title: RawCell, remembered: Mapping[str, str] | None = None) -> str | None:
    """The field that a title names, or None: ``Geb. datum`` is ``birth``.

    What is ``remembered``, by compact title, goes before.
    """
    if not isinstance(title, str):
        return None
    said = line(title)
    bare = compact(re.sub(r"\([^)]*\)", " ", said))
    if remembered and compact(said) in remembered:
        return remembered[compact(said)]
    return _FIELDS.get(bare) or _FIELDS.get(compact(said))

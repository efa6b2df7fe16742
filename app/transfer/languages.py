"""Languages as written in a cell, to ISO 639 codes (two letters; three where there are none of two)."""

import re
from functools import lru_cache

from babel import Locale

from app.i18n import N_, language
from app.transfer.cells import PARTLY_UNDERSTOOD, Note, RawCell, Read, folded, note, said_nothing, text

_NAMES = {
    "nl": "nederlands ned nl vlaams dutch neerlandais flamand nederlandstalig",
    "fr": "frans fr fra french francais franstalig",
    "en": "engels eng en english anglais engelstalig",
    "de": "duits dui de du german allemand deutsch duitstalig",
    "es": "spaans es spa spanish",
    "it": "italiaans it ita italian",
    "pt": "portugees pt por braziliaans",
    "ar": "arabisch ar ara marokkaans syrisch irakees",
    "ber": "ber berber berbere berbers tamazight tarifit berber riffijns riffijn",
    "tr": "turks tr tur",
    "ku": "koerdisch ku",
    "hy": "armeens hy",
    "ka": "georgisch ka",
    "fa": "farsi perzisch fa dari",
    "ps": "pashto pasjtoe ps pasjtoes",
    "ur": "urdu oerdoe ur",
    "hi": "hindi hi",
    "pa": "punjabi panjabi",
    "ne": "nepalees nepali ne",
    "bn": "bengaals bengali bangla",
    "ta": "tamil",
    "bo": "tibetaans",
    "ru": "russisch ru rus",
    "uk": "oekraiens uk",
    "pl": "pools pl",
    "ro": "roemeens ro",
    "bg": "bulgaars bg",
    "cs": "tsjechisch cs",
    "sk": "slowaaks slovaaks sk",
    "hu": "hongaars hu",
    "sq": "albanees sq",
    "sr": "servisch sr",
    "hr": "kroatisch hr",
    "bs": "bosnisch bs",
    "mk": "macedonisch mk",
    "el": "grieks el",
    "rom": "romani",
    "so": "somalisch somali so",
    "ti": "tigrinya tigrigna",
    "am": "amhaars amharisch",
    "sw": "swahili sw",
    "ln": "lingala ln",
    "rw": "kinyarwanda",
    "rn": "kirundi",
    "wo": "wolof",
    "ff": "fulfulde pulaar fula",
    "zh": "chinees mandarijn zh",
    "vi": "vietnamees vi",
    "th": "thais thai",
    "tl": "tagalog filipijns",
    "ja": "japans",
    "he": "hebreeuws ivriet",
    "yi": "jiddisch",
    "vgt": "vgt gebarentaal lsfb",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
_LITTLE = {"beetje", "weinig", "basis", "basiskennis", "noties", "gebrekkig", "zwak", "beperkt", "nauwelijks", "klein"}
_NOT = {"geen", "niet"}
_FILLER = {
    "een", "en", "of", "goed", "vlot", "vloeiend", "moedertaal", "spreekt", "ook", "wat", "van", "in", "redelijk",
    "perfect", "thuistaal", "zeer", "heel", "vlaamse", "taal", "talen", "tweetalig", "meertalig",
}  # fmt: skip

_OF_WHOM = {
    "hij", "zij", "ze", "zijn", "haar", "mevrouw", "meneer", "is", "kent", "kennis", "spreken", "praten", "verstaat",
    "begrijpt", "nog", "maar", "slechts", "erg", "enkel", "alleen",
}  # fmt: skip


def named(said: str) -> str | None:
    """The code of a language by its whole name in the language in force."""
    return _names(language()[:2]).get(folded(said))


@lru_cache
def _names(of: str) -> dict[str, str]:
    """Every language by its name; dialects and regions apart."""
    return {folded(name): code for code, name in Locale(of).languages.items() if code.isalpha()}


def little(remarks: str) -> dict[str, str]:
    """The languages of which words say that somebody knows only a little, by code, and in which words it says so.

    ``Talen: Frans, beetje NL`` → ``{"nl": "beetje NL"}``. Nothing else may stand there: *een beetje eng*, *wil een
    beetje Frans leren* and *klein gezin spreekt Turks* say nothing of the kind. Two or three letters are a language
    only in capitals: ``de`` is a word as well.
    """
    found: dict[str, str] = {}
    for part in re.split(r"[,;/+&|\n.]| en | maar ", remarks):
        for said in (part, part.partition(":")[2]):  # without the title of the column, where that says enough
            words = re.findall(r"[^\W\d_]+", said)
            names = {folded(word) for word in words if len(word) > 3 or word.isupper()} & _CODES.keys()
            beside = set(map(folded, words)) - names
            if len(names) == 1 and beside & _LITTLE and beside <= _LITTLE | _FILLER | _OF_WHOM:
                found[_CODES[names.pop()]] = said.strip()
    return found


def languages(cell: RawCell) -> Read[tuple[str, ...]]:
    """``NL, FR`` → ``nl``, ``fr``. A little of a language counts, with a note; one denied does not."""
    if said_nothing(cell):
        return Read(())
    found: list[str] = []
    notes: list[Note] = []
    unknown: list[str] = []
    keep = False
    for part in re.split(r"[,;/+&|\n]| en (?=\w)", text(cell)):
        # "en" between languages is the word "and"; alone in its part it is English.
        said = re.findall(r"[a-z]+", folded(part))
        codes = [_CODES[word] for word in said if word in _CODES and (word != "en" or len(said) == 1)]
        if code := named(part):  # of two words one may be a language by itself: "suisse allemand"
            codes, said = [code], []
        unknown.extend(word for word in said if not {word} & (_CODES.keys() | _FILLER | _LITTLE | _NOT))
        if _NOT.intersection(said):
            keep = True
            notes.append(note(N_("“{said}”: not counted as a language, kept with the remarks."), said=part.strip()))
            continue
        if _LITTLE.intersection(said) and codes:
            keep = True
            notes.append(note(N_("“{said}” counts as a language: ask how well it goes."), said=part.strip()))
        found.extend(codes)
    if unknown:
        keep = True
        notes.append(note(PARTLY_UNDERSTOOD, rest=" ".join(unknown)))
    return Read(tuple(dict.fromkeys(found)), tuple(notes), keep)

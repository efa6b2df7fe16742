"""How long a passphrase would hold against somebody who has the laptop and guesses as people choose.

An estimate, and said in words, for a number would pretend more. It counts what each piece costs to guess: a piece that
everybody uses, that repeats, or that belongs to the office itself costs next to nothing. One guess costs a tenth of a
second (``keyfile.Cost``), so that 2^32 of them keep one computer busy for years.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from app.i18n import N_
from app.places import fold
from app.storage.keyfile import DEMO_PASSPHRASE, LEAST_LENGTH


class Strength(IntEnum):
    """From not accepted (the first two) to excellent."""

    SHORT = 0
    OBVIOUS = 1
    WEAK = 2
    GOOD = 3
    STRONG = 4


WORDS = {
    Strength.SHORT: N_("too short"),
    Strength.OBVIOUS: N_("too easy to guess"),
    Strength.WEAK: N_("weak"),
    Strength.GOOD: N_("good"),
    Strength.STRONG: N_("strong"),
}
_BITS = {Strength.STRONG: 46, Strength.GOOD: 35, Strength.WEAK: 18}

_ROWS = (
    "azertyuiop",
    "qwertyuiop",
    "qsdfghjklm",
    "asdfghjkl",
    "wxcvbn",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "012345678901234567890",
)
_EVERYBODYS = set(
    re.findall(
        r"\w+",
        """wachtwoord paswoord password passwoord welkom welcome geheim geheime secret admin login test demo klik kluis
    buddy buddys buddywerking werking bureau kantoor computer laptop internet voetbal liefde schatje hallo dag
    zomer winter lente herfst januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag belgie vlaanderen antwerpen gent brugge brussel
    motdepasse passe bienvenue bonjour secret bureau ordinateur soleil amour printemps automne hiver janvier fevrier
    mars avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche
    belgique bruxelles flandre wallonie office computer letmein hello monday tuesday wednesday thursday friday saturday
    sunday spring summer autumn january february march june july october december belgium brussels flanders""",
    )
)
_LITTLE = set(
    re.findall(
        r"\w+",
        """de het een en of in op om te er is van voor met aan bij uit naar onder over door als dan dat die dit mijn
    jouw zijn haar ons onze ik jij je we wij zij hij niet geen wel ook nog maar heb hebt heeft ben bent was the a my
    le la les un une des du et ou est pas ne je tu il elle nous vous mon ma mes ton ta son sa que qui pour avec dans sur
    an and or of on to is not no i you he she we they it his her our this that with for at from""",
    )
)
_AS_LETTERS = str.maketrans("013457$@!", "oieastsai")
_PIECE = re.compile(r"[^\W\d_]+|\d+|[\W_]+")


@dataclass(frozen=True)
class Estimate:
    """How strong a passphrase is, and what would help most (a message id; empty when it is strong)."""

    strength: Strength
    advice: str


def estimate(passphrase: str, known: Iterable[str] = ()) -> Estimate:
    """Judge a passphrase; ``known`` are words that stand to reason, such as the name of the office."""
    if len(passphrase) < LEAST_LENGTH:
        return Estimate(Strength.SHORT, N_("At least 12 characters. A sentence is fine, and easier to remember."))
    bits = (
        0.0 if fold(passphrase) == DEMO_PASSPHRASE else _cost(passphrase, {fold(w) for k in known for w in k.split()})
    )
    strength = next((level for level, least in _BITS.items() if bits >= least), Strength.OBVIOUS)
    return Estimate(strength, _advice(strength, passphrase))


def _cost(passphrase: str, known: set[str]) -> float:
    """About how many bits it takes to guess all pieces."""
    whole = fold(passphrase)
    if re.sub(r"[\W\d_]+$", "", whole).translate(_AS_LETTERS) in _EVERYBODYS or len(set(whole)) < 5:
        return 8.0
    seen: set[str] = set()
    bits = 0.0
    for piece in _pieces(whole):
        bits += 1.0 if piece in seen else _piece_cost(piece, known)
        seen.add(piece)
    capitals = sum(sign.isupper() for sign in passphrase[1:])
    return bits + (1.0 if passphrase[0].isupper() else 0.0) + min(capitals, 4)


def _pieces(text: str) -> Iterator[str]:
    """Words, numbers, and what stands between; a word that is one piece twice counts as twice."""
    for found in _PIECE.findall(text):
        half = len(found) // 2
        if half > 1 and found == found[:half] * 2:
            yield from (found[:half], found[:half])
        else:
            yield found


def _piece_cost(piece: str, known: set[str]) -> float:
    if _is_row(piece) or len(set(piece)) == 1:
        return 3.0
    if piece in known:
        return 2.0
    if piece in _EVERYBODYS or piece in _LITTLE:
        return 4.0
    if piece.isdigit():
        if re.fullmatch(r"(19|20)\d\d", piece):
            return 6.0
        return min(3.3 * len(piece), 12.0 if len(piece) in (6, 8) else 99.0)  # six or eight digits are mostly a date
    if piece.isalpha():
        # A word of the dictionary, or letters that make none.
        return 4.0 * len(piece) if _is_noise(piece) else min(2.2 + 2.0 * len(piece), 12.0)
    return 0.5 if piece == " " else 2.0 * len(piece) ** 0.5


def _is_row(piece: str) -> bool:
    """Whether keys beside each other, or signs after each other, in either direction."""
    return len(piece) >= 4 and any(piece in row or piece[::-1] in row for row in _ROWS)


def _is_noise(piece: str) -> bool:
    """Whether letters cannot be a word: hardly a vowel, or a heap of consonants."""
    vowels = sum(sign in "aeiouy" for sign in piece)
    return len(piece) >= 5 and (vowels / len(piece) < 0.2 or bool(re.search(r"[^aeiouy]{6}", piece)))


def _advice(strength: Strength, passphrase: str) -> str:
    if strength is Strength.STRONG:
        return ""
    if strength is Strength.OBVIOUS:
        return N_("Everybody tries this first. Take four words that have nothing to do with each other.")
    if " " not in passphrase.strip():
        return N_("Several words apart are stronger than one long word with digits.")
    return N_("One more word that nobody expects makes it stronger.")

"""Keep the catalogues complete: gather what the code says, take translations in, compile, check.

    python packaging/translations.py update                       bring the catalogues in line with the code
    python packaging/translations.py merge LANGUAGE FRAGMENT.po…  the same, and fill gaps of one from these files
    python packaging/translations.py gaps LANGUAGE                what one does not have yet, as a fragment to fill in
    python packaging/translations.py compile                      after a catalogue was edited by hand
    python packaging/translations.py check                        name every fault; exit code 1 when there is one

LANGUAGE is nl_BE or fr_BE. A catalogue holds no dates, line numbers or names of tools, so that it changes only where
the wording does.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "app"
LOCALES = {"nl_BE": "the Dutch of Flanders", "fr_BE": "the French of Brussels"}
PLURALS = {"nl_BE": "nplurals=2; plural=(n != 1);", "fr_BE": "nplurals=2; plural=(n > 1);"}


def po_file(locale: str) -> Path:
    """Where the catalogue of a language stands; its compiled twin beside it."""
    return ROOT / "resources" / "locale" / locale / "LC_MESSAGES" / "klik.po"


# What marks a sentence; subclasses of KlikError do as well.
ERROR = "KlikError"
MARKS = {"_", "N_", "ngettext", ERROR, "Note"}

# A sentence, or its singular and plural; the source and its translation alike.
Sentence = str | tuple[str, ...]


class Wording(Catalog):
    """A catalogue whose header says only what a reader of it needs."""

    def __init__(self, locale: str) -> None:
        self._code = locale
        super().__init__(locale=locale, header_comment=f"# What Klik says, in {LOCALES[locale]}.", fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", self._code),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", PLURALS[self._code]),
        ]


# What the code says


def said(source: Path = SOURCE) -> tuple[set[Sentence], list[str]]:
    """Every sentence marked in the code, and a complaint for every marked text that no catalogue can hold."""
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(source.rglob("*.py"))}
    marks = MARKS | _kinds_of_error(trees.values())
    sentences: set[Sentence] = set()
    complaints = []
    for file, tree in trees.items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
            if (mark := _name(call.func)) not in marks:
                continue
            texts = [list(_choices(argument)) for argument in call.args[: 2 if mark == "ngettext" else 1]]
            if any(_is_composed(text) for choices in texts for text in choices):
                complaints.append(f"{file.relative_to(source)}:{call.lineno}: put together before it is translated")
            words = [[word for text in choices if (word := _text(text))] for choices in texts]
            sentences.update(zip(*words, strict=False) if mark == "ngettext" else words[0])
    plurals = {sentence[0] for sentence in sentences if isinstance(sentence, tuple)}
    return sentences - plurals, complaints


def _kinds_of_error(trees: Iterable[ast.Module]) -> set[str]:
    classes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    kinds = {ERROR}
    while found := {c.name for c in classes if kinds & {_name(base) for base in c.bases}} - kinds:
        kinds |= found
    return kinds


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _choices(node: ast.expr) -> Iterator[ast.expr]:
    """The texts that may be meant: ``_("a" if x else "b")`` says two."""
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    else:
        yield node


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_composed(node: ast.expr) -> bool:
    """An f-string, a sum or ``"…".format()``: never found in a catalogue, because it differs each time."""
    formatted = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and bool(_text(node.func.value))
    return formatted or isinstance(node, ast.JoinedStr | ast.BinOp)


# The catalogue


def read(file: Path) -> dict[Sentence, Sentence]:
    """The translations in a file, without those that are doubtful or empty."""
    with file.open("rb") as stream:
        catalogue = read_po(stream, abort_invalid=True)
    strings = {message.id: message.string for message in catalogue if message.id and not message.fuzzy}
    return {_sentence(id): _sentence(string) for id, string in strings.items() if string and all(string)}


def _sentence(text: str | list[str] | tuple[str, ...]) -> Sentence:
    return text if isinstance(text, str) else tuple(text)


def wording(locale: str, sentences: Iterable[Sentence], *sources: dict[Sentence, Sentence]) -> Wording:
    """A catalogue of these sentences, each with its translation from the first source that has one."""
    catalogue = Wording(locale)
    for sentence in sentences:
        catalogue.add(sentence, next((source[sentence] for source in sources if sentence in source), ""))
    return catalogue


def po(catalogue: Wording) -> bytes:
    stream = BytesIO()
    write_po(stream, catalogue, width=120, sort_output=True, no_location=True, ignore_obsolete=True)
    return stream.getvalue()


def mo(catalogue: Wording) -> bytes:
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


# The commands


def update(locale: str, fragments: Iterable[Path] = ()) -> None:
    """Bring a catalogue in line with the code; the fragments fill gaps and change nothing that is there."""
    sentences, _complaints = said()
    catalogue = po_file(locale)
    sources = [read(file) for file in (catalogue, *fragments) if file.exists()]
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    catalogue.write_bytes(po(wording(locale, sentences, *sources)))
    compile_words(locale)
    translated = {sentence for source in sources for sentence in source}
    for sentence in sorted(map(str, translated - sentences)):
        print(f"nobody says: {sentence}")
    print(f"{locale}: {len(sentences)} sentences, {len(sentences - translated)} without translation")


def gaps(locale: str) -> str:
    """What a catalogue does not have yet, as a fragment to fill in."""
    sentences, _complaints = said()
    return po(wording(locale, sentences - read(po_file(locale)).keys())).decode()


def compile_words(locale: str) -> None:
    file = po_file(locale)
    words = read(file)
    file.with_suffix(".mo").write_bytes(mo(wording(locale, words, words)))


def all_faults() -> list[str]:
    heard = said()
    return [f"{locale}: {fault}" for locale in LOCALES for fault in faults(locale, heard, po_file(locale))]


def faults(locale: str, heard: tuple[set[Sentence], list[str]], catalogue: Path) -> list[str]:
    """Everything that would show a user a wrong or an English sentence, of what the code was heard to say (``said``).

    Empty when all is well.
    """
    sentences, complaints = heard
    words = read(catalogue)
    found = [*complaints]
    found += [f"no translation: {sentence}" for sentence in sorted(map(str, sentences - words.keys()))]
    found += [f"nobody says: {sentence}" for sentence in sorted(map(str, words.keys() - sentences))]
    for sentence, translation in words.items():
        found += wrong_placeholders(sentence, translation)
    if not found and catalogue.read_bytes() != po(wording(locale, sentences, words)):
        found.append("klik.po is not as `update` writes it")
    compiled = catalogue.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != mo(wording(locale, words, words)):
        found.append("klik.mo is older than klik.po: run `compile`")
    return found


def wrong_placeholders(sentence: Sentence, translation: Sentence) -> list[str]:
    """Complaints about ``{names}`` that differ; only the form for one may leave a number out ("één deelnemer")."""
    if isinstance(sentence, str) != isinstance(translation, str):
        return [f"one form against two: {sentence}"]
    try:
        meant, given = _placeholders(sentence), _placeholders(translation)
    except ValueError:
        return [f"a loose brace: {sentence}"]
    right = given[-1] == meant[-1] and given[0] <= meant[-1]
    return [] if right else [f"other placeholders: {sentence} / {translation}"]


def _placeholders(sentence: Sentence) -> list[set[str]]:
    """The names in each form of a sentence."""
    forms = [sentence] if isinstance(sentence, str) else sentence
    return [{name for _text, name, _spec, _as in Formatter().parse(form) if name is not None} for form in forms]


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            for locale in LOCALES:
                update(locale)
        case ["merge", locale, _, *_] if locale in LOCALES:
            update(locale, [Path(fragment) for fragment in arguments[2:]])
        case ["gaps", locale] if locale in LOCALES:
            print(gaps(locale), end="")
        case ["compile"]:
            for locale in LOCALES:
                compile_words(locale)
        case ["check"]:
            found = all_faults()
            print(*found, sep="\n", end="\n" if found else "")
            return bool(found)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

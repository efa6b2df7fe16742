"""Every word on screen has its Dutch and its French, with its placeholders, compiled; and that check can fail."""

import gettext
import importlib.util
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOL = Path(__file__).resolve().parent.parent / "packaging" / "translations.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_tool", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _load()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "app"
    folder.mkdir()
    return folder


def said(source: Path, code: str) -> tuple[set[str | tuple[str, str]], list[str]]:
    (source / "room.py").write_text(code, encoding="utf-8")
    found: tuple[set[str | tuple[str, str]], list[str]] = tool.said(source)
    return found


def catalogue(folder: Path, words: Mapping[Any, object]) -> Path:
    """A catalogue and its compiled twin as the tool writes them."""
    file = folder / "klik.po"
    wording = tool.wording("nl_BE", words, words)
    file.write_bytes(tool.po(wording))
    file.with_suffix(".mo").write_bytes(tool.mo(wording))
    return file


def test_the_catalogues_of_klik_are_whole() -> None:
    assert tool.all_faults() == []


# What is found in the code


def test_every_mark_is_gathered(source: Path) -> None:
    code = """
_("plain")
N_("an id")
i18n._("through the module")
ngettext("{n} duo", "{n} duos", n)
raise KlikError("A sentence about {name}.", name=name)
_("one "
  "sentence")
_("soon" if near else "later")
"""
    sentences = {"plain", "an id", "through the module", "A sentence about {name}.", "one sentence", "soon", "later"}
    assert said(source, code) == (sentences | {("{n} duo", "{n} duos")}, [])


def test_a_kind_of_error_marks_its_sentence_too(source: Path) -> None:
    code = """
class VaultError(KlikError): ...
class Locked(VaultError): ...
raise Locked("Unlock first.")
raise ValueError("a bug")
"""
    assert said(source, code) == ({"Unlock first."}, [])


def test_what_is_looked_up_is_no_sentence(source: Path) -> None:
    assert said(source, '_(WORDS["key"]); _(title); _(name.replace("a", "b")); _("")') == (set(), [])


def test_a_sentence_said_alone_and_with_a_plural_is_one(source: Path) -> None:
    assert said(source, '_("{n} duo"); ngettext("{n} duo", "{n} duos", n)')[0] == {("{n} duo", "{n} duos")}


@pytest.mark.parametrize(
    "code",
    ['_(f"Hello {name}")', '_("Hello {}".format(name))', '_("Hello " + name)', 'KlikError(f"{x}")', 'N_("%s" % x)'],
)
def test_a_sentence_put_together_too_early_is_refused(source: Path, code: str) -> None:
    sentences, complaints = said(source, code)
    assert sentences == set()
    assert complaints == ["room.py:1: put together before it is translated"]


# What is found wrong


@pytest.mark.parametrize(
    ("sentence", "translation"),
    [
        ("{name} waits", "{naam} wacht"),
        ("{name} waits", "wacht"),
        ("waits", "{name} wacht"),
        ("{name} waits", "{name wacht"),
        (("{n} duo", "{n} duos"), ("{n} duo", "veel duo's")),
        (("{n} duo", "{n} duos"), ("{x} duo", "{n} duo's")),
        (("{n} duo", "{n} duos"), "{n} duo's"),
    ],
)
def test_placeholders_that_differ_are_named(sentence: object, translation: object) -> None:
    assert len(tool.wrong_placeholders(sentence, translation)) == 1


@pytest.mark.parametrize(
    ("sentence", "translation"),
    [
        ("{name} waits", "wacht {name}"),
        ("{hour}.{minute:02}", "{hour}.{minute:02} u."),
        (("{n} duo", "{n} duos"), ("één duo", "{n} duo's")),
    ],
)
def test_placeholders_that_agree_pass(sentence: object, translation: object) -> None:
    assert tool.wrong_placeholders(sentence, translation) == []


def test_a_whole_catalogue_has_no_faults(source: Path, tmp_path: Path) -> None:
    said(source, '_("yes"); ngettext("{n} duo", "{n} duos", n)')
    words = {"yes": "ja", ("{n} duo", "{n} duos"): ("{n} duo", "{n} duo's")}
    assert tool.faults("nl_BE", tool.said(source), catalogue(tmp_path, words)) == []


def test_each_fault_is_named(source: Path, tmp_path: Path) -> None:
    said(source, '_("yes"); _("no")')
    file = catalogue(tmp_path, {"yes": "ja", "maybe": "misschien"})
    assert tool.faults("nl_BE", tool.said(source), file) == ["no translation: no", "nobody says: maybe"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + '\n#~ msgid "gone"\n#~ msgstr "weg"\n',
        lambda text: text.replace('msgid "yes"', '#: app/room.py:1\nmsgid "yes"'),
        lambda text: text.replace('"Language:', '"POT-Creation-Date: 2026-11-22 09:00+0100\\n"\n"Language:'),
    ],
    ids=["obsolete", "line numbers", "dates"],
)
def test_a_catalogue_with_noise_is_refused(source: Path, tmp_path: Path, change: Callable[[str], str]) -> None:
    said(source, '_("yes")')
    file = catalogue(tmp_path, {"yes": "ja"})
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert tool.faults("nl_BE", tool.said(source), file) == ["klik.po is not as `update` writes it"]


def test_a_doubtful_translation_counts_as_none(source: Path, tmp_path: Path) -> None:
    said(source, '_("yes")')
    file = catalogue(tmp_path, {"yes": "ja"})
    file.write_text(file.read_text(encoding="utf-8").replace('msgid "yes"', '#, fuzzy\nmsgid "yes"'), encoding="utf-8")
    assert "no translation: yes" in tool.faults("nl_BE", tool.said(source), file)


def test_a_compiled_catalogue_that_lags_is_named(source: Path, tmp_path: Path) -> None:
    said(source, '_("yes")')
    file = catalogue(tmp_path, {"yes": "ja"})
    file.write_text(file.read_text(encoding="utf-8").replace('"ja"', '"jazeker"'), encoding="utf-8")
    assert tool.faults("nl_BE", tool.said(source), file) == ["klik.mo is older than klik.po: run `compile`"]


# What comes out


def test_what_is_there_stays_and_a_fragment_fills_the_gaps(tmp_path: Path) -> None:
    fragment = tmp_path / "room.po"
    fragment.write_text('msgid "yes"\nmsgstr "jawel"\n\nmsgid "no"\nmsgstr "nee"\n', encoding="utf-8")
    merged = tool.wording("nl_BE", ["yes", "no", "maybe"], {"yes": "ja"}, tool.read(fragment))
    assert {message.id: message.string for message in merged if message.id} == {"yes": "ja", "no": "nee", "maybe": ""}


def test_the_compiled_words_are_what_gettext_says() -> None:
    words = {"yes": "ja", ("{n} duo", "{n} duos"): ("één duo", "{n} duo's")}
    compiled = tool.mo(tool.wording("nl_BE", words, words))
    assert compiled == tool.mo(tool.wording("nl_BE", reversed(words), words))
    spoken = gettext.GNUTranslations(BytesIO(compiled))
    assert spoken.gettext("yes") == "ja"
    assert [spoken.ngettext("{n} duo", "{n} duos", n) for n in (0, 1, 2)] == ["{n} duo's", "één duo", "{n} duo's"]

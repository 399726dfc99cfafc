"""Every text for people can be translated, and the translators' files are those of the sources."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.words.linguist import gather, messages, missing_in
from app.cli.words.python_texts import literal, texts_of
from app.environment.translations import FOLDER, languages
from app.shell.language import CHOICES, NAMES, SOURCE, SYSTEM
from app.shell.settings.preferences import LANGUAGES
from tests.architecture.test_qml import qml_files
from tests.architecture.tree import ROOT, files, text_of, tree_of

SENTENCE = re.compile(r"[^\W\d_]{2,}[,:;]? [a-z]")
"""Two words of prose."""
NOT_SHOWN = ("print", "compile", "fourcc", "TypeVar", "Property", "Slot", "Signal", "RuntimeError")
LOGS = ("debug", "info", "warning", "error", "exception")
# Sentences that are no text for people.
SILENT: dict[str, tuple[str, ...]] = {
    "app/shell/codes/drawing.py": ("<", '" text-anchor'),
    "app/shell/install/exposure.py": ("changing files", "system calls"),
    # These are translated where the settings say them; tests/shell/quick/test_own_words.py holds both together.
    "app/shell/quick/own_words.py": ("Notices of", "Go on", "Scan the", "Open plaza", "What mini", "Your", "Keyboard"),
}
QML_STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
QML_TRANSLATED = re.compile(r'qsTr\(\s*(?:"(?:\\.|[^"\\\n])*"(?:\s*\+\s*)?)+')
PLACEHOLDER = re.compile(r"%L?\d|%n|\{\w*\}")


def sentences_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string in ``tree`` that reads like prose and may be shown."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        is_note = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_note or isinstance(node, ast.Raise | ast.Assert):
            silent.update(map(id, ast.walk(node)))
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            silent.update(map(id, ast.walk(node.annotation)))
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            is_log = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "log"
            if name in NOT_SHOWN or (is_log and name in LOGS):
                silent.update(map(id, ast.walk(node)))
    yield from _sentences_in(tree, silent)


def _sentences_in(node: ast.AST, silent: set[int]) -> Iterator[tuple[int, str]]:
    if id(node) in silent:
        return
    text = literal(node) if isinstance(node, ast.expr) else None
    if text is not None:
        if SENTENCE.search(text):
            yield getattr(node, "lineno", 0), text
        return
    for child in ast.iter_child_nodes(node):
        yield from _sentences_in(child, silent)


def shell_modules() -> list[Path]:
    """Return the Python files of the shell."""
    return files(".py", folders=("app/shell",))


def test_every_sentence_in_python_can_be_translated() -> None:
    loose = []
    for path in shell_modules():
        known = {text for texts in texts_of(text_of(path)).texts.values() for text in texts}
        allowed = SILENT.get(str(path), ())
        loose += [
            f"{path}:{line}: {text}"
            for line, text in sentences_of(tree_of(path))
            if text not in known and not text.startswith(allowed or ("\0",))
        ]
    assert not loose, "say them by self.tr(), or see CONTRIBUTING, “A text”"


def test_no_text_hides_from_the_translators() -> None:
    hidden = [f"{path}:{line}" for path in shell_modules() for line in texts_of(text_of(path)).hidden]
    assert not hidden, "tr() of another object: its context cannot be known; use QCoreApplication.translate()"


def test_every_sentence_in_qml_can_be_translated() -> None:
    loose = []
    for path in qml_files():
        code = re.sub(r"/\*.*?\*/|(?<![:\"])//[^\n]*", "", text_of(path), flags=re.DOTALL)
        untranslated = QML_TRANSLATED.sub("", code)
        loose += [f"{path}: {found[0]}" for found in QML_STRING.finditer(untranslated) if SENTENCE.search(found[0])]
    assert not loose, "say them by qsTr()"


@pytest.mark.parametrize("language", languages(ROOT))
def test_the_translators_files_are_up_to_date(language: str, tmp_path: Path) -> None:
    gather(ROOT, language, tmp_path)
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER / language).glob("*.ts")}
    found = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.ts")}
    old = sorted(name for name in kept.keys() | found.keys() if kept.get(name) != found.get(name))
    assert not old, "run `python3 main.py words` and write the translations that it says are missing"


@pytest.mark.parametrize("language", languages(ROOT))
def test_every_text_has_its_translation(language: str) -> None:
    missing = [f"{each.file.name}: {each.source}" for each in missing_in(ROOT / FOLDER / language)]
    assert not missing, "write them into resources/i18n; CONTRIBUTING, “A text”, says how"


@pytest.mark.parametrize("language", languages(ROOT))
def test_what_is_put_into_a_text_is_put_into_its_translation(language: str) -> None:
    wrong = [
        f"{file.name}: {context}: {source} → {translation}"
        for file in sorted((ROOT / FOLDER / language).glob("*.ts"))
        for context, source, translations, _ in messages(file)
        for translation in translations
        if translation and set(PLACEHOLDER.findall(source)) != set(PLACEHOLDER.findall(translation))
        if context != "Moments"  # dates take what their language needs
    ]
    assert not wrong


def test_the_languages_to_choose_from_are_those_there_are_words_for() -> None:
    assert sorted(NAMES) == sorted([SOURCE, *languages(ROOT)])
    assert CHOICES == LANGUAGES
    assert LANGUAGES[0] == SYSTEM


def test_a_loose_sentence_would_be_found() -> None:
    source = 'def f() -> str:\n    """A note here."""\n    log.info("not shown at all")\n    return "Shown to people"\n'
    assert [text for _, text in sentences_of(ast.parse(source))] == ["Shown to people"]

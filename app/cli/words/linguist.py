"""The translators' files of Qt Linguist: bringing them up to date with the sources, and saying what they lack."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from app.cli.words.python_texts import Texts, texts_of
from app.environment.translations import FOLDER, run, tool

SHELL = Path("app") / "shell"
ROOT_NAME = "shell"
"""The file of what stands in no package of the shell, but beside them."""

OPTIONS = (
    *("-silent", "-no-obsolete", "-no-recursive", "-sort-messages"),
    # Neither line numbers nor guesses: what two people add at a time has to merge.
    *("-locations", "none", "-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
    *("-source-language", "en"),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """A text without a translation."""

    file: Path
    context: str
    source: str


def packages(root: Path) -> list[str]:
    """Return the names of the translators' files: one for each package of the shell, one for what is beside them."""
    inside = sorted(path.name for path in (root / SHELL).iterdir() if (path / "__init__.py").exists())
    return [ROOT_NAME, *inside]


def gather(root: Path, language: str, out: Path | None = None) -> None:
    """Bring the files for ``language`` up to date: new texts wait for their translation, those that are gone go.

    ``out`` takes the files instead of their own folder; what is translated already is taken over.

    Raises:
        TranslationError: Qt's tool failed.
    """
    kept = root / FOLDER / language
    out = out or kept
    out.mkdir(parents=True, exist_ok=True)
    for name in packages(root):
        folder = root / SHELL / ("" if name == ROOT_NAME else name)
        file = out / f"{name}.ts"
        if out != kept and (kept / file.name).exists():
            shutil.copy(kept / file.name, file)
        _update(file, folder, language)
    for file in out.glob("*.ts"):
        if file.stem not in packages(root) or not _has_messages(file):
            file.unlink()


def python_texts(folder: Path) -> Texts:
    """Return the texts in the Python modules of ``folder``, by context."""
    texts: Texts = {}
    for path in sorted(folder.glob("*.py")):
        for context, found in texts_of(path.read_text(encoding="utf-8")).texts.items():
            texts.setdefault(context, set()).update(found)
    return texts


def missing_in(folder: Path) -> list[Missing]:
    """Return the texts of the files in ``folder`` that have no translation yet."""
    return [
        Missing(file, context, source)
        for file in sorted(folder.glob("*.ts"))
        for context, source, translations, is_finished in messages(file)
        if not is_finished or not all(translations)
    ]


def messages(file: Path) -> Iterator[tuple[str, str, list[str], bool]]:
    """Yield each message of ``file``: its context, source, translations (by number where that counts), whether done."""
    for context in ElementTree.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield name, message.findtext("source") or "", forms, translation.get("type") is None


def _has_messages(file: Path) -> bool:
    return next(messages(file), None) is not None


def _update(file: Path, folder: Path, language: str) -> None:
    with tempfile.TemporaryDirectory(prefix="plaza-words-") as scratch:
        # Qt's tool reads Python too, but neither tables nor the helpers of a module: it is given what was found there.
        said = Path(scratch) / "said.js"
        said.write_text(_as_script(python_texts(folder)), encoding="utf-8")
        sources = [str(path) for path in (*sorted(folder.glob("*.qml")), said)]
        run([str(tool("lupdate")), *OPTIONS, *sources, "-target-language", language, "-ts", str(file)])


def _as_script(texts: Texts) -> str:
    return "".join(
        f"qsTranslate({json.dumps(context)}, {json.dumps(text)});\n"
        for context in sorted(texts)
        for text in sorted(texts[context])
    )

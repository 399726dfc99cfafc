"""The texts of a language made to read from right to left, to try that out before there is such a language."""

from pathlib import Path
from xml.etree import ElementTree

from app.environment.translations import FOLDER, languages, run, tool

MARK = "\u200f"
"""Stands before a text and reads from right to left: the text is aligned and ordered by it."""

DATES = "Moments"
"""The context of the patterns of dates and times, which are not words."""


def make_turned(root: Path, language: str, folder: Path) -> Path:
    """Make in ``folder`` what Qt reads of ``language``, each text with the mark before it, and return where that is.

    What is not translated is as it stands in the sources: a language without translations, English, is all of that.

    Raises:
        TranslationError: Qt's tool could not do its work.
    """
    is_translated = language in languages(root)
    sources = []
    for file in sorted((root / FOLDER / (language if is_translated else languages(root)[0])).glob("*.ts")):
        tree = ElementTree.parse(file)  # noqa: S314 - our own file
        for context in tree.getroot().iter("context"):
            for message in context.iter("message"):
                _turn(message, is_translated, MARK if context.findtext("name") != DATES else "")
        draft = folder / file.name
        tree.write(draft, encoding="utf-8", xml_declaration=True)
        sources.append(str(draft))
    made = folder / f"{language}.qm"
    run([str(tool("lrelease")), "-silent", *sources, "-qm", str(made)])
    return made


def _turn(message: ElementTree.Element, is_translated: bool, mark: str) -> None:
    translation = message.find("translation")
    if translation is None:
        return
    for form in list(translation.iter("numerusform")) or [translation]:
        said = (form.text if is_translated else "") or message.findtext("source") or ""
        form.text = mark + said
    translation.attrib.pop("type", None)

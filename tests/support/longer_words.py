"""A language whose every text is as the English one, but longer: what fits with it fits with others too."""

import re
from pathlib import Path
from xml.etree import ElementTree

from app.environment.translations import FOLDER, run, tool

ROOT = Path(__file__).resolve().parents[2]
LANGUAGE = "zh_CN"
SHARE_MORE = 0.4
PLACEHOLDER = re.compile(r"(%L?\d|%n|\{\w*\})")
FILLING = "vulo pramis tenga "


def longer(text: str) -> str:
    """Return ``text`` with two fifths more letters, in words of their own at its end."""
    wanted = max(1, round(len(PLACEHOLDER.sub("", text)) * SHARE_MORE))
    return f"{text} {(FILLING * (wanted // len(FILLING) + 1))[:wanted].strip()}"


def make_longer(folder: Path) -> None:
    """Make in ``folder`` what Qt reads: the longer language, in the place of Chinese."""
    sources = []
    for file in sorted((ROOT / FOLDER / LANGUAGE).glob("*.ts")):
        tree = ElementTree.parse(file)
        for context in tree.getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                assert translation is not None
                text = message.findtext("source") or ""
                is_date = context.findtext("name") == "Moments"
                for each in list(translation.iter("numerusform")) or [translation]:
                    each.text = text if is_date else longer(text)
                translation.attrib.pop("type", None)
        draft = folder / file.name
        tree.write(draft, encoding="utf-8", xml_declaration=True)
        sources.append(str(draft))
    run([str(tool("lrelease")), "-silent", *sources, "-qm", str(folder / f"{LANGUAGE}.qm")])

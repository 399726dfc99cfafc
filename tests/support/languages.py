"""Which texts of a screen are in which language, by the translators' files."""

import re
from collections.abc import Iterable
from pathlib import Path

from app.cli.words.linguist import messages
from app.environment.translations import FOLDER

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%\d|%n|\{\w+\}")
UNBROKEN_HYPHEN = "\u2011"
WORD = re.compile(r"[^\W\d_]{3,}")


class English:
    """Recognises the texts of the sources: as they stand there, or with something put in."""

    def __init__(self, language: str = "zh_CN") -> None:
        sources = [
            source
            for file in (ROOT / FOLDER / language).glob("*.ts")
            for _, source, translations, _ in messages(file)
            if source != translations[0]
        ]
        self._whole = set(sources)
        parts = [PLACEHOLDER.split(source) for source in sources if PLACEHOLDER.search(source)]
        told = [each for each in parts if any(WORD.search(part) for part in each)]
        self._patterns = [re.compile(".+".join(map(re.escape, each)), re.DOTALL) for each in told]

    def among(self, texts: Iterable[str]) -> list[str]:
        """Return those of ``texts`` that a translation should stand for."""
        return sorted({text for text in texts if self._is_english(text)})

    def _is_english(self, text: str) -> bool:
        text = text.replace(UNBROKEN_HYPHEN, "-")
        return text in self._whole or any(pattern.fullmatch(text) for pattern in self._patterns)

"""`words`: gathers the texts of the shell for translators, says what is missing, makes what Qt reads of them."""

import sys
from pathlib import Path

from app.cli.words.linguist import Missing, gather, missing_in
from app.environment.translations import FOLDER, TranslationError, languages, make_all

SHOWN_MAX = 20


def main(root: Path | None = None) -> int:
    """Bring the translation files of ``root`` up to date and return 0 if every text has its translation, else 1."""
    root = root or Path(__file__).resolve().parents[3]
    try:
        for language in languages(root):
            gather(root, language)
        make_all(root, is_new=True)
    except TranslationError as error:
        print(error, file=sys.stderr)
        return 1
    missing = [each for language in languages(root) for each in missing_in(root / FOLDER / language)]
    for each in missing[:SHOWN_MAX]:
        print(_line(each, root))
    if len(missing) > SHOWN_MAX:
        print(f"… and {len(missing) - SHOWN_MAX} more.")
    print(f"{len(missing)} texts lack a translation." if missing else "Every text has its translation.")
    return 1 if missing else 0


def _line(missing: Missing, root: Path) -> str:
    return f"{missing.file.relative_to(root)}: {missing.context}: “{missing.source}”"

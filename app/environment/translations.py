"""Making of the translators' files (``.ts``) what Qt reads (``.qm``), one for each language. Standard library only."""

import os
from pathlib import Path

FOLDER = Path("resources") / "i18n"
"""Where the translators' files are: a folder for each language, in it a file for each package of the shell."""

MADE = Path("out") / "i18n"
"""Where what Qt reads of them is put."""


class TranslationError(Exception):
    """A tool of Qt Linguist's could not do its work; one sentence says why."""


def languages(root: Path) -> list[str]:
    """Return the languages that there are translations for, as ``zh_CN``."""
    return sorted(path.name for path in (root / FOLDER).glob("*") if path.is_dir())


def made(root: Path, language: str) -> Path:
    """Return where the file for ``language`` is, or will be."""
    return root / MADE / f"{language}.qm"


def are_made(root: Path) -> bool:
    """Tell whether there is a file for each language, none older than what it is made of."""
    return all(_is_made(root, language) for language in languages(root))


def make_all(root: Path, packages: Path | None = None, *, is_new: bool = False) -> None:
    """Make the files that are not there or too old, or all of them; ``packages`` is where PySide6 is installed.

    Raises:
        TranslationError: it could not be done.
    """
    for language in languages(root):
        if is_new or not _is_made(root, language):
            _make(root, language, tool("lrelease", packages))


def tool(name: str, packages: Path | None = None) -> Path:
    """Return where a program of Qt Linguist's is: it comes with PySide6."""
    import sysconfig  # only needed when something has changed: every start would pay for it

    folder = packages or Path(sysconfig.get_path("purelib"))
    return folder / "PySide6" / (f"{name}.exe" if os.name == "nt" else name)


def run(command: list[str]) -> None:
    """Run one of those programs to its end.

    Raises:
        TranslationError: it could not be started, or failed.
    """
    import subprocess

    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise TranslationError(f"{Path(command[0]).name} cannot be started ({error}).") from error
    if done.returncode != 0:
        raise TranslationError(f"{Path(command[0]).name} failed: {done.stderr.strip() or done.stdout.strip()}")


def _is_made(root: Path, language: str) -> bool:
    file = made(root, language)
    folder = root / FOLDER / language
    try:
        made_at = file.stat().st_mtime_ns
        # The folder's own time changes when a file is taken away.
        return all(each.stat().st_mtime_ns <= made_at for each in (folder, *folder.glob("*.ts")))
    except OSError:
        return False


def _make(root: Path, language: str, lrelease: Path) -> None:
    file = made(root, language)
    draft = file.with_suffix(f".{os.getpid()}")
    sources = sorted(str(path) for path in (root / FOLDER / language).glob("*.ts"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        run([str(lrelease), "-silent", "-nounfinished", *sources, "-qm", str(draft)])
        draft.replace(file)
    except OSError as error:
        raise TranslationError(f"{file} cannot be written ({error.strerror}).") from error
    finally:
        draft.unlink(missing_ok=True)

"""Being the program that this system opens `plaza://` links with: written where the person's own choices are kept."""

import configparser
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.core.kernel.errors import Unavailable

SCHEME = "plaza"
DESKTOP_FILE = "plaza.desktop"
KEY = f"x-scheme-handler/{SCHEME}"
SECTION = "Default Applications"


class LinkHandler(Protocol):
    """Registers Plaza for its links, and takes that back. Reads and writes the disk: on workers."""

    def is_registered(self) -> bool:
        """Tell whether the system opens the links with this Plaza."""

    def register(self) -> None:
        """Have it do so. Raises Unavailable ``handler.unwritable``."""

    def unregister(self) -> None:
        """Take that back; what others wrote stays. Raises Unavailable ``handler.unwritable``."""


def handler_of_system(
    program: Path, data_folder: Path | None, *, platform: str = sys.platform, environ: "os._Environ[str]" = os.environ
) -> LinkHandler | None:
    """Return this system's way; None where there is none (a Mac takes links for bundles alone).

    ``program`` is main.py; ``data_folder`` is named in the start unless it is the usual one, None.
    """
    command = [sys.executable, str(program), *(["--data", str(data_folder)] if data_folder is not None else [])]
    if platform == "linux":
        home = Path.home()
        data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
        return FreedesktopHandler(command, data / "applications", config / "mimeapps.list")
    if platform == "win32":
        return RegistryHandler(command)
    return None


class FreedesktopHandler:
    """A desktop file in the person's own folder, and the line that makes it the one for the scheme."""

    def __init__(self, command: list[str], applications: Path, choices: Path) -> None:
        self._file = applications / DESKTOP_FILE
        self._choices = choices
        self._content = desktop_file(command)

    def is_registered(self) -> bool:
        """Tell whether the file is there as it should be, and chosen."""
        try:
            is_there = self._file.read_text(encoding="utf-8") == self._content
            return is_there and self._chosen()[:1] == [DESKTOP_FILE]
        except (OSError, ValueError, configparser.Error):
            return False

    def register(self) -> None:
        """Write the file, then the choice: a choice without a file would lead nowhere."""
        _writing(self._file, lambda: self._write(self._file, self._content))
        _writing(self._choices, lambda: self._choose([DESKTOP_FILE, *self._others()]))

    def unregister(self) -> None:
        """Take the choice back, then the file."""
        _writing(self._choices, lambda: self._choose(self._others()))
        _writing(self._file, lambda: self._file.unlink(missing_ok=True))

    def _chosen(self) -> list[str]:
        value = _read(self._choices).get(SECTION, KEY, fallback="")
        return [each for each in value.split(";") if each]

    def _others(self) -> list[str]:
        return [each for each in self._chosen() if each != DESKTOP_FILE]

    def _choose(self, files: list[str]) -> None:
        """Change the one line, and leave every other as it is, remarks included."""
        lines = self._choices.read_text(encoding="utf-8").splitlines() if self._choices.exists() else []
        self._write(self._choices, "\n".join(with_choice(lines, files)) + "\n")

    def _write(self, path: Path, content: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.plaza-new")
        draft.write_text(content, encoding="utf-8")
        draft.replace(path)


class RegistryHandler:
    """The scheme's key under the person's own classes. Windows only."""

    ROOT = rf"Software\Classes\{SCHEME}"

    def __init__(self, command: list[str]) -> None:
        quoted = " ".join(f'"{part}"' for part in command)  # a path on Windows has no quotation mark in it
        self._command = f'{quoted} --link "%1"'

    def is_registered(self) -> bool:
        """Tell whether the command is this Plaza's."""
        if sys.platform != "win32":
            return False
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{self.ROOT}\shell\open\command") as key:
                return bool(winreg.QueryValueEx(key, "")[0] == self._command)
        except OSError:
            return False

    def register(self) -> None:
        """Write the keys that Windows asks for; the command last, for it makes the others count."""
        if sys.platform != "win32":
            return
        import winreg

        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, self.ROOT) as key:
                winreg.SetValueEx(key, "", 0, winreg.REG_SZ, "URL:Plaza")
                winreg.SetValueEx(key, "URL Protocol", 0, winreg.REG_SZ, "")
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{self.ROOT}\shell\open\command") as key:
                winreg.SetValueEx(key, "", 0, winreg.REG_SZ, self._command)
        except OSError as error:
            raise _unwritable(self.ROOT, error) from error

    def unregister(self) -> None:
        """Delete the keys, the inner ones first: Windows deletes none that has others in it."""
        if sys.platform != "win32":
            return
        import winreg

        for inner in (r"\shell\open\command", r"\shell\open", r"\shell", ""):
            try:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, self.ROOT + inner)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise _unwritable(self.ROOT, error) from error


def desktop_file(command: list[str]) -> str:
    """Return the desktop file that starts ``command`` with a link (Desktop Entry Specification 1.5)."""
    return "\n".join(
        [
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.5",
            "Name=Plaza",
            f"Exec={' '.join(map(_quoted, command))} --link %u",
            "Terminal=false",
            "NoDisplay=true",
            "StartupNotify=true",
            f"MimeType={KEY};",
            "",
        ]
    )


def _quoted(part: str) -> str:
    """Return one argument of an Exec line: in quotation marks, then escaped as every text of the file is."""
    inside = "".join("\\" + letter if letter in '"`$\\' else letter for letter in part)
    return f'"{inside}"'.replace("%", "%%").replace("\\", "\\\\")


def _read(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys are told apart by case
    parser.read(path, encoding="utf-8")
    return parser


def with_choice(lines: list[str], files: list[str]) -> list[str]:
    """Return the lines of a list of choices with ``files`` chosen for the scheme, or nothing if there are none."""
    made: list[str] = []
    heading, is_said = f"[{SECTION}]", not files
    section = ""
    for line in lines:
        if line.strip().startswith("["):
            section = line.strip()
        elif section == heading and line.partition("=")[0].strip() == KEY:
            continue
        made.append(line)
        if line.strip() == heading and not is_said:
            made.append(f"{KEY}={';'.join(files)};")
            is_said = True
    return made if is_said else [*made, heading, f"{KEY}={';'.join(files)};"]


def _writing(path: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except (OSError, ValueError, configparser.Error) as error:
        raise _unwritable(str(path), error) from error


def _unwritable(path: str, error: Exception) -> Unavailable:
    return Unavailable("handler.unwritable", path=path, reason=getattr(error, "strerror", None) or "unreadable")

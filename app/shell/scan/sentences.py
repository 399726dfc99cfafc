"""What the Scan screen says: one sentence for each state and each failure."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.core.kernel.errors import PlazaError
from app.shell.plain_words import in_a_row
from app.shell.scan.row import Row

if TYPE_CHECKING:
    from app.scanner.gathering import Progress

_CONTEXT = "Scan"
_STATES: Mapping[str, object] = {
    "idle": QT_TRANSLATE_NOOP("Scan", "Choose what to scan."),
    "starting": QT_TRANSLATE_NOOP("Scan", "Opening {source}…"),
    "looking": QT_TRANSLATE_NOOP("Scan", "Hold a code in view."),
    "reading": QT_TRANSLATE_NOOP("Scan", "Looking for a code in {source}…"),
    "found": QT_TRANSLATE_NOOP("Scan", "Code found."),
    "choosing": QT_TRANSLATE_NOOP("Scan", "Several codes are in view. Which one?"),
    "nothing": QT_TRANSLATE_NOOP(
        "Scan", "No code was found in this picture. Draw a frame around a code in it, or try a sharper picture."
    ),
    "framing": QT_TRANSLATE_NOOP("Scan", "Draw a frame around the code."),
    "no_camera": QT_TRANSLATE_NOOP("Scan", "No camera found. A picture, a video or an address does as well."),
}
_FAILURES: Mapping[str, object] = {
    "scanner.address_refused": QT_TRANSLATE_NOOP(
        "Scan", "This address cannot be scanned. Addresses begin with http, https or rtsp."
    ),
    "scanner.camera_busy": QT_TRANSLATE_NOOP(
        "Scan", "{camera} cannot be used, perhaps because another program uses it. Close that one and try again."
    ),
    "scanner.camera_denied": QT_TRANSLATE_NOOP(
        "Scan", "Plaza may not use the camera. Allow it in the system's settings, or scan a picture instead."
    ),
    "scanner.camera_denied.linux": QT_TRANSLATE_NOOP(
        "Scan",
        "You may not use the camera on this computer. Whoever looks after it can add you to the group “video”; "
        "or scan a picture instead.",
    ),
    "scanner.camera_denied.darwin": QT_TRANSLATE_NOOP(
        "Scan",
        "Plaza may not use the camera. Allow it in System Settings, Privacy & Security, Camera, or scan a picture "
        "instead.",
    ),
    "scanner.camera_denied.win32": QT_TRANSLATE_NOOP(
        "Scan",
        "Plaza may not use the camera. Allow desktop apps to in Settings, Privacy & security, Camera, or scan a "
        "picture instead.",
    ),
    "scanner.camera_missing": QT_TRANSLATE_NOOP("Scan", "This camera is gone. Plug it in again or choose another way."),
    "scanner.camera_silent": QT_TRANSLATE_NOOP(
        "Scan",
        "{camera} gives no picture, perhaps because another program uses it. Close that one, or choose another camera.",
    ),
    "scanner.clipboard_empty": QT_TRANSLATE_NOOP(
        "Scan", "There is nothing to scan on the clipboard. Copy a picture, a file or a link first."
    ),
    "scanner.clipboard_text": QT_TRANSLATE_NOOP("Scan", "There is no picture on the clipboard. Copy one first."),
    "scanner.picture_too_large": QT_TRANSLATE_NOOP("Scan", "This picture is too large. Choose one under 64 MB."),
    "scanner.picture_unreadable": QT_TRANSLATE_NOOP("Scan", "This file is not a picture Plaza can read."),
    "scanner.screen_denied": QT_TRANSLATE_NOOP(
        "Scan", "Plaza may not see the screen. Allow it in the system's settings, or paste a screenshot here."
    ),
    "scanner.screen_missing": QT_TRANSLATE_NOOP("Scan", "This screen is gone. Choose another."),
    "scanner.screen_withheld": QT_TRANSLATE_NOOP(
        "Scan",
        "This system shows its screen to no program. Take a screenshot with the system's own key and paste it here.",
    ),
    "scanner.too_many_files": QT_TRANSLATE_NOOP("Scan", "These are too many at once. Choose {files_max} at most."),
    "scanner.source_ended": QT_TRANSLATE_NOOP("Scan", "{place} stopped sending pictures. Check it and open it again."),
    "scanner.source_missing": QT_TRANSLATE_NOOP("Scan", "There is no file or folder {place}. Check the name."),
    "scanner.source_silent": QT_TRANSLATE_NOOP("Scan", "{place} sends no pictures. Check it and open it again."),
    "scanner.source_unreadable": QT_TRANSLATE_NOOP(
        "Scan", "{place} cannot be read as a picture or video. Check it, or choose another."
    ),
}
_NOTHING_IN_ROW = QT_TRANSLATE_NOOP("Scan", "No code was found in these {count} files.")
_NOTHING_READ = QT_TRANSLATE_NOOP("Scan", "None of these {count} files can be read as a picture or video.")
_SOME_FAILED = QT_TRANSLATE_NOOP("Scan", "{failed} of them cannot be read.")
_PARTS = QT_TRANSLATE_NOOP(
    "Scan", "{read} of {total} parts of a text are read. Show the other codes one after the other."
)
_CONTRADICTED = QT_TRANSLATE_NOOP(
    "Scan", "These codes contradict each other, so they are not put together. Begin again with the codes of one text."
)
_OTHER = QT_TRANSLATE_NOOP("Scan", "Scanning stopped ({code}). Choose a camera or a picture to try again.")


def state_sentence(state: str, source: str = "") -> str:
    """Return the sentence for ``state``, ``source`` being the name of what is scanned."""
    return _translated(_STATES[state]).replace("{source}", source)


def nothing_sentence(row: Row) -> str:
    """Return the sentence for a picture without a code, or for a whole ``row`` of files without any."""
    if row.count <= 1:
        return state_sentence("nothing")
    text = _NOTHING_IN_ROW if row.failed < row.count else _NOTHING_READ
    sentence = _translated(text).replace("{count}", str(row.count))
    return (
        in_a_row((sentence, _translated(_SOME_FAILED).replace("{failed}", str(row.failed))))
        if 0 < row.failed < row.count
        else sentence
    )


def parts_sentence(progress: "Progress") -> str:
    """Return the sentence for a text of which some parts were read."""
    if progress.is_contradicted:
        return _translated(_CONTRADICTED)
    return _translated(_PARTS).replace("{read}", str(progress.read)).replace("{total}", str(progress.total))


def failure_sentence(error: PlazaError, platform: str = sys.platform) -> str:
    """Return one clear sentence for ``error``: what, why, what to do, on this system."""
    said = _FAILURES.get(f"{error.code}.{platform}") or _FAILURES.get(error.code, _OTHER)
    sentence = _translated(said).replace("{code}", error.code)
    for name, value in error.details.items():
        sentence = sentence.replace(f"{{{name}}}", str(value) or QCoreApplication.translate(_CONTEXT, "It"))
    return sentence


def _translated(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))

"""What the Scan screen says: one sentence for each state and each failure."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.core.kernel.errors import PlazaError

_CONTEXT = "Scan"
_STATES: Mapping[str, object] = {
    "idle": QT_TRANSLATE_NOOP("Scan", "Choose what to scan."),
    "starting": QT_TRANSLATE_NOOP("Scan", "Opening {source}…"),
    "looking": QT_TRANSLATE_NOOP("Scan", "Hold a code in view."),
    "reading": QT_TRANSLATE_NOOP("Scan", "Looking for a code in {source}…"),
    "found": QT_TRANSLATE_NOOP("Scan", "Code found."),
    "choosing": QT_TRANSLATE_NOOP("Scan", "Several codes are in view. Which one?"),
    "nothing": QT_TRANSLATE_NOOP("Scan", "No code was found in this picture. Try a sharper or larger one."),
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
    "scanner.camera_missing": QT_TRANSLATE_NOOP("Scan", "This camera is gone. Plug it in again or choose another way."),
    "scanner.camera_silent": QT_TRANSLATE_NOOP(
        "Scan", "{camera} gives no picture. Plug it in again or choose another."
    ),
    "scanner.clipboard_empty": QT_TRANSLATE_NOOP("Scan", "There is no picture on the clipboard. Copy one first."),
    "scanner.picture_too_large": QT_TRANSLATE_NOOP("Scan", "This picture is too large. Choose one under 64 MB."),
    "scanner.picture_unreadable": QT_TRANSLATE_NOOP("Scan", "This file is not a picture Plaza can read."),
    "scanner.source_ended": QT_TRANSLATE_NOOP("Scan", "{place} stopped sending pictures. Check it and open it again."),
    "scanner.source_missing": QT_TRANSLATE_NOOP("Scan", "There is no file or folder {place}. Check the name."),
    "scanner.source_silent": QT_TRANSLATE_NOOP("Scan", "{place} sends no pictures. Check it and open it again."),
    "scanner.source_unreadable": QT_TRANSLATE_NOOP(
        "Scan", "{place} cannot be read as a picture or video. Check it, or choose another."
    ),
}
_OTHER = QT_TRANSLATE_NOOP("Scan", "Scanning stopped ({code}). Choose a camera or a picture to try again.")


def state_sentence(state: str, source: str = "") -> str:
    """Return the sentence for ``state``, ``source`` being the name of what is scanned."""
    return _translated(_STATES[state]).replace("{source}", source)


def failure_sentence(error: PlazaError) -> str:
    """Return one clear sentence for ``error``: what, why, what to do."""
    sentence = _translated(_FAILURES.get(error.code, _OTHER)).replace("{code}", error.code)
    for name, value in error.details.items():
        sentence = sentence.replace(f"{{{name}}}", str(value) or QCoreApplication.translate(_CONTEXT, "It"))
    return sentence


def _translated(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))

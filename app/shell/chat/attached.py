"""Messages that carry a picture or a file, as the texts their QML files need."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale

from app.core.chat import voice
from app.core.chat.model import FileContent, PictureContent, VoiceContent
from app.shell.plain_words import hidden_shown, isolated, one_line

Fields = dict[str, str | bool | list[int] | list[list[str]]]
SIDE_MAX = 100_000
Sort = Literal["picture", "video", "sound", "document", "archive", "file"]
SORTS: dict[Sort, tuple[str, ...]] = {
    "picture": ("png", "jpg", "jpeg", "webp", "gif", "bmp", "heic", "tif", "tiff"),
    "video": ("mp4", "webm", "mkv", "mov", "avi"),
    "sound": ("mp3", "ogg", "opus", "wav", "flac", "m4a"),
    "document": ("pdf", "txt", "md", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "rtf", "epub"),
    "archive": ("zip", "7z", "rar", "gz", "xz", "bz2", "tar", "zst"),
}
ICONS: dict[Sort, str] = {
    "picture": "file-image",
    "video": "file-video",
    "sound": "music",
    "document": "file-text",
    "archive": "package",
    "file": "file",
}


def attached_fields(content: PictureContent | FileContent | VoiceContent) -> tuple[str, Fields]:
    """Return the kind of ``content`` and what its QML file shows."""
    if isinstance(content, PictureContent):
        width, height = _side(content.width), _side(content.height)
        return "picture", {
            "attachment": content.attachment,
            "suffix": content.suffix,
            "aspect": str(width / height),
            "pictureWidth": str(width),
            "caption": content.caption,
        }
    if isinstance(content, VoiceContent):
        return "voice", {
            "attachment": content.attachment,
            "durationText": clock_text(max(1000, min(content.duration_ms, voice.DURATION_MS_MAX))),
            "wave": voice.drawn(content.wave),
        }
    return "file", {
        "attachment": content.attachment,
        "name": cut_name(content.name),
        "saveName": saved_name(content.name),
        "iconName": ICONS[sort_of(content.name)],
        "canOpen": sort_of(saved_name(content.name)) != "file",
        "aboutText": f"{suffix_text(content.name)} · {size_text(content.size_bytes)}",
        "caption": content.caption,
    }


def sort_of(name: str) -> Sort:
    """Return what a file seems to be by its name."""
    suffix = name.rpartition(".")[2].lower()
    return next((sort for sort, suffixes in SORTS.items() if suffix in suffixes), "file")


def suffix_text(name: str) -> str:
    """Return the ending of a file's name in capitals, as what says its type; a word where there is none."""
    stem, dot, suffix = name.rpartition(".")
    if not stem or not dot or not suffix.isascii() or not suffix.isalnum() or len(suffix) > 8:
        return QCoreApplication.translate("Attached", "File")
    return suffix.upper()


def size_text(size_bytes: int) -> str:
    """Return a size as a person reads it."""
    return QLocale().formattedDataSize(max(0, min(size_bytes, 1 << 60)), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def clock_text(milliseconds: int) -> str:
    """Return a duration in minutes and seconds."""
    return f"{milliseconds // 60_000}:{milliseconds // 1000 % 60:02}"


def saved_name(name: str) -> str:
    """Return ``name`` as a file can be called everywhere: no folders, nothing hidden, nothing that turns the text."""
    shown = "".join(letter for letter in one_line(name, 200) if letter.isprintable() and letter not in '/\\:*?"<>|')
    return shown.strip(" .") or "file"


def cut_name(name: str) -> str:
    """Return a file's name as it is, what is hidden in it spelt out; a long one is cut before its ending."""
    shown = one_line(hidden_shown(name), 1000)
    return isolated(shown if len(shown) <= 120 else f"{shown[:80]}…{shown[-36:]}")


def _side(pixels: int) -> int:
    return max(1, min(pixels, SIDE_MAX))

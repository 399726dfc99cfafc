"""Words that the install sheet and the versions share."""

from PySide6.QtCore import QCoreApplication


def size_text(size_bytes: int) -> str:
    """Return a size as people read it: ``34 KB``, ``1.2 MB``."""
    if size_bytes < 1 << 20:
        return _tr("{size} KB").format(size=max(1, round(size_bytes / 1024)))
    return _tr("{size} MB").format(size=f"{size_bytes / (1 << 20):.1f}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sizes", text)

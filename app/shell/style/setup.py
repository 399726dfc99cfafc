"""Making an application and an engine ready for the style: fonts, import path, image providers."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlEngine

from app.data_folder import ARTICLE_PICTURES, FACES
from app.shell.style.bars import BarsProvider
from app.shell.style.codes import CodeProvider
from app.shell.style.icons import IconProvider
from app.shell.style.keys import ShortcutTable
from app.shell.style.pictures import ARTICLE_SCHEME, FACE_SCHEME, RoundPictureProvider
from app.shell.style.places import SaveFolders
from app.shell.style.spacing import LineSpacing
from app.shell.style.words import PlainWords

__all__ = ["LineSpacing", "PlainWords", "SaveFolders", "ShortcutTable", "prepare_application", "prepare_engine"]

ROOT = Path(__file__).resolve().parents[3]
FAMILY = "Inter"
FALLBACKS = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "WenQuanYi Micro Hei",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "Noto Color Emoji",
)
PIXELS_DEFAULT = 14


def prepare_application(app: QGuiApplication, resources: Path = ROOT / "resources") -> None:
    """Register the shipped fonts and make them the application's own, with the system's for Chinese and emoji."""
    for path in sorted((resources / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    QFont.insertSubstitutions(FAMILY, FALLBACKS)
    font = QFont([FAMILY, *FALLBACKS])
    font.setPixelSize(PIXELS_DEFAULT)
    app.setFont(font)


def prepare_engine(engine: QQmlEngine, resources: Path = ROOT / "resources", *, data: Path | None = None) -> None:
    """Let ``engine`` find the shell's QML modules, its icons, codes and pictures, and those chosen in ``data``."""
    engine.addImportPath(str(ROOT))
    engine.addImageProvider("icons", IconProvider(resources / "icons"))
    engine.addImageProvider("bars", BarsProvider())
    engine.addImageProvider("codes", CodeProvider())
    chosen = {} if data is None else {FACE_SCHEME: data / FACES, ARTICLE_SCHEME: data / ARTICLE_PICTURES}
    engine.addImageProvider("rounded", RoundPictureProvider(chosen))

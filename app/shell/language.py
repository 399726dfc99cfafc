"""The language of the window: which there are, which the person wants, and changing it while everything is open."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLibraryInfo, QLocale, QMetaMethod, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication

from app.environment import translations

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = "as_system"
SOURCE = "en"
"""The language that the texts are written in."""

NAMES = {SOURCE: "English", "zh_CN": "中文"}
"""By language, each in itself: whoever cannot read the others finds their own."""

CHOICES = (SYSTEM, *NAMES)
DIRECTION = "PLAZA_DIRECTION"
"""Variable of the environment: ``rtl`` shows every language from right to left, to try that out."""

WORDLESS = ("bool", "int", "double")
"""Types of properties that hold no words."""


def of_system(wanted: list[str] | None = None) -> str:
    """Return the language that the person reads best by ``wanted``, the system's own list unless given."""
    for tag in QLocale.system().uiLanguages() if wanted is None else wanted:
        spoken = tag.replace("_", "-").partition("-")[0]
        found = next((name for name in NAMES if name.partition("_")[0] == spoken), None)
        if found is not None:
            return found
    return SOURCE


class Language(QObject):
    """The application's language: its texts, Qt's own, dates and numbers, and the direction of reading. GUI thread."""

    changed = Signal()

    def __init__(
        self, app: QGuiApplication, made: Path | None = None, environment: Mapping[str, str] = os.environ
    ) -> None:
        """``made`` is the folder of what Qt reads, the program's own unless given."""
        super().__init__()
        self._app = app
        self._folder = made or ROOT / translations.MADE
        self._translators: list[QTranslator] = []
        self._is_turned = environment.get(DIRECTION) == "rtl"
        self.current = SOURCE
        if self._is_turned:
            self._take(SOURCE)

    def choose(self, choice: str) -> None:
        """Speak the language ``choice``, or the system's for ``SYSTEM``; everything on the screen follows."""
        wanted = of_system() if choice == SYSTEM else choice
        if wanted != self.current:
            self._take(wanted)
            self.changed.emit()

    def end(self) -> None:
        """Leave the application as it was found."""
        if self.current != SOURCE or self._is_turned:
            self._is_turned = False
            self._take(SOURCE)

    def _take(self, wanted: str) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        self.current = wanted
        locale = _locale_of(wanted)
        QLocale.setDefault(locale)
        if wanted != SOURCE:
            # The last installed is asked first: our own words go before Qt's.
            self._install(f"qtbase_{wanted}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        if self._is_turned:
            from app.shell.turned_words import make_turned  # nobody but who tries that out needs it

            with TemporaryDirectory(prefix="plaza-turned-", ignore_cleanup_errors=True) as scratch:
                self._install(wanted, make_turned(ROOT, wanted, Path(scratch)).parent)
        elif wanted != SOURCE:
            self._install(wanted, self._folder)
        self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if self._is_turned else locale.textDirection())

    def _install(self, name: str, folder: Path) -> None:
        translator = QTranslator(self)
        if translator.load(name, str(folder)):
            self._app.installTranslator(translator)
            self._translators.append(translator)


def retell(root: QObject) -> None:
    """Have ``root`` and all below it say anew what they said in another language.

    What a view-model has put into words and keeps, its ``retell`` puts into words again; what it words when it is asked
    is asked again, because every property tells of a change.
    """
    for each in [root, *root.findChildren(QObject)]:
        if type(each).__module__.startswith("PySide6."):
            continue
        again = getattr(each, "retell", None)
        if again is not None:
            again()
        for method in _notifiers(each):
            method.invoke(each, Qt.ConnectionType.DirectConnection)


def _notifiers(told: QObject) -> list[QMetaMethod]:
    """Return the signals by which the properties of ``told`` that may hold words say that they changed."""
    meta = told.metaObject()
    found: dict[int, QMetaMethod] = {}
    for at in range(1, meta.propertyCount()):  # the first is every object's name
        signal = meta.property(at).notifySignal()
        of_type = str(meta.property(at).typeName())
        holds_words = of_type not in WORDLESS and not of_type.endswith("*")
        if holds_words and signal.isValid() and signal.parameterCount() == 0:
            found[signal.methodIndex()] = signal
    return list(found.values())


def _locale_of(language: str) -> QLocale:
    """Return how ``language`` writes dates and numbers: as the system does where that speaks it."""
    system = QLocale.system()
    if language == SOURCE and system.language() in (QLocale.Language.C, QLocale.Language.English):
        return system
    return system if system.name() == language else QLocale(language)

"""The theme: contrast in light and dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine

from app.host.manifest import ACCENTS
from app.shell.style.setup import prepare_engine

GROUNDS = ("rail", "list", "content", "card", "field", "accentSoft")
ON = {
    "accentText": ("accent", "accentHover", "accentPressed"),
    "dangerText": ("danger", "dangerHover"),
    "badgeText": ("badge",),
    "text": (*GROUNDS, "bubbleMine", "bubbleOther", "hover", "pressed"),
    "textSoft": GROUNDS,
    "textFaint": ("list", "content", "card"),
    "accent": ("list", "content", "card"),
    "danger": ("list", "content", "card", "dangerSoft"),
    "warning": ("list", "content", "card", "warningSoft"),
    "success": ("list", "content", "card"),
}
READABLE = 4.5
AVATARS = ("rose", "blue", "amber", "violet", "green", "teal", "nobody knows this one")


HOLDER = f"""
import QtQml
import app.shell.style
QtObject {{
    readonly property var theme: Theme
    readonly property var shades: {list(ACCENTS)}.map(name =>
        [Accents.main(name), Accents.hover(name), Accents.pressed(name), Accents.ink(name), Accents.soft(name)])
    readonly property var avatars: {list(AVATARS)}.map(name => Theme.avatarColor(name))
}}
"""


@pytest.fixture
def holder(qapp: QCoreApplication) -> Iterator[QObject]:
    engine = QQmlEngine()
    prepare_engine(engine)
    component = QQmlComponent(engine)
    component.setData(HOLDER.encode(), QUrl())
    made = component.create()
    assert made is not None, component.errorString()
    yield made
    made.deleteLater()
    engine.deleteLater()
    qapp.processEvents()


@pytest.fixture
def theme(holder: QObject) -> QObject:
    theme = holder.property("theme")
    assert isinstance(theme, QObject)
    return theme


def luminance(color: QColor) -> float:
    shares = (color.redF(), color.greenF(), color.blueF())
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_can_be_read_on_every_ground(theme: QObject, mode: str) -> None:
    theme.setProperty("mode", mode)
    found = {
        (ink, ground): round(contrast(theme.property(ink), theme.property(ground)), 2)
        for ink, grounds in ON.items()
        for ground in grounds
    }
    assert not {pair: ratio for pair, ratio in found.items() if ratio < 4.5}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_accent_of_a_page_can_be_read(holder: QObject, theme: QObject, mode: str) -> None:
    theme.setProperty("mode", mode)
    found = {}
    for name, shades in zip(ACCENTS, holder.property("shades").toVariant(), strict=True):
        main, hover, pressed, ink, soft = shades
        for ground in ("list", "content", "card", "field"):
            found[name, ground] = contrast(main, theme.property(ground))
        for shade in (main, hover, pressed):
            found[name, shade.name()] = contrast(ink, shade)
        found[name, "soft"] = contrast(main, soft)
        found[name, "words on soft"] = contrast(theme.property("textSoft"), soft)
    assert {place: round(value, 2) for place, value in found.items() if value < READABLE} == {}


def test_every_accent_of_a_manifest_is_drawn_and_is_one_of_its_own(holder: QObject) -> None:
    shades = holder.property("shades").toVariant()
    assert len({main.name() for main, *_ in shades}) == len(ACCENTS)


def test_letters_on_avatars_can_be_read(holder: QObject) -> None:
    colors = holder.property("avatars").toVariant()
    assert len(colors) == len(AVATARS)
    assert all(contrast(QColor("#ffffff"), color) >= 3 for color in colors)


def test_dark_follows_the_mode_chosen(theme: QObject) -> None:
    theme.setProperty("mode", "dark")
    assert theme.property("dark") is True
    theme.setProperty("mode", "light")
    assert theme.property("dark") is False

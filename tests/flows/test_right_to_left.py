"""Every screen, turned to be read from right to left: everything stands where a mirror shows it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from app.cli.tour.every import Every
from tests.flows.conftest import Start
from tests.support.mirroring import Turning

PARTS = ("screens", "scanning")
"""Of the round. Its third opens menus over rows, which a list makes anew when it is turned: they close."""

STAYS = {
    "pinDigits": "digits are typed and read from left to right in every language",
    "pinPad": "so are the keys of a pad",
    "transferAmountLine": "and the sign of a currency stands where it always does",
    "scanOutlines": "they lie on a picture, which is not mirrored",
    "scanFramer": "so does the frame that is drawn on one",
    "tabsEdge": "it tells of what was scrolled away on that side, and where that ends",
    "miniappStage": "pages have tests of their own, and some have parts that stay",
}
"""By ``objectName``: what stays as it is, and why."""


@pytest.fixture(autouse=True)
def _as_it_was(qapp: QGuiApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def stays(item: QQuickItem) -> bool:
    """Tell whether ``item`` stays as it is; so do drawings, which have no sides."""
    return item.objectName() in STAYS or item.inherits("QQuickShape")


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("part", PARTS)
def test_every_screen_is_mirrored(start: Start, data_folder: Path, part: str) -> None:
    (data_folder / "settings.json").write_text(json.dumps({"is_still": True}), encoding="utf-8")
    application, hands = start()
    turning = Turning(application.window, stays)
    wrong: dict[str, str] = {}

    def look(screen: str) -> None:
        for each in turning.misplaced():
            wrong.setdefault(each, screen)

    getattr(Every(hands, look), part)()
    assert "\n".join(f"{screen}: {each}" for each, screen in wrong.items()) == ""

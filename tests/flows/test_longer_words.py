"""Every screen in a language whose texts are two fifths longer than English: nothing of Plaza's is cut off."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from app.cli.tour.driver import Driver
from app.cli.tour.every import Every
from app.cli.tour.stand_ins import LateMicrophone
from app.environment import translations
from app.shell.application import Application
from app.shell.hardware import Hardware
from tests.support.longer_words import LANGUAGE, longer, make_longer

Start = Callable[..., tuple[Application, Driver]]
# What gives way by design: it is read in full elsewhere.
ELIDED = (
    "[",  # the line under a chat's name, and under the folder's
    "枫里 Maple Lane: [",
    longer("Receive"),  # its button has a name for screen readers, and the sheet says it again
)


def texts(at: QQuickItem) -> Iterator[QQuickItem]:
    if not at.isVisible() or at.opacity() == 0:
        return
    if at.inherits("QQuickText") and at.property("text"):
        yield at
    for child in at.childItems():
        yield from texts(child)


def gives_way(item: QQuickItem) -> bool:
    """Tell whether ``item`` is a tab's name (the list of tabs says all) or a hint in an empty field."""
    above = item.parentItem()
    while above is not None:
        if re.fullmatch(r"tab\d+", above.objectName()) or above.inherits("QQuickTextField"):
            return True
        above = above.parentItem()
    return False


def is_cut(item: QQuickItem, width: float) -> bool:
    place = item.mapRectToScene(item.boundingRect())
    return bool(item.property("truncated")) or place.left() < -0.5 or place.right() > width + 0.5


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nothing_is_cut_off(start: Start, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "i18n"
    made.mkdir()
    make_longer(made)
    monkeypatch.setattr(translations, "MADE", made)
    (data_folder / "settings.json").write_text(json.dumps({"language": LANGUAGE}), encoding="utf-8")
    application, hands = start(hardware=Hardware(microphone=LateMicrophone()))
    cut: set[str] = set()
    width = application.window.width()

    def look(screen: str) -> None:
        for item in texts(application.window.contentItem()):
            text = str(item.property("text"))
            is_ours = any(part in text for part in ("vulo", "pramis", " vul", " vu"))
            if is_ours and not text.startswith(ELIDED) and not gives_way(item) and is_cut(item, width):
                cut.add(f"{screen}: {text}")

    Every(hands, look).go()
    assert not sorted(cut)

"""Every kind of prompt that mini-apps have is shown on a sheet of its own, or done at once."""

import re
from pathlib import Path
from typing import Any, cast

from pytestqt.qtbot import QtBot

from app.core.kernel.events import EventBus
from app.core.people.model import User
from app.host.bridge.prompts import MiniAppPrompt, OpenPrompt
from app.host.decoding.service import Decoding
from app.host.runtime.process import Process
from app.shell.chat.card_pictures import CardPictures
from app.shell.context import ShellContext
from app.shell.desks import sheets_for
from app.shell.relay import Relay
from app.shell.sheets import SheetViewModel
from app.shell.tasks import Tasks
from tests.architecture.tree import ROOT
from tests.support.services import running

LAYER = ROOT / "app" / "shell" / "tabs" / "PromptLayer.qml"


def never() -> Process:
    raise AssertionError("nothing is decoded here")


def test_every_kind_of_prompt_has_a_sheet_and_every_sheet_its_file(data_folder: Path, qtbot: QtBot) -> None:
    with running(data_folder) as services:
        me: User = services.people.create_profile("林知夏")
        relay = Relay(EventBus())
        tasks, decoding = Tasks(relay), Decoding(never)
        context = ShellContext(me, tasks, relay, lambda *_: None)
        cards = CardPictures(data_folder / "cards", decoding)
        sheets = sheets_for(
            services, context, cards=cards, decoding=decoding, make_scan=cast("Any", None), toast=lambda *_: None
        )
        tasks.close()
    kinds = set(MiniAppPrompt.__subclasses__())
    assert kinds == {*sheets, OpenPrompt}
    files = dict(re.findall(r'"(\w+)": "\.\./(\w+/\w+\.qml)"', LAYER.read_text(encoding="utf-8")))
    for sheet in SheetViewModel.__subclasses__():
        assert (ROOT / "app" / "shell" / files[sheet.kind]).is_file()  # type: ignore[attr-defined]


def test_every_question_stands_on_a_sheet_that_shows_the_persons_mark_and_no_other_sheet_does() -> None:
    layer = LAYER.read_text(encoding="utf-8")
    assert '"promptMark": prompts.mark' in layer
    shown_to_strangers = {"pay"}
    for kind, file in re.findall(r'"(\w+)": "\.\./(\w+/\w+\.qml)"', layer):
        if kind in shown_to_strangers:
            continue
        place = ROOT / "app" / "shell" / file
        while (root := re.search(r"^(\w+) \{", place.read_text(encoding="utf-8"), re.MULTILINE)) and root[1] != "Sheet":
            place = place.with_name(f"{root[1]}.qml")  # a sheet that several stand on
        if "showsMark: false" in (sheet := place.read_text(encoding="utf-8")) or "showsMark: false" in (
            sheet := (ROOT / "app" / "shell" / file).read_text(encoding="utf-8")
        ):
            assert re.search(r"PromptMark \{[^}]*mark: root\.promptMark", sheet), f"{file} hides the mark"
    others = [path for path in (ROOT / "app" / "shell").rglob("*.qml") if path != LAYER]
    assert not [
        path.name for path in others if re.search(r"^\s+promptMark:", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]

"""Whatever a mini-app can ask for has words for the person who reads what it did."""

from pathlib import Path

from app.shell.about.words import ASKED, DECISIONS
from tests.support.miniapps import Platform


def test_every_capability_and_every_answer_has_words(data_folder: Path) -> None:
    platform = Platform(data_folder)
    sessions = platform.sessions
    names = {*sessions._dispatch._capabilities, *sessions._halves._dispatch._capabilities}
    platform.close()
    assert names <= set(ASKED)
    assert set(ASKED) <= names | {"unknown"}
    said = {
        "allowed",
        "not_now",
        "never",
        "withdrawn",
        "paid",
        "held",
        "cancelled",
        "refused",
        "made",
        "failed",
        "waiting",
        "over",
    }
    judged = {"unknown", "shape", "undeclared", "too_often", "too_many", "no_gesture"}
    unasked = {f"permission.{reason}" for reason in ("denied", "busy", "unseen")}
    refused = {f"bridge.{reason}" for reason in judged} | unasked
    assert said | refused == set(DECISIONS)

"""The first flows, whole: scan the store's code, buy, pay, see the receipt — by mouse, keys and camera alone."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEPS = (
    "first-start",
    "chat",
    "the-stores-code",
    "scanning",
    "trust-card",
    "store",
    "search-in-chinese",
    "product",
    "cart",
    "checkout",
    "order",
    "choose-a-pin",
    "payment-cancelled",
    "choose-a-mark",
    "recovery-code",
    "paid",
    "order-paid",
    "wrong-pin",
    "not-enough-money",
    "receipt",
    "wallet",
    "bill",
    "months",
    "article",
    "product-from-the-article",
    "counter",
    "counter-after-a-restart",
    "outfit",
    "outfit-enlarged",
    "outfit-sharing",
    "outfit-code",
    "outfit-reporting",
    "outfits",
    "outfits-of-a-theme",
    "outfit-photos",
    "outfit-draft",
    "outfit-posted",
    "outfit-editing",
    "outfit-of-somebody",
    "outfit-activity",
    "outfits-reported",
    "outfit-hiding",
    "outfits-decided",
    "series",
    "episode-locked",
    "series-followed",
    "settings-dark",
    "store-dark",
    "chat-dark",
    "wallet-dark",
    "in-chinese-chats",
    "in-chinese-people",
    "in-chinese-articles",
    "in-chinese-miniapps",
    "in-chinese-wallet",
    "in-chinese-settings",
)


def tour(out: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "main.py", "tour", "--out", str(out)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_tour_goes_through_the_whole_main_job(tmp_path: Path) -> None:
    told = tour(tmp_path)
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    pictures = sorted(path.name for path in tmp_path.glob("*.png"))
    assert pictures == [f"{number:02d}-{step}.png" for number, step in enumerate(STEPS, start=1)]


def test_a_tour_that_cannot_write_its_pictures_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told = tour(tmp_path / "file")
    assert told.returncode == 1
    assert len(told.stderr.strip().splitlines()) == 1
    assert str(tmp_path / "file") in told.stderr

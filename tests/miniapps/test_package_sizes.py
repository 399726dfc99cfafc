"""The mini-apps that come with Plaza are small: what an author writes takes little, whatever pictures it shows."""

from pathlib import Path

import pytest

from app.host.package import LEFT_OUT

MINIAPPS = sorted(path.parent for path in (Path(__file__).parents[2] / "miniapps").glob("*/manifest.json"))
MEDIA = (".webp", ".webm", ".png", ".jpg", ".svg")
BYTES_MAX = 300_000
"""Without media, as every mini-app of ours keeps to."""


@pytest.mark.parametrize("folder", MINIAPPS, ids=lambda folder: folder.name)
def test_a_package_without_its_media_is_small(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file() and not set(LEFT_OUT) & set(path.parts)]
    assert sum(path.stat().st_size for path in files if path.suffix not in MEDIA) <= BYTES_MAX

"""`publish`: signed packages become a catalogue in a folder, which any web server can carry as it is."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.cli import check
from app.core.kernel.clock import SystemClock
from app.core.kernel.errors import Refused
from app.host import signing
from app.host.catalogues.publishing import CatalogueFolder


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to become of a catalogue; ``withdrawn`` are ids of mini-apps, ``name`` is empty where it stays."""

    folder: Path
    packages: Sequence[Path]
    key: Path
    is_new_key: bool
    name: str
    withdrawn: Sequence[str]
    reason: str
    days: int
    is_beta: bool
    share_percent: int


def main(wanted: Wanted) -> int:
    """Add the packages to the catalogue in the folder, or begin one; return 1 if one of them is broken."""
    for file in wanted.packages:
        package = check.checked(file, sys.stderr)
        if package is None:
            return 1
        if package.signature is None:  # before a key is made for nothing
            raise Refused("package.unsigned", file=file.name)
    key = signing.make_key(wanted.key) if wanted.is_new_key else signing.read_key(wanted.key)
    published = CatalogueFolder(wanted.folder, key).publish(
        wanted.packages,
        now=SystemClock().now(),
        name=wanted.name,
        withdrawn=dict.fromkeys(wanted.withdrawn, wanted.reason),
        days=wanted.days,
        channel="beta" if wanted.is_beta else "stable",
        share_percent=wanted.share_percent,
    )
    root = published.root
    count = len({each.miniapp_id for each in published.entries})
    if wanted.is_new_key:
        print(f"The new key is in {wanted.key}. Keep it safe and make a copy: whoever has it can change the catalogue.")
    print(f"{root.name}, number {root.sequence}. Mini-apps: {count}, taken back: {len(root.withdrawn)}.")
    print(f"It counts until {root.expires_at:%Y-%m-%d}; publish again before that.")
    print(f"Key {key.public}. Put the folder on a web server and give people its address, best with the key:")
    print(f"https://YOUR.HOST/PATH/#{key.public}")
    return 0

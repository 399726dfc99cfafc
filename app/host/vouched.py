"""The mini-apps whose names Plaza vouches for: a list pinned beside its code; no catalogue adds to it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec

from app.host.manifest import Manifest


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one mini-app and its publisher are called."""

    name: str
    publisher: str


Vouched: TypeAlias = Mapping[str, Names]


def read_vouched(path: Path) -> Vouched:
    """Return the names in ``path``, by the id of the mini-app."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Names])


def is_vouched_for(manifest: Manifest, vouched: Vouched, publisher_key: str) -> bool:
    """Tell whether a mini-app is one of Plaza's, under the very names it has there; what a key signed never is."""
    names = Names(manifest.name, manifest.publisher)
    return not publisher_key and vouched.get(manifest.miniapp_id) == names

"""Packages unpacked here: each version in a folder named by its content, verified before every start."""

import json
import os
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import MiniAppId, new_id
from app.host import signing
from app.host.manifest import APP_ID, Manifest
from app.host.package import Package, PackageBroken

RECORD_MAX = 4 * 1024
_ONE_AT_A_TIME = threading.Lock()
"""Whoever comes first binds a mini-app to its key; two at once must not both be first."""


@dataclass(frozen=True, slots=True)
class Install:
    """One installed version of a mini-app. ``publisher_key`` is empty where an unsigned folder was installed."""

    miniapp_id: MiniAppId
    version: str
    folder: Path
    sha256: str
    manifest: Manifest
    has_server_half: bool
    publisher_key: str = ""


class Installs:
    """The packages installed in one data folder, under ``miniapps/<id>/packages/<hash>``.

    A mini-app belongs to the publisher of its first install: ``miniapps/<id>/publisher.json`` holds that key (empty
    for a folder, which nobody signs), and each signed install has its signature beside it.
    """

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "miniapps"

    def install(self, package: Package) -> Install:
        """Copy ``package`` to its place, unless it is there whole, and return where it is.

        Raises:
            Refused: ``package.unsigned`` (a `.ma` file has to be signed), ``package.other_publisher``,
                ``package.record_broken``, ``package.broken`` (the `.ma` file was changed since it was checked).
            Unavailable: ``data.unwritable``; nothing of the package is left behind.
        """
        miniapp_id = package.manifest.miniapp_id
        key = package.signature.key if package.signature else ""
        if not key and package.path.is_file():
            raise Refused("package.unsigned", file=package.path.name)
        target = self._place(miniapp_id, package.sha256)
        with _ONE_AT_A_TIME:
            if self._publisher_of(miniapp_id) not in (None, key):
                raise Refused("package.other_publisher", miniapp_id=miniapp_id)
            # Beside its place first: a version is there whole or not at all.
            draft = target.with_name(f".{new_id()}")
            try:
                is_whole = self._is_whole(target, package.sha256)
                if not is_whole:
                    _copy(package, draft)
                self._bind(package, target, key)
                if not is_whole:
                    if target.exists():
                        target.replace(target.with_name(f".{new_id()}.broken"))
                    draft.replace(target)
            except (OSError, PackageBroken) as error:
                shutil.rmtree(draft, ignore_errors=True)
                if isinstance(error, PackageBroken):
                    raise
                reason = error.strerror or "unknown"
                raise Unavailable("data.unwritable", folder=str(self._folder), reason=reason) from error
        return self.find(miniapp_id, package.sha256)

    def find(self, miniapp_id: MiniAppId, sha256: str) -> Install:
        """Return an installed version whose files are still what was installed, and still signed by its publisher.

        Raises:
            Refused: ``package.missing`` (it is not installed), ``package.changed`` (its files or its signature were
                changed) or ``package.record_broken`` (nobody knows any more whose it is).
        """
        folder = self._place(miniapp_id, sha256)
        if not folder.is_dir():
            raise Refused("package.missing", miniapp_id=miniapp_id)
        key = self._publisher_of(miniapp_id) or ""
        try:
            package = Package.read(folder, is_install=True)
        except PackageBroken as error:
            raise Refused("package.changed", miniapp_id=miniapp_id, folder=str(folder)) from error
        is_same = package.sha256 == sha256 and package.manifest.miniapp_id == miniapp_id
        if not is_same or (key and not _is_signed(folder, sha256, key)):
            raise Refused("package.changed", miniapp_id=miniapp_id, folder=str(folder))
        has_server_half = "server.py" in package.files
        version = package.manifest.version_name
        return Install(miniapp_id, version, folder, sha256, package.manifest, has_server_half, key)

    def _publisher_of(self, miniapp_id: MiniAppId) -> str | None:
        """Return the key that a mini-app is bound to, empty if its first install had none, None before that."""
        place = self._publisher_place(miniapp_id)
        content = _read_record(place)
        if content is None and not place.exists():
            return None
        key = content.get("key") if isinstance(content, dict) else None
        if not isinstance(key, str):
            raise Refused("package.record_broken", miniapp_id=miniapp_id, path=str(place))
        return key

    def _bind(self, package: Package, target: Path, key: str) -> None:
        miniapp_id = package.manifest.miniapp_id
        if self._publisher_of(miniapp_id) is None:
            _write_record(self._publisher_place(miniapp_id), {"key": key})
        if package.signature is not None:
            _write_record(_signature_place(target), package.signature.record())

    def _publisher_place(self, miniapp_id: MiniAppId) -> Path:
        return self._folder / miniapp_id / "publisher.json"

    def _is_whole(self, folder: Path, sha256: str) -> bool:
        if not folder.is_dir():
            return False
        try:
            return Package.read(folder, is_install=True).sha256 == sha256
        except PackageBroken:
            return False

    def _place(self, miniapp_id: MiniAppId, sha256: str) -> Path:
        if not APP_ID.fullmatch(miniapp_id) or not sha256.isalnum():
            raise Refused("package.missing", miniapp_id=miniapp_id)
        return self._folder / miniapp_id / "packages" / sha256[:32]


def _copy(package: Package, draft: Path) -> None:
    for file in package.files:
        (draft / file).parent.mkdir(parents=True, exist_ok=True)
        with (draft / file).open("xb") as stream:
            for chunk in package.chunks(file):
                stream.write(chunk)


def _signature_place(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.signature.json")


def _is_signed(folder: Path, sha256: str, key: str) -> bool:
    signature = signing.from_record(_read_record(_signature_place(folder)))
    return signature is not None and signature.key == key and signature.fits(sha256)


def _read_record(place: Path) -> object:
    """Return the JSON value in a small file of ours, or nothing if there is none that can be read."""
    try:
        with place.open("rb") as stream:
            return json.loads(stream.read(RECORD_MAX))
    except (OSError, ValueError, RecursionError):
        return None


def _write_record(place: Path, content: dict[str, str]) -> None:
    """Write a small file so that after a loss of power it is there whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{new_id()}.json")
    try:
        with draft.open("x", encoding="utf-8") as stream:
            json.dump(content, stream)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)

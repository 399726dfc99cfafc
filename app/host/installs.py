"""Packages unpacked here: each version in a folder named by its content, verified before every start."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import MiniAppId, new_id
from app.host.manifest import APP_ID, Manifest
from app.host.package import Package, PackageBroken


@dataclass(frozen=True, slots=True)
class Install:
    """One installed version of a mini-app."""

    miniapp_id: MiniAppId
    version: str
    folder: Path
    sha256: str
    manifest: Manifest
    has_server_half: bool


class Installs:
    """The packages installed in one data folder, under ``miniapps/<id>/packages/<hash>``."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "miniapps"

    def install(self, package: Package) -> Install:
        """Copy ``package`` to its place, unless it is there whole, and return where it is.

        Raises:
            Unavailable: ``data.unwritable``; nothing of the package is left behind.
        """
        miniapp_id = package.manifest.miniapp_id
        target = self._place(miniapp_id, package.sha256)
        if not self._is_whole(target, package.sha256):
            # Beside its place first: a version is there whole or not at all.
            draft = target.with_name(f".{new_id()}")
            try:
                _copy(package, draft)
                if target.exists():
                    target.replace(target.with_name(f".{new_id()}.broken"))
                draft.replace(target)
            except OSError as error:
                shutil.rmtree(draft, ignore_errors=True)
                reason = error.strerror or "unknown"
                raise Unavailable("data.unwritable", folder=str(self._folder), reason=reason) from error
        return self.find(miniapp_id, package.sha256)

    def find(self, miniapp_id: MiniAppId, sha256: str) -> Install:
        """Return an installed version whose files are still what was installed.

        Raises:
            Refused: ``package.missing`` (it is not installed) or ``package.changed`` (its files were changed).
        """
        folder = self._place(miniapp_id, sha256)
        if not folder.is_dir():
            raise Refused("package.missing", miniapp_id=miniapp_id)
        try:
            package = Package.read(folder, is_install=True)
        except PackageBroken as error:
            raise Refused("package.changed", miniapp_id=miniapp_id, folder=str(folder)) from error
        if package.sha256 != sha256 or package.manifest.miniapp_id != miniapp_id:
            raise Refused("package.changed", miniapp_id=miniapp_id, folder=str(folder))
        return Install(
            miniapp_id, package.manifest.version_name, folder, sha256, package.manifest, "server.py" in package.files
        )

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
        shutil.copyfile(package.folder / file, draft / file)

"""The versions of each mini-app that were installed: which is used, which are kept, which may not come back."""

import re
from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId
from app.core.kernel.unwritable import unwritable
from app.host import records
from app.host.installs import Install, Installs
from app.host.package import Package

KEPT_MAX = 3
REMEMBERED_MAX = 100
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Version:
    """One version that was installed: ``installed_at`` is an ISO moment, ``size_bytes`` that of its files."""

    sha256: str
    name: str
    code: int
    installed_at: str
    size_bytes: int
    is_signed: bool


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one mini-app, the one installed last at the end, and the one the person holds on to, if any.

    It remembers more versions than are kept: a version is published once, also after its files are gone.
    """

    versions: tuple[Version, ...] = ()
    pinned: str = ""

    def find(self, sha256: str) -> Version | None:
        """Return the version with this content, if it was ever installed."""
        return next((each for each in self.versions if each.sha256 == sha256), None)

    @property
    def newest(self) -> Version | None:
        """The version to use unless the person holds on to another: of signed ones the highest, else the last."""
        counted = list(enumerate(self.versions))
        found = max(counted, key=lambda each: (each[1].code if each[1].is_signed else 0, each[0]), default=None)
        return None if found is None else found[1]

    @property
    def used(self) -> Version | None:
        """The version that opens."""
        return self.find(self.pinned) or self.newest

    def is_older(self, package: Package) -> bool:
        """Tell whether a package is a step back from what was installed.

        Raises:
            Refused: ``package.version_reused``, another content was published as this version.
        """
        if package.signature is None:
            return False
        code = package.manifest.version_code
        for each in self.versions:
            if each.is_signed and each.code == code and each.sha256 != package.sha256:
                name = package.manifest.version_name
                raise Refused("package.version_reused", miniapp_id=package.manifest.miniapp_id, version=name)
        return any(each.is_signed and each.code > code for each in self.versions)


class Versions:
    """Keeps ``miniapps/<id>/versions.json`` and deletes the installs that nobody needs. Not for two threads at once."""

    def __init__(self, data_folder: Path, installs: Installs, clock: Clock) -> None:
        self._folder = data_folder / "miniapps"
        self._installs = installs
        self._clock = clock

    def history(self, miniapp_id: MiniAppId) -> History:
        """Return what was installed of a mini-app.

        Raises:
            Refused: ``package.history_broken``.
        """
        place = self._place(miniapp_id)
        content = records.read(place)
        if content is None and not place.exists():
            return History()
        found = _history(content)
        if found is None:
            raise Refused("package.history_broken", miniapp_id=miniapp_id, path=str(place))
        return found

    def kept(self, miniapp_id: MiniAppId) -> tuple[Version, ...]:
        """Return the versions whose files are still there, the newest first."""
        return tuple(
            each
            for each in reversed(self.history(miniapp_id).versions)
            if self._installs.is_there(miniapp_id, each.sha256)
        )

    def note(self, install: Install, *, is_pinned: bool = False) -> Version:
        """Remember that a version was installed, and return the one to use from now on."""
        history = self.history(install.miniapp_id)
        now = self._clock.now().isoformat(timespec="seconds")
        known = history.find(install.sha256)
        version = known or Version(
            sha256=install.sha256,
            name=install.version,
            code=install.manifest.version_code,
            installed_at=now,
            size_bytes=sum(path.lstat().st_size for path in install.folder.rglob("*") if path.is_file()),
            is_signed=bool(install.publisher_key),
        )
        others = tuple(each for each in history.versions if each.sha256 != version.sha256)
        pinned = version.sha256 if is_pinned else history.pinned
        changed = History((*others, version)[-REMEMBERED_MAX:], pinned)
        if changed != history:
            self._write(install.miniapp_id, changed)
        return changed.used or version

    def pin(self, miniapp_id: MiniAppId, sha256: str) -> Version:
        """Use this version and no other until `follow_newest`; return it.

        Raises:
            Refused: ``package.missing``, that version is not kept.
        """
        history = self.history(miniapp_id)
        version = history.find(sha256)
        if version is None or not self._installs.is_there(miniapp_id, sha256):
            raise Refused("package.missing", miniapp_id=miniapp_id)
        self._write(miniapp_id, History(history.versions, sha256))
        return version

    def follow_newest(self, miniapp_id: MiniAppId) -> Version:
        """Use the newest version from now on; return it.

        Raises:
            Refused: ``package.missing``, nothing was installed, or the newest is not kept.
        """
        history = History(self.history(miniapp_id).versions)
        version = history.newest
        if version is None or not self._installs.is_there(miniapp_id, version.sha256):
            raise Refused("package.missing", miniapp_id=miniapp_id)
        self._write(miniapp_id, history)
        return version

    def collect(self, miniapp_id: MiniAppId, in_use: Collection[str] = ()) -> None:
        """Delete the installs beyond the last few, but for the one used, the newest and those ``in_use``."""
        history = self.history(miniapp_id)
        needed = {each.sha256 for each in (history.used, history.newest) if each is not None} | set(in_use)
        for version in self.kept(miniapp_id)[KEPT_MAX:]:
            if version.sha256 not in needed:
                self._installs.remove(miniapp_id, version.sha256)

    def forget(self, miniapp_id: MiniAppId, *, keeps_history: bool) -> None:
        """Delete every install; without its history, an old version may come back as well."""
        for version in self.kept(miniapp_id):
            self._installs.remove(miniapp_id, version.sha256)
        if not keeps_history:
            self._place(miniapp_id).unlink(missing_ok=True)
        elif self.history(miniapp_id).pinned:
            self._write(miniapp_id, History(self.history(miniapp_id).versions))

    def _write(self, miniapp_id: MiniAppId, history: History) -> None:
        content = {"pinned": history.pinned, "versions": [asdict(each) for each in history.versions]}
        try:
            records.write(self._place(miniapp_id), content)
        except OSError as error:
            raise unwritable(self._folder, error) from error

    def _place(self, miniapp_id: MiniAppId) -> Path:
        return self._folder / miniapp_id / "versions.json"


def _history(content: object) -> History | None:
    """Return what `Versions` wrote, or nothing if this is something else."""
    if not isinstance(content, dict) or not isinstance(content.get("versions"), list):
        return None
    kinds = {field.name: field.type for field in fields(Version)}
    versions = []
    for each in content["versions"]:
        if not isinstance(each, dict) or set(each) != set(kinds):
            return None
        if any(type(value) is not kinds[name] for name, value in each.items()):
            return None
        if not _SHA256.fullmatch(each["sha256"]):
            return None
        versions.append(Version(**each))
    pinned = content.get("pinned")
    return History(tuple(versions), pinned) if isinstance(pinned, str) else None

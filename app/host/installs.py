"""Packages unpacked here: each version in a folder named by its content, verified before every start."""

import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, new_id
from app.core.kernel.unwritable import unwritable
from app.host import records, signing
from app.host.manifest import APP_ID, SIZE_MAX, Manifest, Problem, check
from app.host.package import Package, PackageBroken
from app.host.signing import Signature

KEYS_MAX = 64
_ONE_AT_A_TIME = threading.Lock()
"""Whoever comes first binds a mini-app to its key; two at once must not both be first."""


@dataclass(frozen=True, slots=True)
class Install:
    """One installed version of a mini-app.

    ``publisher_key`` is the first key that its publisher is known by, whatever keys came after: who is paid and who
    is trusted hang on it. It is empty where an unsigned folder was installed.
    """

    miniapp_id: MiniAppId
    version: str
    folder: Path
    sha256: str
    manifest: Manifest
    has_server_half: bool
    publisher_key: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """Whose a mini-app is: every key of its publisher, the first known one first; none where nobody signs it."""

    keys: tuple[str, ...]

    def taking(self, miniapp_id: MiniAppId, signature: Signature | None) -> "Binding":
        """Return the binding once a package with this signature is installed.

        Raises:
            Refused: ``package.other_publisher``; ``package.old_key``, its publisher has handed that key on;
                ``package.keys``, the publisher had too many.
        """
        keys = signature.keys if signature is not None else ()
        if not keys and not self.keys:
            return self
        if not keys or not self.keys:
            raise Refused("package.other_publisher", miniapp_id=miniapp_id)
        if self.keys[-1] not in keys:
            code = "package.old_key" if keys[-1] in self.keys else "package.other_publisher"
            raise Refused(code, miniapp_id=miniapp_id)
        later = keys[keys.index(self.keys[-1]) + 1 :]
        if not set(later).isdisjoint(self.keys):
            raise Refused("package.old_key", miniapp_id=miniapp_id)
        if len(self.keys) + len(later) > KEYS_MAX:
            raise Refused("package.keys", miniapp_id=miniapp_id, keys_max=KEYS_MAX)
        return Binding((*self.keys, *later))

    @property
    def publisher_key(self) -> str:
        """The first key that the publisher is known by; empty where nobody signs."""
        return self.keys[0] if self.keys else ""


class Installs:
    """The packages installed in one data folder, under ``miniapps/<id>/packages/<hash>``.

    A mini-app belongs to the publisher of its first install: ``miniapps/<id>/publisher.json`` holds that publisher's
    keys (none for a folder, which nobody signs), and each signed install has its signature beside it.
    """

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "miniapps"

    def judge(self, package: Package) -> Binding:
        """Return whose the mini-app will be once ``package`` is installed; nothing is written.

        Raises:
            Refused: ``package.unsigned`` (a `.ma` file has to be signed), ``package.other_publisher``,
                ``package.old_key``, ``package.keys``, ``package.record_broken``.
        """
        if package.signature is None and package.path.is_file():
            raise Refused("package.unsigned", file=package.path.name)
        miniapp_id = package.manifest.miniapp_id
        found = self._binding_of(miniapp_id)
        if found is not None:
            return found.taking(miniapp_id, package.signature)
        return Binding(package.signature.keys if package.signature is not None else ())

    def install(self, package: Package) -> Install:
        """Copy ``package`` to its place, unless it is there whole, and return where it is.

        Raises:
            Refused: as `judge` does; ``package.broken`` (the files were changed since they were checked).
            Unavailable: ``data.unwritable``; nothing of the package is left behind.
        """
        miniapp_id = package.manifest.miniapp_id
        target = self._place(miniapp_id, package.sha256)
        with _ONE_AT_A_TIME:
            binding = self.judge(package)
            # Beside its place first: a version is there whole or not at all.
            draft = target.with_name(f".{new_id()}")
            try:
                is_whole = self._is_whole(target, package.sha256)
                if not is_whole:
                    _copy(package, draft)
                self._bind(package, target, binding)
                if not is_whole:
                    if target.is_symlink() or target.exists():
                        target.replace(target.with_name(f".{new_id()}.broken"))
                    draft.replace(target)
            except (OSError, PackageBroken) as error:
                shutil.rmtree(draft, ignore_errors=True)
                if isinstance(error, PackageBroken):
                    raise
                raise unwritable(self._folder, error) from error
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
        # A link could lead to other files a moment later.
        if any(place.is_symlink() for place in (folder, folder.parent, folder.parent.parent)):
            raise Refused("package.changed", miniapp_id=miniapp_id, folder=str(folder))
        binding = self._binding_of(miniapp_id) or Binding(())
        try:
            package = Package.read(folder, is_install=True)
        except PackageBroken as error:
            raise Refused("package.changed", miniapp_id=miniapp_id, folder=str(folder)) from error
        is_same = package.sha256 == sha256 and package.manifest.miniapp_id == miniapp_id
        if not is_same or (binding.keys and not _is_signed(folder, sha256, binding)):
            raise Refused("package.changed", miniapp_id=miniapp_id, folder=str(folder))
        has_server_half = "server.py" in package.files
        version = package.manifest.version_name
        key = binding.publisher_key
        return Install(miniapp_id, version, folder, sha256, package.manifest, has_server_half, key)

    def is_there(self, miniapp_id: MiniAppId, sha256: str) -> bool:
        """Tell whether a version is installed; whether its files are whole, `find` says."""
        return self._place(miniapp_id, sha256).is_dir()

    def manifest_of(self, miniapp_id: MiniAppId, sha256: str) -> Manifest | None:
        """Return what an installed version says of itself, for a quick look: whether it is unchanged, `find` says."""
        try:
            with (self._place(miniapp_id, sha256) / "manifest.json").open("rb") as file:
                return check(file.read(SIZE_MAX + 1))[0]
        except OSError:
            return None

    def forget_publisher(self, miniapp_id: MiniAppId) -> None:
        """Let the next install say whose the mini-app is. Only once nothing of the one before is left."""
        self._publisher_place(miniapp_id).unlink(missing_ok=True)

    def remove(self, miniapp_id: MiniAppId, sha256: str) -> None:
        """Delete one installed version, if it is there. What runs it has to have ended."""
        folder = self._place(miniapp_id, sha256)
        # First out of its place: what is half deleted is no install.
        gone = folder.with_name(f".{new_id()}.gone")
        try:
            folder.replace(gone)
        except FileNotFoundError:
            return
        except OSError as error:
            raise unwritable(folder, error) from error
        _signature_place(folder).unlink(missing_ok=True)
        shutil.rmtree(gone, ignore_errors=True)

    def sweep(self) -> None:
        """Delete what a copy or a removal that was cut short has left behind. Only while nothing is installed."""
        for left in self._folder.glob("*/packages/.*"):
            shutil.rmtree(left, ignore_errors=True)
            if left.is_symlink() or left.is_file():
                left.unlink(missing_ok=True)

    def _binding_of(self, miniapp_id: MiniAppId) -> Binding | None:
        """Return whose a mini-app is, None before its first install."""
        place = self._publisher_place(miniapp_id)
        content = records.read(place)
        if content is None and not place.exists():
            return None
        keys = _keys_of(content)
        if keys is None:
            raise Refused("package.record_broken", miniapp_id=miniapp_id, path=str(place))
        return Binding(keys)

    def _bind(self, package: Package, target: Path, binding: Binding) -> None:
        miniapp_id = package.manifest.miniapp_id
        if self._binding_of(miniapp_id) != binding:
            current = binding.keys[-1] if binding.keys else ""
            more = {"keys": list(binding.keys)} if len(binding.keys) > 1 else {}
            records.write(self._publisher_place(miniapp_id), {"key": current, **more})
        if package.signature is not None:
            records.write(_signature_place(target), package.signature.record())

    def _publisher_place(self, miniapp_id: MiniAppId) -> Path:
        return self._folder / miniapp_id / "publisher.json"

    def _is_whole(self, folder: Path, sha256: str) -> bool:
        if folder.is_symlink() or not folder.is_dir():
            return False
        try:
            return Package.read(folder, is_install=True).sha256 == sha256
        except PackageBroken:
            return False

    def _place(self, miniapp_id: MiniAppId, sha256: str) -> Path:
        if not APP_ID.fullmatch(miniapp_id) or not sha256.isalnum():
            raise Refused("package.missing", miniapp_id=miniapp_id)
        return self._folder / miniapp_id / "packages" / sha256[:32]


def _keys_of(record: object) -> tuple[str, ...] | None:
    """Return the keys in a publisher's record, of which the last stands alone as well; None if it is damaged."""
    if not isinstance(record, dict):
        return None
    key = record.get("key")
    keys = record.get("keys", [key] if key else [])
    if not isinstance(keys, list) or not all(isinstance(each, str) for each in keys):
        return None
    return tuple(keys) if key == (keys[-1] if keys else "") else None


def _copy(package: Package, draft: Path) -> None:
    for file in package.files:
        (draft / file).parent.mkdir(parents=True, exist_ok=True)
        with (draft / file).open("xb") as stream:
            for chunk in package.chunks(file):
                stream.write(chunk)
    if Package.read(draft, is_install=True).sha256 != package.sha256:
        problem = Problem(package.path.name, "was changed while it was being installed.", "Install it again.")
        raise PackageBroken(package.path, [problem])


def _signature_place(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.signature.json")


def _is_signed(folder: Path, sha256: str, binding: Binding) -> bool:
    signature = signing.from_record(records.read(_signature_place(folder)))
    return signature is not None and signature.key in binding.keys and signature.fits(sha256)

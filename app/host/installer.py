"""Installing from a file: judged on a copy of our own, offered to the person, then listed; and taking it back."""

import logging
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from app.core.catalog.model import Listing
from app.core.catalog.names import look_alike, speaks_for_plaza
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import MiniAppId, OfficialAccountId, PublisherId, new_id
from app.core.kernel.unwritable import unwritable
from app.host.archive import FILE_MAX
from app.host.installs import Install, Installs
from app.host.manifest import Manifest, Permission, Problem
from app.host.package import Package, PackageBroken
from app.host.versions import History, Version, Versions
from app.host.vouched import Vouched, is_vouched_for

log = logging.getLogger(__name__)
ICON_MAX = 1 << 20
RESERVED = "plaza."
"""Ids that begin so are of what comes with Plaza, now or later."""
Kind = Literal["new", "update", "same", "older"]


class Catalog(Protocol):
    """The catalogue, as far as installing needs it."""

    def publish(self, listing: Listing) -> None:
        """List a mini-app, or change its listing."""
        ...

    def withdraw(self, miniapp_id: MiniAppId) -> None:
        """Take a mini-app from the catalogue."""
        ...

    def find(self, miniapp_id: MiniAppId) -> Listing | None:
        """Return the listing of a mini-app, if there is one."""
        ...

    def all(self) -> list[Listing]:
        """Return every listing."""
        ...


class Running(Protocol):
    """The mini-apps that are open."""

    def in_use(self, miniapp_id: MiniAppId) -> Collection[str]:
        """Return the hashes of the versions that run."""
        ...

    def end(self, miniapp_id: MiniAppId) -> None:
        """End every session and the server half of a mini-app, and wait until they are gone."""
        ...

    def forget(self, miniapp_id: MiniAppId) -> None:
        """Delete what a mini-app has kept for people."""
        ...


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that can be installed, as it was judged; the bytes are ours, so they stay what was judged.

    ``imitates`` is the mini-app of another publisher whose name, or whose publisher's name, it could pass for;
    ``others`` are all mini-apps of other publishers; ``speaks_for_plaza``: by its names it could pass for a part of
    Plaza.
    """

    package: Package
    kind: Kind
    publisher_key: str
    used: Version | None
    size_bytes: int
    permissions_new: tuple[Permission, ...]
    permissions_gone: tuple[Permission, ...]
    imitates: Listing | None
    icon: bytes
    hosts_new: tuple[str, ...] = ()
    speaks_for_plaza: bool = False
    others: tuple[Listing, ...] = ()

    @property
    def manifest(self) -> Manifest:
        """What the package says of itself."""
        return self.package.manifest


class Installer:
    """Installs, changes and removes mini-apps. Any worker may call it; one at a time is served."""

    def __init__(
        self,
        data_folder: Path,
        installs: Installs,
        versions: Versions,
        catalog: Catalog,
        running: Running,
        vouched: Vouched,
    ) -> None:
        self._staging = data_folder / "staging"
        self._installs = installs
        self._versions = versions
        self._catalog = catalog
        self._running = running
        self._vouched = vouched
        self._lock = threading.RLock()

    def clear(self) -> None:
        """Delete what an end in the middle has left behind, and versions nobody needs. Before anything runs."""
        shutil.rmtree(self._staging, ignore_errors=True)
        self._installs.sweep()
        for listing in self._catalog.all():
            try:
                self._versions.collect(listing.miniapp_id)
            except PlazaError as error:
                log.warning("the old versions of %s stay: %s", listing.miniapp_id, error)

    def judge(self, file: Path) -> Offer:
        """Return what installing the `.ma` in ``file`` would mean. Nothing is installed; `drop` the offer in the end.

        Raises:
            Refused: ``package.broken`` with all problems (`PackageBroken`), ``package.unsigned``,
                ``package.other_publisher``, ``package.old_key``, ``package.keys``, ``package.version_reused``,
                ``package.record_broken``, ``package.history_broken``.
            Unavailable: ``data.unwritable``.
        """
        copy = self._copied(file)
        try:
            return self._offer(Package.read(copy), copy.stat().st_size)
        except BaseException:
            shutil.rmtree(copy.parent, ignore_errors=True)
            raise

    def drop(self, offer: Offer) -> None:
        """Delete the copy that the offer was made of. Harmless when repeated."""
        shutil.rmtree(offer.package.path.parent, ignore_errors=True)

    def install(self, offer: Offer, *, pins_older: bool = False) -> Listing:
        """Install what was offered and return its listing; a step back only with ``pins_older``.

        Raises:
            Refused: as `judge` does, for what has changed since; ``package.older``.
            Unavailable: ``data.unwritable``.
        """
        package = offer.package
        with self._lock:
            kind = self._judged(package)[0]
            if kind == "older" and not pins_older:
                raise Refused("package.older", miniapp_id=package.manifest.miniapp_id)
            install = self._installs.install(package)
            self._versions.note(install, is_pinned=kind == "older")
            if kind == "update":
                self._versions.follow_newest(install.miniapp_id)
            listing = self._list(install.miniapp_id, install)
            self._versions.collect(install.miniapp_id, self._running.in_use(install.miniapp_id))
            return listing

    def install_bundled(self, package: Package) -> Listing:
        """Install a package folder from among those that come with Plaza, and return its listing.

        Raises:
            Refused: ``package.other_publisher``, ``package.record_broken``, ``package.changed``.
            Unavailable: ``data.unwritable``.
        """
        with self._lock:
            install = self._installs.install(package)
            self._versions.note(install)
            return self._list(install.miniapp_id, install)

    def history(self, miniapp_id: MiniAppId) -> tuple[History, tuple[Version, ...]]:
        """Return what was installed of a mini-app, and which of these versions are kept, the newest first."""
        with self._lock:
            return self._versions.history(miniapp_id), self._versions.kept(miniapp_id)

    def use(self, miniapp_id: MiniAppId, sha256: str) -> Listing:
        """Go back to a version that is kept and stay with it; what runs goes on as it is.

        Raises:
            Refused: ``package.missing``, ``package.changed``, ``package.record_broken``.
            Unavailable: ``data.unwritable``.
        """
        with self._lock:
            self._installs.find(miniapp_id, sha256)
            self._versions.pin(miniapp_id, sha256)
            return self._list(miniapp_id)

    def follow_newest(self, miniapp_id: MiniAppId) -> Listing:
        """Use the newest version again, and those that come after it. Raises as `use` does."""
        with self._lock:
            self._versions.follow_newest(miniapp_id)
            return self._list(miniapp_id)

    def can_remove(self, miniapp_id: MiniAppId) -> bool:
        """Tell whether a mini-app was installed from a file; those that come with Plaza would only come back."""
        used = self._versions.history(miniapp_id).used
        return used is not None and used.is_signed

    def remove(self, miniapp_id: MiniAppId, *, forgets_data: bool) -> None:
        """Take a mini-app from the catalogue and delete its installs; what it kept for people only if asked to.

        With its data goes whose it was: then whoever comes next may use its name.

        Raises:
            Refused: ``package.bundled``.
            Unavailable: ``data.unwritable``.
        """
        with self._lock:
            if not self.can_remove(miniapp_id):
                raise Refused("package.bundled", miniapp_id=miniapp_id)
            self._catalog.withdraw(miniapp_id)
            self._running.end(miniapp_id)
            if forgets_data:
                self._running.forget(miniapp_id)
            self._versions.forget(miniapp_id, keeps_history=not forgets_data)
            if forgets_data:
                self._installs.forget_publisher(miniapp_id)

    def _copied(self, file: Path) -> Path:
        """Copy a file to a place of ours: nobody changes it there between its judging and its install."""
        folder = self._staging / new_id()
        copy = folder / file.name
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise unwritable(folder, error) from error
        try:
            if not file.is_file():  # a folder, a pipe, or gone
                raise PackageBroken(file, [Problem(file.name, "is not a file.", "Choose a .ma file.")])
            with file.open("rb") as source, copy.open("xb") as target:
                left = FILE_MAX + 1
                while left and (chunk := source.read(min(left, 1 << 20))):
                    left -= target.write(chunk)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            reason = f"cannot be read ({error.strerror})."
            raise PackageBroken(file, [Problem(file.name, reason, "Make it readable.")]) from error
        except PackageBroken:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return copy

    def _offer(self, package: Package, size_bytes: int) -> Offer:
        with self._lock:
            kind, key, history = self._judged(package)
        manifest = package.manifest
        used = self._used(manifest.miniapp_id, history)
        before = () if used is None else used.permissions
        hosts_before = () if used is None else used.hosts
        listings = self._catalog.all()
        wanted = {each.name for each in manifest.permissions}
        known = {each.name for each in before}
        return Offer(
            package=package,
            kind=kind,
            publisher_key=key,
            used=history.used,
            size_bytes=size_bytes,
            permissions_new=tuple(each for each in manifest.permissions if each.name not in known),
            permissions_gone=tuple(each for each in before if each.name not in wanted),
            imitates=imitated(listings, manifest.miniapp_id, payee_of(key), (manifest.name, manifest.publisher)),
            icon=_icon(package),
            hosts_new=tuple(each for each in manifest.hosts if each not in hosts_before),
            speaks_for_plaza=speaks_for_plaza(manifest.name) or speaks_for_plaza(manifest.publisher),
            others=tuple(others_than(listings, manifest.miniapp_id, payee_of(key))),
        )

    def _judged(self, package: Package) -> tuple[Kind, str, History]:
        miniapp_id = package.manifest.miniapp_id
        binding = self._installs.judge(package)
        if miniapp_id.startswith(RESERVED):
            raise Refused("package.other_publisher", miniapp_id=miniapp_id)
        listing = self._catalog.find(miniapp_id)
        if listing is not None and listing.publisher_id != payee_of(binding.publisher_key):
            raise Refused("package.other_publisher", miniapp_id=miniapp_id)
        history = self._versions.history(miniapp_id)
        if listing is not None and history.used is not None and history.used.sha256 == package.sha256:
            return "same", binding.publisher_key, history
        if history.is_older(package):
            return "older", binding.publisher_key, history
        return "update" if listing is not None else "new", binding.publisher_key, history

    def _used(self, miniapp_id: MiniAppId, history: History) -> Manifest | None:
        """Return what the version used now says of itself; None where it is not whole."""
        if history.used is None or self._catalog.find(miniapp_id) is None:
            return None
        try:
            return self._installs.find(miniapp_id, history.used.sha256).manifest
        except Refused:
            return None

    def _list(self, miniapp_id: MiniAppId, verified: Install | None = None) -> Listing:
        """List the version that is to be used and return its listing; ``verified`` was just found whole."""
        used = self._versions.history(miniapp_id).used
        if used is None:
            raise Refused("package.missing", miniapp_id=miniapp_id)
        install = verified
        if install is None or install.sha256 != used.sha256:
            install = self._installs.find(miniapp_id, used.sha256)
        listing = listing_of(install, self._vouched)
        self._catalog.publish(listing)
        return listing


def others_than(listings: Iterable[Listing], miniapp_id: str, publisher_id: PublisherId) -> Iterator[Listing]:
    """Yield the mini-apps of other publishers."""
    return (each for each in listings if each.miniapp_id != miniapp_id and each.publisher_id != publisher_id)


def imitated(
    listings: Iterable[Listing], miniapp_id: str, publisher_id: PublisherId, named: tuple[str, str]
) -> Listing | None:
    """Return whose name, or publisher's name, a mini-app could pass for; those that are vouched for first.

    ``named`` are its own name and its publisher's; of one publisher, mini-apps may be called alike.
    """
    others = others_than(listings, miniapp_id, publisher_id)
    name, publisher_name = named
    found = (each for each in others if look_alike(each.name, name) or look_alike(each.publisher_name, publisher_name))
    return min(found, key=lambda each: not each.is_verified, default=None)


def payee_of(publisher_key: str) -> PublisherId:
    """Return who is paid for the mini-apps of a publisher's key: never a name that the publisher chose."""
    return PublisherId(f"key:{publisher_key}")


def listing_of(install: Install, vouched: Vouched) -> Listing:
    """Return what the catalogue says of an install.

    Plaza vouches for its own mini-apps, which nobody signs, by their pinned names; of any other folder the names are
    only what it says of itself. What was installed from a file is paid by its key; an official account it may not
    claim.
    """
    manifest = install.manifest
    is_bundled = not install.publisher_key
    account_id = OfficialAccountId(manifest.account_id) if manifest.account_id and is_bundled else None
    return Listing(
        miniapp_id=manifest.miniapp_id,
        name=manifest.name,
        description=manifest.description,
        publisher_id=PublisherId(manifest.publisher) if is_bundled else payee_of(install.publisher_key),
        publisher_name=manifest.publisher,
        is_verified=is_vouched_for(manifest, vouched, install.publisher_key),
        version=manifest.version_name,
        icon=manifest.icon,
        account_id=account_id,
        package_sha256=install.sha256,
        category=manifest.category,
        keywords=manifest.keywords,
        titled_pages=manifest.titled_pages,
    )


def _icon(package: Package) -> bytes:
    """Return the icon as the package holds it, undecoded; nothing if it has none or a huge one."""
    data = b""
    if package.manifest.icon:
        for chunk in package.chunks(package.manifest.icon):
            data += chunk
            if len(data) > ICON_MAX:
                return b""
    return data

"""Whether a mini-app may start: its files as they were installed, and the person's trust where the sandbox has gaps."""

from collections.abc import Callable
from pathlib import Path

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId
from app.core.kernel.unwritable import unwritable
from app.host import records
from app.host.installs import Install, Installs
from app.host.runtime.inside import sandbox
from app.host.runtime.inside.sandbox import Layers


class Gate:
    """Asked before every start of a child. Any thread.

    What comes with Plaza is trusted as Plaza is. A stranger's mini-app starts if this computer holds every layer of
    the sandbox, or if the person said yes to the layers that are missing: kept in ``miniapps/<id>/trusted.json`` for
    the mini-app and its publisher, whatever the version, until it is taken back or one more layer is missing.
    """

    def __init__(self, data_folder: Path, installs: Installs, layers: Callable[[], Layers] | None = None) -> None:
        self._folder = data_folder / "miniapps"
        self._installs = installs
        self._layers = layers or sandbox.available

    @property
    def has_gaps(self) -> bool:
        """Whether a layer of the sandbox is missing on this computer."""
        return bool(self._layers().missing)

    def check(self, install: Install, *, is_fresh: bool) -> None:
        """Let ``install`` start, or not; ``is_fresh``: its files have just been verified.

        Raises:
            Refused: ``sandbox.untrusted``, ``package.missing``, ``package.changed``, ``package.record_broken``.
        """
        gaps = self.untrusted_gaps(install)
        if gaps:
            raise Refused("sandbox.untrusted", miniapp_id=install.miniapp_id, layers=", ".join(gaps))
        if not is_fresh and self._installs.find(install.miniapp_id, install.sha256) != install:
            raise Refused("package.changed", miniapp_id=install.miniapp_id, folder=str(install.folder))

    def untrusted_gaps(self, install: Install) -> tuple[str, ...]:
        """Return the layers of the sandbox that are missing here and that the person has not said yes to."""
        if not install.publisher_key:
            return ()
        missing = self._missing()
        return missing if not set(missing) <= self.trusted_gaps(install) else ()

    def trusted_gaps(self, install: Install) -> frozenset[str]:
        """Return the missing layers that the person trusts this publisher's mini-app without."""
        content = records.read(self._place(install.miniapp_id))
        if not isinstance(content, dict) or content.get("publisher") != install.publisher_key:
            return frozenset()
        layers = content.get("layers")
        return frozenset(each for each in layers if isinstance(each, str)) if isinstance(layers, list) else frozenset()

    def trust(self, install: Install) -> None:
        """Keep the person's yes to the layers that are missing now.

        Raises:
            Unavailable: ``data.unwritable``.
        """
        layers = sorted(self._missing())
        try:
            records.write(self._place(install.miniapp_id), {"publisher": install.publisher_key, "layers": layers})
        except OSError as error:
            raise unwritable(self._folder, error) from error

    def is_trusted(self, miniapp_id: MiniAppId) -> bool:
        """Tell whether a yes is kept for a mini-app."""
        return records.read(self._place(miniapp_id)) is not None

    def distrust(self, miniapp_id: MiniAppId) -> None:
        """Take the yes back; what runs is its runner's to end."""
        self._place(miniapp_id).unlink(missing_ok=True)

    def _missing(self) -> tuple[str, ...]:
        layers = self._layers()
        names = tuple(layer.name for layer in layers.missing)
        # Where files cannot be held from being read, changing them may be held by a layer of its own; or by none.
        is_apart = any(layer.name == "changing files" for layer in layers.all)
        return (*names, "changing files") if "files" in names and not is_apart else names

    def _place(self, miniapp_id: MiniAppId) -> Path:
        return self._folder / miniapp_id / "trusted.json"

"""The hosts that a mini-app may reach, as its manifest names them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.kernel.errors import Refused

HOSTS_MAX = 20
URL_MAX = 2_048
# Lower case, two labels at least, the last one beginning with a letter: so no address in any of its spellings.
NAME = r"(?=[a-z0-9.-]{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?"
PATTERN = re.compile(rf"(\*\.)?{NAME}")
_NAME = re.compile(NAME)
# No port but https's own, no person's name, nothing that two readers of addresses could understand differently.
_URL = re.compile(r"(?i:https)://([A-Za-z0-9.-]+)(?::443)?((?:[/?][!-\[\]-~]*)?)")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: the host's name and what is asked of it, the path with its query."""

    host: str
    path: str

    @property
    def url(self) -> str:
        """The whole address."""
        return f"https://{self.host}{self.path}"


def is_declared(host: str, patterns: Iterable[str]) -> bool:
    """Tell whether one of ``patterns`` is ``host`` or, as ``*.name``, stands for it (all below that name)."""
    return any(host == each or (each.startswith("*.") and host.endswith(each[1:])) for each in patterns)


def target_of(url: str, patterns: Iterable[str]) -> Target:
    """Return where ``url`` leads, which is a host in ``patterns``.

    Raises:
        Refused: ``network.url`` or ``network.host``.
    """
    match = _URL.fullmatch(url.partition("#")[0]) if len(url) <= URL_MAX else None
    host = match[1].lower() if match is not None else ""
    if match is None or not _NAME.fullmatch(host):
        raise Refused("network.url")
    if not is_declared(host, patterns):
        raise Refused("network.host", host=host)
    path = match[2]
    return Target(host, path if path.startswith("/") else f"/{path}")

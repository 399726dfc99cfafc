"""The system's own keyring, asked for a bounded time: one that is locked may wait for a person who is not there."""

import logging
from collections.abc import Callable
from threading import Thread
from typing import Protocol, TypeVar

from app.core.kernel.errors import Unavailable

T = TypeVar("T")
log = logging.getLogger(__name__)
FIND_WAIT_S = 5.0
KEEP_WAIT_S = 5.0
ANSWER_WAIT_S = 60.0
"""Long enough to unlock it: without what it holds nothing can go on."""
NO_RING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
"""What a program puts into its environment that makes profiles only to throw them away."""
_TRUSTED = ("SecretService", "libsecret", "kwallet", "macOS", "Windows")


class Ring(Protocol):
    """Keeps short texts by service and name, where other users of the computer cannot read them."""

    @property
    def name(self) -> str:
        """What the system calls it."""

    def find(self, service: str, name: str) -> str | None:
        """Return what is kept, None if nothing is.

        Raises:
            Unavailable: ``secrets.keyring``, it does not answer.
        """

    def keep(self, service: str, name: str, text: str) -> None:
        """Keep ``text``.

        Raises:
            Unavailable: ``secrets.keyring``, it does not answer.
        """


class SystemRing:
    """The keyring that the package of that name found, each question in a thread that may be left behind."""

    def __init__(self, backend: "Backend") -> None:
        self._backend = backend
        self._is_stuck = False

    @property
    def name(self) -> str:
        """What the system calls it."""
        return type(self._backend).__module__.rpartition(".")[2]

    def find(self, service: str, name: str) -> str | None:
        """Return what is kept."""
        return self._ask(lambda: self._backend.get_password(service, name), ANSWER_WAIT_S)

    def keep(self, service: str, name: str, text: str) -> None:
        """Keep ``text``."""
        self._ask(lambda: self._backend.set_password(service, name, text), KEEP_WAIT_S)

    def _ask(self, work: Callable[[], T], wait_s: float) -> T:
        if self._is_stuck:
            raise Unavailable("secrets.keyring")
        try:
            return bounded(work, wait_s)
        except TimeoutError as error:
            self._is_stuck = True
            raise Unavailable("secrets.keyring") from error
        except OSError as error:
            raise Unavailable("secrets.keyring") from error


class Backend(Protocol):
    """What the package gives."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return what is kept."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep it."""


def system_ring() -> Ring | None:
    """Return the system's keyring; None where there is none that can be trusted with a key, as without a desktop."""
    try:
        backend = bounded(_backend, FIND_WAIT_S)
    except OSError as error:
        log.info("no keyring: %s", error)
        return None
    return None if backend is None else SystemRing(backend)


def bounded(work: Callable[[], T], wait_s: float) -> T:
    """Return what ``work`` returns on a thread of its own.

    Raises:
        TimeoutError: it did not within ``wait_s`` seconds; its thread is left behind and holds nothing up.
        OSError: it failed.
    """
    from keyring.errors import KeyringError

    found: list[T] = []
    failed: list[str] = []

    def run() -> None:
        try:
            found.append(work())
        except (KeyringError, OSError, RuntimeError, ValueError) as error:
            failed.append(f"{type(error).__name__}: {error}")

    thread = Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(wait_s)
    if thread.is_alive():
        raise TimeoutError("the keyring does not answer")
    if not found:
        raise OSError(failed[0] if failed else "the keyring failed")
    return found[0]


def _backend() -> Backend | None:
    """Return the first of the system's own keyrings; not one that writes readable files, or nothing at all."""
    import keyring  # 0.1 s: not before a wallet is opened

    chosen = keyring.get_keyring()
    candidates: list[Backend] = [chosen, *getattr(chosen, "backends", ())]
    return next((each for each in candidates if type(each).__module__.rpartition(".")[2] in _TRUSTED), None)

"""A system's keyring in memory, which can be locked, forgetful or wrong."""

from threading import Event

from app.core.kernel.errors import Unavailable


class FakeRing:
    """Keeps what it is given."""

    name = "FakeRing"

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False
        self.forgets = False

    def find(self, service: str, name: str) -> str | None:
        if self.is_locked:
            raise Unavailable("secrets.keyring")
        return self.kept.get((service, name))

    def keep(self, service: str, name: str, text: str) -> None:
        if self.is_locked:
            raise Unavailable("secrets.keyring")
        if not self.forgets:
            self.kept[service, name] = text


class WaitingBackend:
    """A keyring of the system that waits for a person who is not there, until it is let go."""

    def __init__(self) -> None:
        self.let_go = Event()
        self.asked = 0

    def get_password(self, _service: str, _name: str, /) -> str | None:
        self.asked += 1
        self.let_go.wait(30)
        return None

    def set_password(self, _service: str, _name: str, _text: str, /) -> None:
        self.asked += 1
        self.let_go.wait(30)

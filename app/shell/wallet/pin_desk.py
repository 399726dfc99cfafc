"""What asking for the PIN stands on: whose it is, and the services behind it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.core.kernel.clock import Clock
from app.core.kernel.ids import UserId
from app.shell.tasks import Tasks
from app.shell.wallet.marks import Marks

if TYPE_CHECKING:
    from app.core.payments.marks import Mark
    from app.core.payments.pins import PinState


class Pins(Protocol):
    """Keeps each person's PIN and recovery code."""

    def state(self, user_id: UserId) -> "PinState":
        """Return what there is."""

    def set(self, user_id: UserId, pin: str) -> None:
        """Choose the first."""

    def verify(self, user_id: UserId, pin: str) -> None:
        """Return if it is this person's."""

    def change(self, user_id: UserId, old_pin: str, new_pin: str) -> None:
        """Take another in its place."""

    def new_recovery_code(self, user_id: UserId, pin: str) -> str:
        """Return a code, which nobody will see again."""

    def recover(self, user_id: UserId, code: str, new_pin: str) -> str:
        """Set another with the code; return the next code."""


@dataclass(frozen=True, slots=True)
class PinSight:
    """What there is of a person's before they are asked."""

    state: "PinState"
    mark: "Mark | None"

    @property
    def steps(self) -> tuple[str, ...]:
        """What is still to be set up once the PIN is known."""
        wanted = (("mark", self.mark is None), ("code", not self.state.has_recovery))
        return tuple(step for step, is_wanted in wanted if is_wanted)


@dataclass(frozen=True, slots=True)
class PinDesk:
    """Whose PIN it is, and the services it goes through, called on workers."""

    user_id: UserId
    pins: Pins
    marks: Marks
    tasks: Tasks
    clock: Clock

    def look(self) -> PinSight:
        """Return what there is. On a worker."""
        return PinSight(self.pins.state(self.user_id), self.marks.of(self.user_id))

"""What this computer has to see and hear with, where it is not what Qt finds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.shell.chat.sound import Microphone
    from app.shell.scan.camera import Cameras


@dataclass(frozen=True, slots=True)
class Hardware:
    """None: what the system gives."""

    cameras: "Cameras | None" = None
    microphone: "Microphone | None" = None

"""What pictures and files in chats stand on: where they are kept, and the jailed decoders that look into them."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId
from app.host.decoding.service import PictureQueue
from app.host.decoding.wire import BYTES_MAX
from app.host.installs import Install
from app.host.opened_files import OpenedFiles
from app.shell.components.pictures import PictureLoader, Pictures

if TYPE_CHECKING:
    from app.core.chat.attachments import Attachments
    from app.core.chat.unsent import Unsent


class MiniAppsThatOpen(Protocol):
    """The door to the mini-apps, as far as opening files with them needs it; on workers."""

    @property
    def opened_files(self) -> OpenedFiles:
        """Where a file lies ready for one."""

    def find_install(self, miniapp_id: MiniAppId) -> Install:
        """Return the install of a listed mini-app; Refused if it is not whole."""


@dataclass(frozen=True, slots=True)
class ChatFiles:
    """The kept files, and what of them is not sent yet.

    ``new_queue`` returns a queue of the jailed decoders for what is chosen on one sheet. Without ``miniapps`` no file
    is opened with one.
    """

    attachments: "Attachments"
    unsent: "Unsent"
    new_queue: Callable[[], PictureQueue]
    pictures: Pictures
    miniapps: MiniAppsThatOpen | None = None

    def loader(self) -> PictureLoader:
        """Return what loads the pictures of one conversation, by the names they are kept under."""
        return self.pictures.loader(lambda name: self.attachments.read(name, BYTES_MAX), _from_nowhere)


def _from_nowhere(address: str) -> "Future[bytes]":
    raise Unavailable("attachment.missing", address=address[:100])

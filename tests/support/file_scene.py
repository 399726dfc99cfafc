"""The chats of one person on screen, with somewhere to keep files."""

from pathlib import Path
from typing import Any

from app.core.chat.attachments import Attachments
from app.core.chat.unsent import Unsent
from app.shell.chat.chat_files import ChatFiles
from app.shell.chat.desk import ChatDesk
from tests.support.chats import ChatScene, chat_desk
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow


class FileScene(ChatScene):
    """The chats with somewhere to keep files."""

    def __init__(self, window: ShellWindow, plaza: PlazaServices, folder: Path, rest: Any) -> None:
        self.files = Attachments(folder / "attachments", folder / "attaching", plaza.db)
        self.folder = folder
        super().__init__(window, plaza, *rest)

    def desk(self) -> ChatDesk:
        """Return what the screens stand on."""
        files = ChatFiles(self.files, Unsent(self.plaza.db), self.window.decoding.queue, self.window.pictures)
        return chat_desk(self.plaza, files=files)

    def kept(self) -> set[str]:
        """Return what is kept, by name."""
        return {place.name for place in (self.folder / "attachments").glob("*")}

    def contents(self) -> list[Any]:
        """Return what was said."""
        stretch = self.plaza.history.newest(self.direct, self.me.user_id, limit=50)
        return [message.content for message in stretch.messages]

"""Files of chats that the person opens with this mini-app."""

from dataclasses import dataclass

from minikit.calls import call


@dataclass(frozen=True)
class OpenedFile:
    """A copy of a file, in this mini-app's own folder from now on: delete it there when it is no longer wanted.

    ``open(opened.file, "rb")`` reads it, and ``opened.source`` is its source for `ui.Image`. ``name`` is what its
    sender called it; neither that nor what is in it can be trusted to be what its ending says.
    """

    file: str
    name: str
    size_bytes: int

    @property
    def source(self) -> str:
        """The file as a source: ``data:…``."""
        return f"data:{self.file}"


async def receive_file(token: str) -> OpenedFile:
    """Take the file that the page was opened for; ``token`` is what it finds as "file" in its query. Once.

    Needs ``plaza.opens`` in the manifest and the permission "files". CallError ``files.gone`` (taken before, or not
    there any more: also for a page that comes back), ``files.too_large``, ``file.no_space``.
    """
    return OpenedFile(**await call("files.receive", token=token))

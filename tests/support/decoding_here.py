"""Pictures decoded where they are asked for, so that they are there when the page is."""

from concurrent.futures import Future

from app.core.kernel.errors import PlazaError
from app.host.decoding.service import Decoding, Request
from app.host.decoding.wire import Pixels
from app.host.runtime.process import Process
from app.shell.components.decoding import decode


class DecodingHere(Decoding):
    """Decodes Plaza's own pictures, without a child."""

    def __init__(self) -> None:
        super().__init__(_no_child)

    def warm(self) -> None:
        """Have nothing ready: nothing is needed."""

    def take(self, request: Request) -> "Future[Pixels]":
        """Answer a request."""
        try:
            image = decode(request.read(), request.shape)
        except PlazaError as error:
            request.answer.set_exception(error)
        else:
            request.answer.set_result(Pixels(image.width(), image.height(), bytes(image.constBits())))
        return request.answer


def _no_child() -> Process:
    raise AssertionError("nothing is to be started")

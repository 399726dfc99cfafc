"""A mini-app's pictures on their way to the screen: asked for by a size, decoded in a jailed child, then shown."""

import itertools
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from threading import Lock

from PySide6.QtCore import Property, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QQmlEngine
from PySide6.QtQuick import QQuickImageProvider
from shiboken6 import isValid

from app.core.kernel.errors import PlazaError
from app.host.decoding.service import Decoding, PictureQueue
from app.host.decoding.wire import SIDE_MAX, Pixels, Shape
from app.shell.components.shown import ShownPictures
from app.shell.relay import Relay
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1

PROVIDER = "miniapp"
DECODER = "app.shell.components.decoding"
"""The module of the child that decodes pictures; nothing of it runs in the shell."""
KNOWN_MAX = 4_096
CACHE_BYTES_MAX = 64 * 1024 * 1024
RESIZE_PAUSE_MS = 150
BLURRED_ABOVE = 2.0
SIZE_STEP = 16


class PictureCache(QQuickImageProvider):
    """Decoded pictures by an opaque number, the ones used last kept. Hands them to QML without reading anything.

    Synchronous and asked on the GUI thread only: a provider in Python that works on Qt's loader thread can wait for
    the interpreter's lock while its holder waits for it.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._bytes = 0
        self._numbers = itertools.count(1)
        self._lock = Lock()

    def add(self, image: QImage) -> str:
        """Keep ``image`` and return the address QML shows it by."""
        with self._lock:
            number = str(next(self._numbers))
            self._images[number] = image
            self._bytes += image.sizeInBytes()
            while self._bytes > CACHE_BYTES_MAX and len(self._images) > 1:
                _, dropped = self._images.popitem(last=False)
                self._bytes -= dropped.sizeInBytes()
        return f"image://{PROVIDER}/{number}"

    def holds(self, url: str) -> bool:
        """Return whether the picture at ``url`` is still kept."""
        with self._lock:
            return url.rpartition("/")[2] in self._images

    def size_of(self, url: str) -> int:
        """Return how many bytes the picture at ``url`` takes; 0 if there is none."""
        with self._lock:
            image = self._images.get(url.rpartition("/")[2])
        return 0 if image is None else image.sizeInBytes()

    def requestImage(self, image_id: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 (Qt's signature)
        """Return the picture kept as ``image_id``; an empty one for anything else."""
        with self._lock:
            image = self._images.get(image_id)
            if image is None:
                return QImage()
            self._images.move_to_end(image_id)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


class Pictures:
    """The one loader of foreign pictures. Made once, lives on the GUI thread."""

    def __init__(self, decoding: Decoding, tasks: Tasks, relay: Relay) -> None:
        self._decoding = decoding
        self._tasks = tasks
        self._relay = relay
        self.cache = PictureCache()

    def install(self, engine: QQmlEngine) -> None:
        """Let ``engine`` show ``image://miniapp/…``."""
        engine.addImageProvider(PROVIDER, self.cache)

    def warm(self) -> None:
        """Have a decoder ready soon: pictures are about to be asked for."""
        self._decoding.warm()

    def loader(self, read: Callable[[str], bytes], fetch: Callable[[str], "Future[bytes]"]) -> "PictureLoader":
        """Return the loader of one session.

        ``read`` gives the bytes of a file, beneath that session's folders only; ``fetch`` those at an address, to come.
        """
        return PictureLoader(self._decoding.queue(), self._tasks, self._relay, self.cache, (read, fetch))


@dataclass(frozen=True, slots=True)
class _Wish:
    """Who waits for a picture: called on the GUI thread, but for ``is_wanted``."""

    done: Callable[[str], None]
    failed: Callable[[PlazaError], None]
    is_wanted: Callable[[], bool]


@dataclass(slots=True, eq=False)
class _Errand:
    """One picture on its way, for all who wish for it until it has come."""

    source: str
    shape: Shape
    wishes: list[_Wish]
    was_unwanted: bool = False
    tidied_at: int = 64

    def join(self, wish: _Wish) -> None:
        """Have one more wait for it; those who went away are forgotten, for a page that flickers asks on and on."""
        self.wishes.append(wish)
        if len(self.wishes) > self.tidied_at:
            self.wishes = [each for each in self.wishes if each.is_wanted()]
            self.tidied_at = max(64, 2 * len(self.wishes))

    def is_wanted(self) -> bool:
        """Tell whether anybody still wants it; on a decoding thread."""
        self.was_unwanted = not any(wish.is_wanted() for wish in tuple(self.wishes))
        return not self.was_unwanted


@QmlElement
class PictureLoader(QObject):
    """Loads the pictures of one session."""

    def __init__(
        self,
        queue: PictureQueue,
        tasks: Tasks,
        relay: Relay,
        cache: PictureCache,
        ways: tuple[Callable[[str], bytes], Callable[[str], "Future[bytes]"]],
    ) -> None:
        super().__init__()
        self._queue = queue
        self._tasks = tasks
        self._relay = relay
        self._cache = cache
        self._read, self._fetch = ways
        self._known: dict[tuple[str, Shape], str] = {}
        self._under_way: dict[tuple[str, Shape], _Errand] = {}
        self._shown = ShownPictures()
        self._to_draw: dict[QObject, Callable[[], None]] = {}
        self._is_drawing = False

    def load(
        self,
        source: str,
        shape: Shape,
        done: Callable[[str], None],
        failed: Callable[[PlazaError], None],
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Call ``done`` with an address QML can show, at once if it is known, or ``failed``; both on this thread.

        Neither is called for a picture that is not wanted any more when its turn comes; ``is_wanted`` is asked that on
        another thread.
        """
        known = self._known.get((source, shape))
        if known is not None and self._cache.holds(known):
            done(known)
            return
        wish = _Wish(done, failed, is_wanted)
        if (source, shape) in self._under_way:
            self._under_way[source, shape].join(wish)
            return
        errand = _Errand(source, shape, [wish])
        # A package never changes under a session, and what was fetched stays for it; the mini-app's own folder may
        # change, so those are read each time.
        if not source.startswith("data:"):
            self._under_way[source, shape] = errand
        self._send(errand)

    def shows(self, who: QObject, url: str) -> bool:
        """Take it that ``who`` shows ``url``, or nothing, from now on; False if the session shows too much already."""
        return self._shown.show(who, self._cache.size_of(url))

    def _send(self, errand: _Errand) -> None:
        def finished(answer: "Future[Pixels]") -> None:
            if answer.cancelled():
                self._relay.post(lambda: self._passed_over(errand))
                return
            try:
                url = self._cache.add(image_of(answer.result()))
            except PlazaError as error:
                refusal = error
                self._relay.post(lambda: self._refused(errand, refusal))
            else:
                self._relay.post(lambda: self._loaded(errand, url))

        def decode(read: Callable[[], bytes]) -> None:
            self._queue.add(read, errand.shape, errand.is_wanted).add_done_callback(finished)

        if errand.source.startswith("https:"):
            self._bring(errand, decode)
        else:
            decode(partial(self._read, errand.source))

    def _loaded(self, errand: _Errand, url: str) -> None:
        if self._under_way.pop((errand.source, errand.shape), None) is not None:
            self._remember((errand.source, errand.shape), url)
        for wish in errand.wishes:
            wish.done(url)

    def _refused(self, errand: _Errand, error: PlazaError) -> None:
        self._under_way.pop((errand.source, errand.shape), None)
        for wish in errand.wishes:
            wish.failed(error)

    def _passed_over(self, errand: _Errand) -> None:
        """Ask once more for those who came just after the picture's turn; what the queue dropped stays dropped."""
        self._under_way.pop((errand.source, errand.shape), None)
        for wish in errand.wishes if errand.was_unwanted else ():
            if wish.is_wanted():
                self.load(errand.source, errand.shape, wish.done, wish.failed, wish.is_wanted)

    def draw(
        self,
        who: QObject,
        draw: Callable[[], QImage],
        done: Callable[[str], None],
        failed: Callable[[PlazaError], None],
    ) -> None:
        """Let a worker ``draw`` a picture of the shell's own for ``who``; call ``done`` with its address or ``failed``.

        One session's pictures are drawn one after the other: it never has more than one of the shell's workers. What
        ``who`` wanted before and was not begun is dropped, and so is what nobody is there for any more: a page may
        change its mind faster than anything can be drawn.
        """

        def drawn(url: str) -> None:
            self._draw_next()
            done(url)

        def not_drawn(error: PlazaError) -> None:
            self._draw_next()
            failed(error)

        self._to_draw[who] = lambda: self._tasks.run(lambda: self._cache.add(draw()), drawn, not_drawn)
        if not self._is_drawing:
            self._draw_next()

    def _bring(self, errand: _Errand, decode: Callable[[Callable[[], bytes]], None]) -> None:
        """Have a picture fetched before it is decoded: a decoder has no time to wait for a host.

        What went wrong on the way is what the decoder's thread meets when it reads.
        """

        def fetched(answer: "Future[bytes]") -> None:
            if answer.cancelled():
                self._relay.post(lambda: self._passed_over(errand))
            else:
                decode(answer.result)

        try:
            self._fetch(errand.source).add_done_callback(fetched)
        except PlazaError as error:
            self._refused(errand, error)

    def _remember(self, what: tuple[str, Shape], url: str) -> None:
        self._known[what] = url
        if len(self._known) > KNOWN_MAX:
            del self._known[next(iter(self._known))]

    def _draw_next(self) -> None:
        self._is_drawing = False
        while self._to_draw and not self._is_drawing:
            who = next(iter(self._to_draw))
            begin = self._to_draw.pop(who)
            if isValid(who):
                self._is_drawing = True
                begin()


def image_of(pixels: Pixels) -> QImage:
    """Return decoded pixels as a picture of its own."""
    image = QImage(
        pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()  # the first one only looks at bytes that are Python's


@QmlElement
class PictureRequest(QObject):
    """One picture as one item wants it. ``url`` is empty until it has come; ``isBroken`` says that it never will."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self._is_broken = False
        self._asked: tuple[PictureLoader, str, Shape] | None = None
        self._serial = 0
        self._drawn = Shape(1, 1)
        self._pause: QTimer | None = None

    @Property(str, notify=changed)
    def url(self) -> str:
        """Where the picture is, for an `Image`."""
        return self._url

    @Property(bool, notify=changed)
    def isBroken(self) -> bool:
        """Whether the picture could not be had."""
        return self._is_broken

    @Slot(PictureLoader, str, float, float, str, float)
    def want(self, loader: PictureLoader, source: str, width: float, height: float, fit: str, radius: float) -> None:
        """Ask for ``source`` at a size in device pixels, rounded up.

        A resize waits for its end, unless what is shown is too small for it by far.
        """
        if not source or width < 1 or height < 1:
            return
        across = min(SIDE_MAX, -(-int(width) // SIZE_STEP) * SIZE_STEP)
        scale = across / width
        down = max(1, min(SIDE_MAX, round(height * scale)))
        shape = Shape(across, down, "contain" if fit == "contain" else "cover", min(SIDE_MAX, round(radius * scale)))
        asked = (loader, source, shape)
        if asked == self._asked:
            return
        is_resize = self._asked is not None and self._asked[1] == source and bool(self._url)
        if is_resize and max(across / self._drawn.width, down / self._drawn.height) > BLURRED_ABOVE:
            is_resize = False
        self._asked = asked
        if not is_resize:
            self._load()
            return
        if self._pause is None:
            self._pause = QTimer(self, singleShot=True, interval=RESIZE_PAUSE_MS)
            self._pause.timeout.connect(self._load)
        self._pause.start()

    def _load(self) -> None:
        if self._asked is None:
            return
        loader, source, shape = self._asked
        self._drawn = self._asked[2]
        self._serial += 1
        serial = self._serial

        def is_wanted() -> bool:
            # The item may have gone, with its Qt half, while the picture was on the way.
            return serial == self._serial and isValid(self)

        def show(url: str, is_broken: bool) -> None:
            if is_wanted():
                may_show = loader.shows(self, url)
                self._url, self._is_broken = (url, is_broken) if may_show else ("", True)
                self.changed.emit()

        loader.load(source, shape, lambda url: show(url, False), lambda _error: show("", True), is_wanted)

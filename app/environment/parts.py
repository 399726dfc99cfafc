"""The system libraries and fonts that Plaza stands on under Linux, and the Debian packages that bring them."""

from dataclasses import dataclass
from enum import Enum


class Need(Enum):
    """How badly a part is needed."""

    ALWAYS = "Plaza does not start without it"
    WINDOW = "no window appears under X11 without it"
    BETTER = "Plaza is better with it"


@dataclass(frozen=True, slots=True)
class Part:
    """A Debian package and how to see whether what it brings is there: a soname, or file names of fonts."""

    package: str
    sonames: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    need: Need = Need.ALWAYS


PARTS = (
    Part("libglib2.0-0", ("libglib-2.0.so.0", "libgthread-2.0.so.0")),
    Part("libgl1", ("libGL.so.1",)),
    Part("libegl1", ("libEGL.so.1",)),
    Part("libxkbcommon0", ("libxkbcommon.so.0",)),
    Part("libdbus-1-3", ("libdbus-1.so.3",)),
    Part("libfontconfig1", ("libfontconfig.so.1",)),
    Part("libx11-6", ("libX11.so.6",)),
    Part("libpulse0", ("libpulse.so.0",)),
    Part("libxext6", ("libXext.so.6",)),
    Part("libxrandr2", ("libXrandr.so.2",)),
    Part("libdrm2", ("libdrm.so.2",)),
    Part("libxcb-cursor0", ("libxcb-cursor.so.0",), need=Need.WINDOW),
    Part("libxcb-icccm4", ("libxcb-icccm.so.4",), need=Need.WINDOW),
    Part("libxcb-image0", ("libxcb-image.so.0",), need=Need.WINDOW),
    Part("libxcb-keysyms1", ("libxcb-keysyms.so.1",), need=Need.WINDOW),
    Part("libxcb-render-util0", ("libxcb-render-util.so.0",), need=Need.WINDOW),
    Part("libxcb-shape0", ("libxcb-shape.so.0",), need=Need.WINDOW),
    Part("libxcb-xkb1", ("libxcb-xkb.so.1",), need=Need.WINDOW),
    Part("libxkbcommon-x11-0", ("libxkbcommon-x11.so.0",), need=Need.WINDOW),
    Part("libzbar0", ("libzbar.so.0",), need=Need.BETTER),
    Part(
        "fonts-wqy-microhei",
        fonts=("wqy-*", "NotoSansCJK*", "NotoSansSC*", "SourceHanSans*", "DroidSansFallback*"),
        need=Need.BETTER,
    ),
    Part("fonts-noto-color-emoji", fonts=("NotoColorEmoji*", "*Emoji*.ttf"), need=Need.BETTER),
)

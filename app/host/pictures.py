"""Reading the pictures that mini-apps name: beneath two folders, bounded."""

import os
from pathlib import Path

from app.core.kernel.errors import Refused
from app.host.source_files import open_source

BYTES_MAX = 8 << 20


def read_picture(source: str, *, assets: Path, data: Path) -> bytes:
    """Return the bytes of ``asset:…`` (beneath ``assets``) or ``data:…`` (beneath ``data``).

    Raises:
        Refused: ``source.missing`` or ``picture.too_large``.
    """
    descriptor = open_source(source, assets=assets, data=data)
    try:
        with open(descriptor, "rb", closefd=False) as stream:
            content = stream.read(BYTES_MAX + 1)
    except OSError as error:
        raise Refused("source.missing", source=source) from error
    finally:
        os.close(descriptor)
    if len(content) > BYTES_MAX:
        raise Refused("picture.too_large", source=source, bytes_max=BYTES_MAX)
    return content

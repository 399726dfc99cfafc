"""What owners of official accounts write with, joined: the drafts, their pictures, and what sends them when due."""

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.article_pump import ArticlePump
from app.core.catalog.service import Catalog
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.official.composing import Composing
from app.core.official.pictures import ArticlePictures
from app.core.official.voicing import Voicing
from app.data_folder import ARTICLE_PICTURES
from app.host.films import HEAD_BYTES, container_of
from app.host.installs import Installs
from app.host.known_pages import KnownPages


def open_film(pictures: ArticlePictures, name: str) -> int:
    """Return a descriptor of an article's film, looked at once more: a back-up may have been tampered with.

    Raises:
        Refused: ``article.film_missing``, ``film.kind``.
    """
    descriptor = pictures.open_film(name)
    head = os.read(descriptor, HEAD_BYTES)
    if container_of(head) is None:
        os.close(descriptor)
        raise Refused("film.kind", source=name)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


@dataclass(frozen=True, slots=True)
class Writing:
    """The owner's side of official accounts."""

    composing: Composing
    voicing: Voicing
    pictures: ArticlePictures
    pump: ArticlePump


def open_writing(
    data_folder: Path,
    shipped: Path,
    plaza: Database,
    catalog: Catalog,
    events: EventBus,
    clock: Clock,
    closing: ExitStack,
) -> Writing:
    """Open the owner's side and start sending what is due; ``shipped`` is where Plaza's own pictures lie."""
    pictures = ArticlePictures(data_folder / ARTICLE_PICTURES, plaza, lambda name: (shipped / name).is_file())
    pictures.sweep()
    pages = KnownPages(catalog, Installs(data_folder))
    composing = Composing(plaza, events, clock, pages, pictures)
    pump = ArticlePump(composing, events)
    closing.callback(pump.close)
    pump.start()
    return Writing(composing, Voicing(plaza, events, pages), pictures, pump)

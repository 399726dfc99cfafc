"""What is opened as an article's film is one by its first bytes, whatever became of the file."""

import io
import os
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.core.official.pictures import ArticlePictures
from app.writing import open_film
from tests.support.plaza import PlazaServices

CLIP = Path(__file__).parent / "data" / "films" / "clip.webm"


def test_a_film_is_looked_at_again_before_it_is_played(tmp_path: Path) -> None:
    plaza = PlazaServices()
    pictures = ArticlePictures(tmp_path / "kept", plaza.db, lambda _name: False)
    with CLIP.open("rb") as original:
        name = pictures.keep_film(original, "webm")
    descriptor = open_film(pictures, name)
    assert os.read(descriptor, 4) == CLIP.read_bytes()[:4]
    os.close(descriptor)
    playlist = pictures.keep_film(io.BytesIO(b"#EXTM3U\n/etc/passwd\n"), "mp4")
    with pytest.raises(Refused, match=r"film\.kind"):
        open_film(pictures, playlist)
    plaza.close()

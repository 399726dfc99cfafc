"""What authors chose for their articles: films kept whole or not at all, gone with the last text of theirs."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import OfficialAccountId
from app.core.official import pictures
from app.core.official.composing import Composing
from app.core.official.model import FILM_NAME, Film, OfficialAccount
from app.core.official.pictures import ArticlePictures
from tests.support.plaza import PlazaServices

LANE = OfficialAccountId("maple.lane")


@pytest.fixture
def kept(plaza: PlazaServices, tmp_path: Path) -> ArticlePictures:
    return ArticlePictures(tmp_path / "kept", plaza.db, lambda _name: False)


def test_a_film_is_kept_by_what_is_in_it_and_opened_by_its_name(kept: ArticlePictures) -> None:
    name = kept.keep_film(io.BytesIO(b"moving"), "webm")
    assert FILM_NAME.fullmatch(name)
    assert kept.keep_film(io.BytesIO(b"moving"), "webm") == name
    assert kept.has(name)
    descriptor = kept.open_film(name)
    assert os.read(descriptor, 100) == b"moving"
    os.close(descriptor)


def test_what_is_no_film_of_an_article_is_not_opened(kept: ArticlePictures, tmp_path: Path) -> None:
    name = kept.keep_film(io.BytesIO(b"moving"), "mp4")
    (tmp_path / "kept" / name).unlink()
    (tmp_path / "secret").write_text("secret")
    for wanted in (name, "../secret", "", f"../kept/{name}", "/etc/passwd"):
        with pytest.raises(Refused, match="film_missing"):
            kept.open_film(wanted)
    assert not kept.has(name)


def test_what_is_too_large_or_cannot_be_written_leaves_nothing(
    kept: ArticlePictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "FILM_BYTES_MAX", 3)
    with pytest.raises(Refused, match="film_too_large"):
        kept.keep_film(io.BytesIO(b"moving"), "mp4")
    assert list((tmp_path / "kept").iterdir()) == []
    (tmp_path / "kept").rmdir()
    (tmp_path / "kept").write_text("in the way")
    with pytest.raises(Unavailable, match="unwritable"):
        kept.keep_film(io.BytesIO(b"mov"), "mp4")


def test_a_film_stays_as_long_as_a_draft_or_an_article_names_it(plaza: PlazaServices, kept: ArticlePictures) -> None:
    class Nothing:
        def of(self, _miniapp_id: object) -> None:
            """There is no mini-app."""

    lin = plaza.people.create_profile("Lin").user_id
    plaza.official.add(OfficialAccount(LANE, "Maple Lane", "rose", "", "subscription"))
    plaza.official.own(lin, LANE)
    composing = Composing(plaza.db, plaza.events, plaza.clock, Nothing(), kept)
    named, unnamed = kept.keep_film(io.BytesIO(b"moving"), "webm"), kept.keep_film(io.BytesIO(b"other"), "webm")
    draft = replace(composing.begin(lin, LANE), title="Five looks", source=f"![A walk]({named})")
    composing.save(lin, draft)
    kept.sweep()
    assert (kept.has(named), kept.has(unnamed)) == (True, False)
    composing.send(lin, draft.article_id)
    kept.sweep()
    assert kept.has(named)
    assert plaza.official.article(draft.article_id).blocks == (Film(named, "A walk"),)

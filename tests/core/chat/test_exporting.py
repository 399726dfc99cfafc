"""A chat as a web page: all that one sees, letter by letter, with its pictures and files; there whole or not at all."""

import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from app.core.chat import exporting, voice
from app.core.chat.attachments import Attachments
from app.core.chat.exporting import ChatExport, ExportWords, safe_name
from app.core.chat.model import Content, FileContent, Message, NoteContent, PictureContent, TextContent, VoiceContent
from app.core.kernel.errors import Cancelled, Refused, Unavailable
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from tests.support.chats import write_history
from tests.support.plaza import PlazaServices

MAYA = User(UserId("maya"), "Maya <Chen>", "blue")
LEO = User(UserId("leo"), "Leo", "amber")
HOSTILE = (
    "<script>alert(1)</script>",
    "</div></article><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "\u202egnp.exe & \x00\x1b[2J &amp;",
)


def told(_message: Message, content: Content) -> str:
    return type(content).__name__


def day_of(at: datetime) -> str:
    return at.date().isoformat()


WORDS = ExportWords("en", "Maya & <b>", "about", "gone", told, day_of, lambda at: f"{at:%H:%M}")


class Read(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    @override
    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture
def here(plaza: PlazaServices) -> ConversationId:
    """Return the conversation of Maya and Leo."""
    for person in (MAYA, LEO):
        plaza.people.add_person(person)
    return plaza.chat.direct(MAYA.user_id, LEO.user_id)


@pytest.fixture
def kept(plaza: PlazaServices, tmp_path: Path) -> Attachments:
    """Return where files of messages are kept."""
    return Attachments(tmp_path / "kept", tmp_path / "drafts", plaza.db)


def exported(plaza: PlazaServices, here: ConversationId, page: Path, kept: Attachments | None = None) -> Read:
    ChatExport(plaza.history, kept).write(here, MAYA.user_id, page, WORDS)
    return Read(page.read_text(encoding="utf-8"))


def test_strangers_words_stand_there_letter_by_letter_and_nothing_runs(
    plaza: PlazaServices, here: ConversationId, tmp_path: Path
) -> None:
    for text in HOSTILE:
        plaza.chat.send(here, LEO.user_id, TextContent(text))
    plaza.chat.send(here, MAYA.user_id, NoteContent("added", ("<i>",)))
    read = exported(plaza, here, tmp_path / "chat.html")
    names = {tag for tag, _ in read.elements}
    assert not names & {"script", "a", "img", "iframe", "b", "i", "link", "object"}
    assert not [attrs for _, attrs in read.elements if any(name.startswith("on") for name in attrs)]
    shown = "".join(read.texts)
    assert all(text in shown for text in HOSTILE[:3])
    assert "\x00" not in shown
    assert "\x1b" not in shown
    assert "Maya & <b>" in shown
    [policy] = [attrs["content"] for tag, attrs in read.elements if tag == "meta" and "http-equiv" in attrs]
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert list(tmp_path.iterdir()) == [tmp_path / "chat.html"]


def test_all_that_one_sees_is_there_in_order_and_nothing_else(
    plaza: PlazaServices, here: ConversationId, tmp_path: Path
) -> None:
    write_history(plaza, here, LEO.user_id, 1_003)
    with plaza.db.begin() as tx:
        tx.exec_driver_sql("UPDATE member SET shown_after_seq = 3 WHERE user_id = 'maya'")
        tx.exec_driver_sql("INSERT INTO hidden_message VALUES (?, 'maya', 500)", (here,))
    count = ChatExport(plaza.history, None).write(here, MAYA.user_id, tmp_path / "chat.html", WORDS)
    said = re.findall(r"Message (\d+)<", (tmp_path / "chat.html").read_text(encoding="utf-8"))
    assert said == [str(number) for number in range(4, 1_004) if number != 500]
    assert count == 999
    with pytest.raises(Refused, match=r"chat\.not_a_member"):
        ChatExport(plaza.history, None).write(here, UserId("lin"), tmp_path / "other.html", WORDS)
    assert list(tmp_path.iterdir()) == [tmp_path / "chat.html"]


def test_pictures_and_files_stand_beside_the_page(
    plaza: PlazaServices, here: ConversationId, kept: Attachments, tmp_path: Path
) -> None:
    picture, file = kept.keep_bytes(b"picture"), kept.keep_bytes(b"<script>")
    sent = PictureContent(picture.name, "webp", 4, 3, "a <caption>")
    for content in (sent, sent, FileContent(file.name, "../../über <x>.HTML", 8)):
        plaza.chat.send(here, LEO.user_id, content)
    plaza.chat.send(here, LEO.user_id, FileContent("0" * 64, "gone.pdf", 8))
    out = tmp_path / "out"
    out.mkdir()
    (out / "chat files").mkdir()  # somebody's own
    read = exported(plaza, here, out / "chat.html", kept)
    assert sorted(each.name for each in out.iterdir()) == ["chat files", "chat files 2", "chat.html"]
    names = sorted(each.name for each in (out / "chat files 2").iterdir())
    assert names == ["0001-picture.webp", "0002-_.._über _x_.HTML.txt"]
    assert (out / "chat files 2" / names[0]).read_bytes() == b"picture"
    sources = [attrs["src"] for tag, attrs in read.elements if tag == "img"]
    assert sources == ["chat%20files%202/0001-picture.webp"] * 2
    assert len([1 for tag, _ in read.elements if tag == "a"]) == 1
    assert "gone.pdf: gone" in "".join(read.texts)
    assert list((out / "chat files").iterdir()) == []


def test_a_page_that_is_there_is_replaced_only_by_a_whole_one(
    plaza: PlazaServices, here: ConversationId, kept: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept.keep_bytes(b"file")
    plaza.chat.send(here, LEO.user_id, FileContent(file.name, "a.pdf", 4))
    out = tmp_path / "out"
    out.mkdir()
    page = out / "chat.html"
    page.write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for broken in ("_safe", "_put"):
        with monkeypatch.context() as patch:
            patch.setattr(exporting, broken, full)
            with pytest.raises(Unavailable, match=r"export\.unwritable.*No space left on device"):
                exported(plaza, here, page, kept)
        assert [(each.name, each.read_text(encoding="utf-8")) for each in out.iterdir()] == [("chat.html", "before")]
    exported(plaza, here, page, kept)
    assert "a.pdf" in page.read_text(encoding="utf-8")


def test_a_disk_that_is_full_in_the_middle_of_a_file_is_told(
    plaza: PlazaServices, here: ConversationId, kept: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept.keep_bytes(b"file")
    plaza.chat.send(here, LEO.user_id, FileContent(file.name, "a.pdf", 4))

    def full(*_: object) -> None:
        raise Unavailable("attachment.unsaved", reason="No space left on device")

    monkeypatch.setattr(kept, "save", full)
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(Unavailable, match=r"export\.unwritable.*No space left on device"):
        exported(plaza, here, out / "chat.html", kept)
    assert list(out.iterdir()) == []


def test_a_page_that_cannot_be_put_in_its_place_leaves_no_folder(
    plaza: PlazaServices, here: ConversationId, kept: Attachments, tmp_path: Path
) -> None:
    file = kept.keep_bytes(b"file")
    plaza.chat.send(here, LEO.user_id, FileContent(file.name, "a.pdf", 4))
    (tmp_path / "out" / "chat.html").mkdir(parents=True)
    with pytest.raises(Unavailable, match=r"export\.unwritable"):
        exported(plaza, here, tmp_path / "out" / "chat.html", kept)
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["chat.html"]


def test_what_is_given_up_leaves_nothing(plaza: PlazaServices, here: ConversationId, tmp_path: Path) -> None:
    plaza.chat.send(here, LEO.user_id, TextContent("hi"))
    with pytest.raises(Cancelled):
        ChatExport(plaza.history, None).write(here, MAYA.user_id, tmp_path / "chat.html", WORDS, lambda: False)
    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=200))
def test_every_name_becomes_a_name_of_a_file(name: str) -> None:
    made = safe_name(name)
    assert made
    assert made == made.strip(" .")
    assert len(made) <= exporting.NAME_CHARACTERS_MAX + 4
    assert not set(made) & set('/\\:*?"<>|\x00\n')
    made.encode()


def test_a_voice_note_is_heard_from_the_page_and_one_that_is_gone_is_told(
    plaza: PlazaServices, here: ConversationId, kept: Attachments, tmp_path: Path
) -> None:
    sound = voice.file_of(b"\x01\x02" * 16_000)
    note = kept.keep_bytes(sound)
    for name in (note.name, "0" * 64):
        plaza.chat.send(here, LEO.user_id, VoiceContent(name, 1000, (50,)))
    read = exported(plaza, here, tmp_path / "chat.html", kept)
    [attrs] = [attrs for tag, attrs in read.elements if tag == "audio"]
    assert attrs["src"] is not None
    assert (tmp_path / unquote(attrs["src"])).read_bytes() == sound
    assert "controls" in attrs
    assert "VoiceContent: gone" in read.texts
    [policy] = [attrs["content"] for tag, attrs in read.elements if tag == "meta" and "http-equiv" in attrs]
    assert policy is not None
    assert "media-src 'self' file:;" in policy

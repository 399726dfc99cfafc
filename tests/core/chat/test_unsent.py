"""What is sent with pictures and files, until it is: kept through a kill, in order, and forgotten once it is sent."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.chat.attachments import Attachments
from app.core.chat.model import FileContent, PictureContent
from app.core.chat.unsent import Unsent, UnsentMessage
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import ConversationId, MessageId, UserId, new_id
from app.core.people.model import User
from tests.support.plaza import PlazaServices

ROOT = Path(__file__).resolve().parents[3]
LIN, MAYA, SU = (User(UserId(name), name.title(), "green") for name in ("lin", "maya", "su"))


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    made = PlazaServices()
    for person in (LIN, MAYA, SU):
        made.people.add_person(person)
    yield made
    made.close()


@pytest.fixture
def direct(plaza: PlazaServices) -> ConversationId:
    return plaza.chat.direct(LIN.user_id, MAYA.user_id)


@pytest.fixture
def files(tmp_path: Path, plaza: PlazaServices) -> Attachments:
    return Attachments(tmp_path / "attachments", tmp_path / "attaching", plaza.db)


def sheet(files: Attachments, folder: Path) -> list[UnsentMessage]:
    """Return a picture that is kept already, with a caption, and a file beside it."""
    kept = files.keep_bytes(b"a picture")
    (folder / "notes.txt").write_bytes(b"notes")
    picture = PictureContent(kept.name, "webp", 4, 3, "Look")
    file = FileContent("", "notes.txt", 5)
    ids = [MessageId(new_id()), MessageId(new_id())]
    return [UnsentMessage(ids[0], picture), UnsentMessage(ids[1], file, folder / "notes.txt")]


def test_what_is_kept_comes_back_in_its_order_to_whom_it_belongs(
    plaza: PlazaServices, direct: ConversationId, files: Attachments, tmp_path: Path
) -> None:
    unsent, messages = Unsent(plaza.db), sheet(files, tmp_path)
    unsent.keep(direct, LIN.user_id, messages)
    assert unsent.messages(direct, LIN.user_id) == messages
    assert unsent.messages(direct, MAYA.user_id) == []
    assert unsent.messages(plaza.chat.direct(LIN.user_id, SU.user_id), LIN.user_id) == []
    unsent.keep(direct, LIN.user_id, messages)  # sent again after something failed
    assert unsent.messages(direct, LIN.user_id) == messages
    unsent.forget([messages[0].message_id])
    assert unsent.messages(direct, LIN.user_id) == messages[1:]


def test_what_became_a_message_is_not_offered_and_names_its_file_no_more(
    plaza: PlazaServices, direct: ConversationId, files: Attachments, tmp_path: Path
) -> None:
    unsent, messages = Unsent(plaza.db), sheet(files, tmp_path)
    unsent.keep(direct, LIN.user_id, messages)
    sent, picture = messages[0], messages[0].content
    message = plaza.chat.send(direct, LIN.user_id, picture, message_id=sent.message_id)  # killed before it is forgotten
    assert unsent.messages(direct, LIN.user_id) == messages[1:]
    plaza.own_messages.recall(direct, LIN.user_id, message.message_id)
    files.release(picture.attachment)
    with pytest.raises(Unavailable):
        files.find(picture.attachment)


def test_the_picture_of_what_is_unsent_outlives_a_start_and_goes_when_it_is_given_up(
    plaza: PlazaServices, direct: ConversationId, files: Attachments, tmp_path: Path
) -> None:
    messages = sheet(files, tmp_path)
    Unsent(plaza.db).keep(direct, LIN.user_id, messages)
    name = messages[0].content.attachment
    later = Attachments(tmp_path / "attachments", tmp_path / "attaching", plaza.db)  # that holds nothing
    later.sweep()
    assert later.find(name).read_bytes() == b"a picture"
    later.hold(name)
    Unsent(plaza.db).forget([each.message_id for each in messages])
    later.tidy(name)
    assert later.find(name).is_file(), "the sheet still shows it"
    later.release(name)
    with pytest.raises(Unavailable):
        later.hold(name)


def test_whoever_deletes_a_chat_gives_up_what_they_were_sending_there(
    plaza: PlazaServices, direct: ConversationId, files: Attachments, tmp_path: Path
) -> None:
    unsent, messages = Unsent(plaza.db), sheet(files, tmp_path)
    unsent.keep(direct, LIN.user_id, messages)
    plaza.own_conversations.clear(direct, LIN.user_id)
    assert unsent.messages(direct, LIN.user_id) == messages, "clearing keeps what is being written"
    plaza.own_conversations.remove(direct, LIN.user_id)
    assert unsent.messages(direct, LIN.user_id) == []


def test_whoever_leaves_a_group_gives_up_what_they_were_sending_there(
    plaza: PlazaServices, files: Attachments, tmp_path: Path
) -> None:
    group = plaza.groups.make(LIN.user_id, "Trio", [MAYA.user_id, SU.user_id])
    messages = sheet(files, tmp_path)
    Unsent(plaza.db).keep(group, MAYA.user_id, messages)
    plaza.groups.leave(group, MAYA.user_id)
    assert Unsent(plaza.db).messages(group, MAYA.user_id) == []


def test_strangers_keep_nothing_and_what_cannot_be_written_down_is_left_out(
    plaza: PlazaServices, direct: ConversationId, files: Attachments, tmp_path: Path
) -> None:
    unsent, messages = Unsent(plaza.db), sheet(files, tmp_path)
    with pytest.raises(Refused, match=r"chat\.not_a_member"):
        unsent.keep(direct, SU.user_id, messages)
    odd = replace(messages[1], source=Path("/no text: \udcff"), message_id=MessageId(new_id()))
    unsent.keep(direct, LIN.user_id, [odd, *messages])
    assert unsent.messages(direct, LIN.user_id) == messages


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the senders are forks of one that has loaded everything")
@pytest.mark.timeout(300)
def test_a_file_is_sent_once_or_offered_again_wherever_its_sender_is_killed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying_file_senders", str(tmp_path)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    offered, sent = (int(each) for each in done.stdout.split())
    assert offered >= 8, "few moments were tried"
    assert sent >= 1

"""Files that a person opens with a mini-app: a copy, once, for that mini-app and person alone, and never too much."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import MiniAppId, UserId
from app.host.call_log.model import Wanted
from app.host.launch_reasons import LaunchReason
from app.host.opened_files import BYTES_MAX, OFFERS_MAX, OpenedFile, OpenedFiles
from app.host.runtime import limits
from app.host.runtime.pool import can_fork
from app.host.session import Session
from tests.host.conftest import HEAD
from tests.support.miniapps import ADA, Platform, Screen, write_package

BEN = UserId("ben")
PAGES = """
class Reader(Page):
    said = "no file"

    async def on_load(self, query):
        if "file" not in query:
            return
        try:
            opened = await receive_file(query["file"])
            assert isinstance(opened, OpenedFile)
            with open(opened.file, "rb") as reading:
                content = reading.read(40)
            assert opened.source == f"data:{opened.file}"
            self.said = f"{opened.name} {opened.size_bytes} {content.decode()} {app.launch['scene']}"
        except CallError as error:
            self.said = f"{error.code}: {error.message}"

    def build(self):
        return ui.Text(self.said)

@app.page("pages/home")
class Home(Reader):
    pass

@app.page("pages/other")
class Other(Reader):
    pass
"""
WANTED = [{"name": "files", "reason": "To read them to you."}]
GONE = "files.gone: No such file lies ready for this mini-app: it was taken before, or is not there any more."


class Endless:
    """A file that says nothing of its size and never ends."""

    def read(self, size: int) -> bytes:
        return b"x" * size


def file(name: str, content: bytes) -> OpenedFile:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        yield BytesIO(content)

    return OpenedFile(name, opened)


def opens(*endings: str) -> dict[str, Any]:
    plaza = {"runtime": "minikit/1", "publisher": "tests", "opens": {"page": "pages/other", "endings": list(endings)}}
    return {"plaza": plaza, "req_permissions": WANTED}


class World:
    """A mini-app that opens CSV files, and another one."""

    def __init__(self, data_folder: Path, tmp_path: Path) -> None:
        self.platform = Platform(data_folder)
        if can_fork():
            self.platform.warm()
        self.files = self.platform.sessions.opened_files
        self.reader = self.platform.install(write_package(tmp_path / "reader", HEAD + PAGES, **opens("csv")))
        other = write_package(tmp_path / "other", HEAD + PAGES, app_id="test.other", **opens("csv", "txt"))
        self.other = self.platform.install(other)

    def open(self, token: str, miniapp_id: MiniAppId | None = None, user_id: UserId = ADA) -> tuple[Session, Screen]:
        """Open a mini-app for a file, as the person's choice does."""
        screen = Screen()
        session = self.platform.sessions.open(
            miniapp_id or self.reader,
            user_id=user_id,
            page="pages/other",
            query={"file": token},
            reason=LaunchReason("file", "conversation-7"),
            view=screen,
        )
        return session, screen

    def offer(self, one: OpenedFile) -> str:
        return self.files.offer(ADA, self.reader, one)


@pytest.fixture
def world(data_folder: Path, tmp_path: Path) -> Iterator[World]:
    made = World(data_folder, tmp_path)
    yield made
    made.platform.close()


def test_the_page_gets_a_copy_in_its_own_folder_once(world: World) -> None:
    token = world.offer(file("figures 2026.csv", b"a,b"))
    session, screen = world.open(token)
    screen.shows("figures 2026.csv 3 a,b file")
    [copy] = session.data_folder.iterdir()
    assert (copy.read_bytes(), copy.suffix, copy.name.startswith("opened-")) == (b"a,b", ".csv", True)
    session.navigate("pages/home", {"file": token}, LaunchReason("file", "conversation-7"))
    screen.shows(GONE)
    assert [path.name for path in session.data_folder.iterdir()] == [copy.name]


def test_nobody_else_takes_it(world: World) -> None:
    token = world.offer(file("figures.csv", b"a,b"))
    world.open(token, world.other)[1].shows(GONE)
    world.open(token, user_id=BEN)[1].shows(GONE)
    world.open("no such word")[1].shows(GONE)
    world.open(token)[1].shows("figures.csv 3 a,b file")


@pytest.mark.parametrize("name", ["figures.txt", "figures", ".csv", "csv", "figures.csv.exe"])
def test_what_the_manifest_does_not_name_is_not_handed_over(world: World, name: str) -> None:
    session, screen = world.open(world.offer(file(name, b"x")))
    screen.shows(GONE)
    assert list(session.data_folder.iterdir()) == []


def test_capital_letters_do_not_matter(world: World) -> None:
    world.open(world.offer(file("FIGURES.CSV", b"a,b")))[1].shows("FIGURES.CSV 3 a,b file")


def test_a_file_without_end_is_given_up_and_leaves_nothing(world: World) -> None:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        yield Endless()  # type: ignore[misc]  # as much of a file as is used

    session, screen = world.open(world.offer(OpenedFile("big.csv", opened)))
    screen.shows(f"files.too_large: A file of more than {BYTES_MAX >> 20} MB is not handed over.")
    assert list(session.data_folder.iterdir()) == []


def test_a_folder_that_is_full_gets_none_and_the_file_lies_ready_still(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = world.offer(file("figures.csv", b"a,b"))
    with monkeypatch.context() as patch:
        patch.setattr(limits, "FOLDER_BYTES_MAX", 2)
        session, screen = world.open(token)
        screen.until(lambda: any(text.startswith("file.no_space") for text in screen.texts))
        assert list(session.data_folder.iterdir()) == []
    session.navigate("pages/home", {"file": token}, LaunchReason("file"))
    screen.shows("figures.csv 3 a,b file")


@pytest.mark.parametrize("error", [Unavailable("attachment.missing"), Refused("chat.not_a_member")])
def test_a_file_that_is_gone_by_then_is_told_and_nothing_of_why(world: World, error: Exception) -> None:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        raise error
        yield BytesIO()

    session, screen = world.open(world.offer(OpenedFile("figures.csv", opened)))
    screen.shows(GONE)
    assert list(session.data_folder.iterdir()) == []


def test_it_stands_in_the_capability_ledger(world: World) -> None:
    _, screen = world.open(world.offer(file("figures.csv", b"a,b")))
    screen.shows("figures.csv 3 a,b file")
    world.platform.call_log.flush()
    [entry] = world.platform.call_log.page(Wanted(ADA, world.reader)).rows
    assert (entry.what.name, entry.what.decision) == ("files.receive", "made")


def test_a_mini_app_that_does_not_ask_for_files_gets_none(world: World, tmp_path: Path) -> None:
    bare = world.platform.install(write_package(tmp_path / "bare", HEAD + PAGES, app_id="test.bare"))
    token = world.files.offer(ADA, bare, file("figures.csv", b"a,b"))
    world.open(token, bare)[1].shows("bridge.undeclared: The manifest does not ask for the permission 'files'.")


def test_few_lie_ready_and_none_of_whoever_leaves() -> None:
    files, miniapp_id = OpenedFiles(), MiniAppId("test.app")
    tokens = [files.offer(ADA, miniapp_id, file("a.csv", b"")) for _ in range(OFFERS_MAX + 1)]
    with pytest.raises(Refused, match=r"files\.gone"):
        files.find(ADA, miniapp_id, tokens[0])
    assert files.find(ADA, miniapp_id, tokens[1]).ending == "csv"
    theirs = files.offer(BEN, miniapp_id, file("b.csv", b""))
    files.forget(ADA)
    with pytest.raises(Refused, match=r"files\.gone"):
        files.find(ADA, miniapp_id, tokens[-1])
    assert files.find(BEN, miniapp_id, theirs).name == "b.csv"
    taking = [threading.Thread(target=files.taken, args=(theirs,)) for _ in range(2)]
    for each in taking:
        each.start()
    for each in taking:
        each.join()

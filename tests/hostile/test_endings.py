"""Attacks that end a session, or should: the child is gone, what it took is back, and the shell goes on."""

from collections.abc import Iterator

import pytest

from app.core.kernel.ids import MiniAppId
from app.host.runtime import limits
from app.host.runtime.inside import kernel
from tests.hostile.conftest import kinds
from tests.hostile.world import SECRET, World, a_world, data_of_session, session_child
from tests.support.jails import Who, everybody, python_for

pytestmark = pytest.mark.skipif(not kinds(), reason="this system does not hold every layer")
CALM = """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("calm")
"""
ACT = """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Column(ui.Text("ready"), ui.Button("Act", self.act))
    {kind}def act(self):
        {what}
"""


@pytest.fixture(params=everybody(), ids=lambda who: who.name)
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    who: Who = request.param
    if python_for(who) is None:
        pytest.skip("there is no Python that an ordinary user can run")
    with a_world(who, None, "fork server" if who.user_id is None else None) as world:
        yield world
        assert world.complaints() == []
        world.platform.close()
        assert world.processes_left() == []


def ending_of(world: World, what: str, *, answer_s: float = limits.ANSWER_DEADLINE_S) -> tuple[str, str]:
    """Return how a session ends in which a tap does ``what``; another one must still be opened afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "ANSWER_DEADLINE_S", answer_s)
        session, screen = world.open(ACT.format(kind="", what=what))
        world.platform.tap(session, screen, "Act")
        screen.until(lambda: screen.endings)
    world.open(CALM, miniapp_id="calm.app")[1].shows("calm")
    return screen.endings[0]


@pytest.mark.skipif(kernel.machine() != "x86_64", reason="only x86_64 has calls of a second machine")
def test_a_call_of_another_kind_of_machine_ends_the_child(world: World) -> None:
    # mov eax, 20 (getpid); int 0x80; ret
    what = "attacks.undoing.written(bytes.fromhex('b814000000cd80c3'))(0, 0, 0, 0)"
    assert ending_of(world, what)[0] == "crashed"


def test_a_child_that_aborts_leaves_no_image_of_its_memory(world: World) -> None:
    assert ending_of(world, "os.abort()")[0] == "crashed"
    assert [path.name for path in world.data_of(MiniAppId("evil.app")).iterdir()] == []


@pytest.mark.parametrize("loop", ["while True: pass", "sum(range(10**15))", "os.kill(os.getpid(), 19)"])
def test_a_child_that_does_not_come_back_is_ended(world: World, loop: str) -> None:
    assert ending_of(world, loop, answer_s=0.5)[0] == "hung"


def test_a_child_that_will_not_end_is_ended(world: World) -> None:
    deaf = """
import signal, threading
from minikit import runtime
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
os._exit = lambda code: None
def on():
    while True: pass
for _ in range(4):
    threading.Thread(target=on, daemon=False).start()
"""
    session, screen = world.open(deaf + CALM)
    child = session_child(session)
    session.close()
    child.wait(20)
    screen.until(lambda: screen.endings)
    assert world.processes_left() == []


@pytest.mark.parametrize("names", ["('full%d' % n for n in range(10**6))", "('kept' for n in range(10**6))"])
def test_a_child_that_fills_the_disk_is_ended(world: World, monkeypatch: pytest.MonkeyPatch, names: str) -> None:
    monkeypatch.setattr(limits, "FOLDER_BYTES_MAX", 8 << 20)
    monkeypatch.setattr(limits, "FOLDER_LOOK_S", 0.05)
    fill = f"await asyncio.to_thread(lambda: [open(n, 'ab').write(b'x' * 99999) for n in {names}])"
    session, screen = world.open(ACT.format(kind="async ", what=fill))
    world.platform.tap(session, screen, "Act")
    screen.until(lambda: screen.endings)
    said = "Its folder holds more than 8 MB or 10,000 files, or folders more than 64 deep."
    assert screen.endings[0] == ("storage", said)
    assert sum(path.stat().st_size for path in data_of_session(session).iterdir()) < 500 << 20


def test_without_its_sandbox_no_line_of_a_mini_app_runs(world: World) -> None:
    world.break_the_sandbox()
    session, screen = world.open("Path('ran').write_text('')\n" + CALM, is_expected=False)
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "crashed"
    assert not (data_of_session(session) / "ran").exists()


def test_the_server_half_is_jailed_as_well(world: World) -> None:
    server = """
server = Server()

@server.function
def raid(caller, names, page_file):
    went = {name: how_it_went(name, targets) for name in names}
    try:
        Path(page_file).read_text()
    except PermissionError:
        went["read_the_pages_data"] = "refused: "
    Path("own").write_text("own")
    return went
"""
    names = ["read_the_wallet", "read_another_miniapps_data", "write_into_its_package", "open_a_local_socket", "fork"]
    pages = f"""
@app.page("pages/home")
class Home(Page):
    said = "ready"
    def build(self):
        return ui.Column(ui.Text(self.said), ui.Button("Act", self.act))
    async def act(self):
        Path("page").write_text({SECRET!r})
        went = await server.call("raid", names={names!r}, page_file=str(Path("page").absolute()))
        self.said = " ".join(sorted(name for name, how in went.items() if how.startswith("refused: ")))
"""
    session, screen = world.open(pages, server)
    world.platform.tap(session, screen, "Act")
    screen.shows(" ".join(sorted([*names, "read_the_pages_data"])))


def test_what_a_child_shares_with_the_shell_is_its_pipe_alone(world: World) -> None:
    lines = """
import stat
def is_open(number):
    try: os.fstat(number)
    except OSError: return False
    return True
def kind(number):
    return stat.filemode(os.fstat(number).st_mode)[0]

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text(" ".join(sorted({kind(n) for n in range(3, 64) if is_open(n)})))
"""
    _, screen = world.open(lines)
    assert set(screen.texts[0].split()) <= {"p", "s", "?"}

"""`check`, `pack` and `sign`, as an author types them."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.cli import commands
from app.cli.commands import Command, parse
from app.host.package import Package
from tests.support.miniapps import write_package

ROOT = Path(__file__).parents[1]
MAIN = """from minikit import App, Page, ui
app = App()
@app.page("pages/home")
@app.page("pages/other")
class Home(Page):
    def build(self):
        return ui.Text("mine")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_package(tmp_path / "mine", MAIN)


def run(*arguments: str) -> int:
    """Do what these arguments ask, as `main.py` would in a ready environment."""
    return commands.run(parse(list(arguments)))


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["check", "mine"], Command("check", place=Path("mine"))),
        (["pack", "mine", "--out", "x.ma"], Command("pack", place=Path("mine"), packed=Path("x.ma"))),
        (["sign", "x.ma", "--key", "k"], Command("sign", place=Path("x.ma"), key=Path("k"))),
        (
            ["sign", "x.ma", "--key", "k", "--new-key"],
            Command("sign", place=Path("x.ma"), key=Path("k"), is_new_key=True),
        ),
        (
            ["sign", "x.ma", "--key", "k", "--new-key-after", "o"],
            Command("sign", place=Path("x.ma"), key=Path("k"), old_key=Path("o")),
        ),
    ],
)
def test_arguments_become_a_command(arguments: list[str], command: Command) -> None:
    assert parse(arguments) == command


@pytest.mark.parametrize("arguments", [["check"], ["pack", "a", "b"], ["sign", "x.ma"], ["sign", "--key", "k"]])
def test_wrong_arguments_end_with_their_reason(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(arguments)
    assert "error:" in capsys.readouterr().err


def test_from_a_folder_to_a_signed_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "mine") == 0
    assert run("pack", "mine") == 0
    assert run("sign", "test.app-1.ma", "--key", "key.pem", "--new-key") == 0
    assert run("check", "test.app-1.ma") == 0
    package = Package.read(Path("test.app-1.ma"))
    assert package.signature is not None
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.count(Package.read(folder).sha256) == 4
    assert said.out.count(f"signed with the key {package.signature.key}") == 2


def test_the_key_is_its_owners_alone_and_never_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("pack", "mine", "--out", "it.ma")
    run("sign", "it.ma", "--key", "key.pem", "--new-key")
    key = Path("key.pem")
    if os.name == "posix":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    said = capsys.readouterr()
    secret = key.read_text().splitlines()[1]
    assert secret not in said.out + said.err
    assert secret[-20:] not in said.out + said.err


def test_a_key_signs_again_and_the_same(folder: Path) -> None:
    run("pack", "mine", "--out", "1.ma")
    run("pack", "mine", "--out", "2.ma")
    assert run("sign", "1.ma", "--key", "key.pem", "--new-key") == 0
    assert run("sign", "2.ma", "--key", "key.pem") == 0
    assert run("sign", "2.ma", "--key", "key.pem") == 0
    assert Path("1.ma").read_bytes() == Path("2.ma").read_bytes()


def test_an_old_key_hands_on_to_a_new_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("pack", "mine", "--out", "it.ma")
    assert run("sign", "it.ma", "--key", "old.pem", "--new-key") == 0
    assert run("sign", "it.ma", "--key", "new.pem", "--new-key-after", "old.pem") == 0
    assert run("sign", "it.ma", "--key", "third.pem", "--new-key-after", "new.pem") == 0
    package = Package.read(Path("it.ma"))
    assert package.signature is not None
    assert len(package.signature.keys) == 3
    said = capsys.readouterr()
    assert "It takes the place of the one in new.pem" in said.out
    assert f"which began as {package.signature.keys[0]}" in said.out
    assert run("sign", "it.ma", "--key", "new.pem", "--new-key-after", "old.pem") == 1
    assert run("sign", "it.ma", "--key", "more.pem", "--new-key-after", "nowhere.pem") == 1
    assert not Path("more.pem").exists()


def test_no_key_is_ever_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("pack", "mine", "--out", "it.ma")
    before = Path("it.ma").read_bytes()
    Path("key.pem").write_text("the only one")
    assert run("sign", "it.ma", "--key", "key.pem", "--new-key") == 1
    assert Path("key.pem").read_text() == "the only one"
    assert Path("it.ma").read_bytes() == before
    assert "key.pem exists already" in capsys.readouterr().err


def test_half_a_key_is_not_left_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    run("pack", "mine", "--out", "it.ma")
    monkeypatch.setattr("app.host.signing.os.fsync", full)
    assert run("sign", "it.ma", "--key", "key.pem", "--new-key") == 1
    assert "No space left on device" in capsys.readouterr().err
    assert not Path("key.pem").exists()


@pytest.mark.parametrize("kind", ["missing", "nonsense", "folder", "another kind"])
def test_a_key_file_without_a_key_of_ours_signs_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    run("pack", "mine", "--out", "it.ma")
    before = Path("it.ma").read_bytes()
    key = Path("key.pem")
    if kind == "nonsense":
        key.write_text("-----BEGIN PRIVATE KEY-----\n")
    elif kind == "folder":
        key.mkdir()
    elif kind == "another kind":
        other = generate_private_key(65537, 2048)
        key.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    if key.is_file():
        key.chmod(0o600)
    assert run("sign", "it.ma", "--key", "key.pem") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert Path("it.ma").read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_key_that_others_may_read_is_not_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("pack", "mine", "--out", "it.ma")
    run("sign", "it.ma", "--key", "key.pem", "--new-key")
    Path("key.pem").chmod(0o640)
    assert run("sign", "it.ma", "--key", "key.pem") == 1
    assert "chmod 600" in capsys.readouterr().err


def test_every_problem_is_told_in_a_line_with_its_place_and_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "random.py").write_text("")
    (folder / "main.py").unlink()
    (folder / "manifest.json").write_text("{}")
    assert run("check", "mine") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("random.py: has the name of a standard module")
    assert "main.py: is missing. It defines app = App() and the pages." in said
    assert said[-1] == f"{len(said) - 1} problems in mine."


@pytest.mark.parametrize("command", [["pack"], ["sign", "--key", "key.pem", "--new-key"]])
def test_what_is_broken_is_neither_packed_nor_signed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (folder / "main.py").unlink()
    assert run(*command, "mine") == 1
    assert "main.py: is missing." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_is_not_signed_and_a_file_not_packed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sign", "mine", "--key", "key.pem", "--new-key") == 1
    run("pack", "mine", "--out", "it.ma")
    assert run("pack", "it.ma") == 1
    said = capsys.readouterr().err
    assert "mine: is a folder. Pack it first" in said
    assert "it.ma: is packed already." in said
    assert not Path("key.pem").exists()


def test_a_private_key_in_the_folder_is_not_packed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("pack", "mine", "--out", "it.ma")
    run("sign", "it.ma", "--key", "mine/key.txt", "--new-key")
    Path("it.ma").unlink()
    assert run("pack", "mine", "--out", "it.ma") == 1
    assert "key.txt: is a private key" in capsys.readouterr().err
    assert not Path("it.ma").exists()


def test_a_package_is_not_packed_into_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pack", "mine", "--out", "mine/it.ma") == 1
    assert "would become part of the next package" in capsys.readouterr().err
    assert not (folder / "it.ma").exists()


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("pack", "mine", "--out", "nowhere/it.ma") == 1
    run("pack", "mine", "--out", "it.ma")
    assert run("sign", "it.ma", "--key", "nowhere/key.pem", "--new-key") == 1
    first, second = capsys.readouterr().err.splitlines()
    assert "nowhere" in first
    assert "nowhere" in second


def test_a_name_that_moves_the_cursor_is_shown_harmless(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        (folder / "a\x1b[2Jb").write_text("")
    except OSError:
        pytest.skip("this file system keeps no such names")
    assert run("check", "mine") == 1
    assert "a\\x1b[2Jb: has a name" in capsys.readouterr().out


def test_the_commands_load_neither_qt_nor_the_database(folder: Path) -> None:
    program = (
        "import sys\n"
        f"sys.path[:0] = {[str(ROOT), str(ROOT / 'app' / 'sdk')]!r}\n"
        "from app.cli import commands\n"
        "for line in ('check mine', 'pack mine --out it.ma', 'sign it.ma --key k --new-key', 'check it.ma'):\n"
        "    assert commands.run(commands.parse(line.split())) == 0\n"
        "heavy = ('PySide6', 'sqlalchemy', 'alembic', 'sqlcipher3', 'cv2', 'numpy')\n"
        "sys.exit(str([name for name in heavy if name in sys.modules] or ''))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr.strip() == ""


def published(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Publish into a catalogue by the command; return what it said."""
    assert run("publish", str(folder), *arguments) == 0
    return capsys.readouterr().out


def test_signed_packages_become_a_catalogue_that_is_renewed_and_takes_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("pack", str(folder), "--out", "mine.ma") == 0
    site = tmp_path / "site"
    new = ("--key", "keeper.pem", "--new-key", "--name", "Mine")
    assert run("publish", str(site), "mine.ma", *new) == 1
    assert "is not signed" in capsys.readouterr().err
    assert not site.exists()
    assert run("sign", "mine.ma", "--key", "own.pem", "--new-key") == 0
    capsys.readouterr()
    said = published(site, capsys, "mine.ma", *new, "--days", "7")
    assert "Mine, number 1. Mini-apps: 1, taken back: 0." in said
    assert "PRIVATE" not in said
    miniapp_id = Package.read(Path("mine.ma")).manifest.miniapp_id
    said = published(site, capsys, "--key", "keeper.pem", "--withdraw", miniapp_id, "--reason", "Broken")
    assert "Mine, number 2. Mini-apps: 0, taken back: 1." in said
    assert sorted(path.name for path in site.iterdir()) == ["catalogue.json", "packages", "pages"]


@pytest.mark.parametrize("days", ["0", "401", "-1", "soon", "²"])
def test_a_catalogue_counts_for_some_days(days: str) -> None:
    with pytest.raises(SystemExit):
        parse(["publish", "site", "--key", "k", "--days", days])


def test_a_broken_package_is_not_published(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("broken.ma").write_bytes(b"hello")
    assert run("publish", "site", "broken.ma", "--key", "k.pem", "--new-key", "--name", "Mine") == 1
    assert "broken.ma" in capsys.readouterr().err
    assert not Path("k.pem").exists()
    assert run("publish", "site", "--key", "k.pem", "--new-key") == 1
    assert "A new catalogue needs a name." in capsys.readouterr().err

"""`new`: from nothing to a mini-app that is tested, checked and packed."""

import json
from pathlib import Path

import pytest

from app.cli import commands
from app.cli.commands import parse
from app.host.package import Package
from tests.support.own_process import command


def run(*arguments: str) -> int:
    """Do what these arguments ask, as `main.py` would in a ready environment."""
    return commands.run(parse(list(arguments)))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_new_mini_app_is_tested_checked_and_packed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "Tea House") == 0
    said = capsys.readouterr().out
    assert 'python3 main.py test --miniapp "Tea House"' in said
    tested = command("test", "--miniapp", "Tea House", "--patience", "60", cwd=here)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "1 passed" in tested.stdout
    assert run("check", "Tea House") == 0
    assert run("pack", "Tea House") == 0
    packed = Package.read(Path("you.tea-house-1.ma"))
    assert packed.manifest.name == "Tea House"
    assert packed.files == ("assets/icon.svg", "main.py", "manifest.json")
    assert packed.sha256 == Package.read(Path("Tea House")).sha256


@pytest.mark.parametrize(
    ("folder", "miniapp_id"),
    [("tea", "you.tea"), ("a/b/My shop!", "you.my-shop"), ("茶馆 2", "you.2")],
)
def test_it_is_named_after_its_folder(folder: str, miniapp_id: str) -> None:
    assert run("new", folder) == 0
    manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["app_id"], manifest["name"]) == (miniapp_id, Path(folder).name)
    assert run("check", folder) == 0


def test_nothing_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine").mkdir()
    assert run("new", "mine") == 0  # an empty folder is as good as none
    main = Path("mine/main.py")
    main.write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert run("new", "mine") == 1
    assert run("new", "mine/main.py") == 1
    assert main.read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().err.count("is there already; name a new folder, or an empty one.") == 2


def test_a_name_that_gives_no_app_id_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "茶馆") == 1
    assert capsys.readouterr().err.startswith("'茶馆' has no letter or digit of English")
    assert not Path("茶馆").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("in the way", encoding="utf-8")
    assert run("new", "file/mine") == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "file" in said

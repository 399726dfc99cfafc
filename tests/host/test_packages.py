"""Packages and their installs: judged whole, copied whole, verified whenever they are used."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import MiniAppId
from app.host.installs import Installs
from app.host.package import Package, PackageBroken
from app.host.vouched import is_vouched_for, read_vouched
from tests.support.miniapps import manifest, write_package

ROOT = Path(__file__).parents[2]
BUNDLED = sorted(path.parent.name for path in ROOT.glob("miniapps/*/manifest.json"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_package(tmp_path / "package", "app = 1\n", icons=[{"src": "assets/icon.png"}])


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(PackageBroken) as caught:
        Package.read(folder)
    assert caught.value.code == "package.broken"
    return [problem.where for problem in caught.value.problems]


@pytest.mark.parametrize("name", BUNDLED)
def test_the_mini_apps_that_come_along_are_without_problems(name: str) -> None:
    assert Package.read(ROOT / "miniapps" / name).manifest.miniapp_id == f"plaza.{name}"


@pytest.mark.parametrize("name", BUNDLED)
def test_the_mini_apps_that_come_along_are_vouched_for_by_their_names(name: str) -> None:
    manifest = Package.read(ROOT / "miniapps" / name).manifest
    vouched = read_vouched(ROOT / "resources" / "vouched.json")
    assert is_vouched_for(manifest, vouched, publisher_key="")
    assert not is_vouched_for(manifest, vouched, publisher_key="0" * 64)
    assert not is_vouched_for(replace(manifest, publisher="Another"), vouched, publisher_key="")


def test_every_problem_of_a_package_is_told_at_once(folder: Path) -> None:
    (folder / "main.py").unlink()
    (folder / "random.py").write_text("")
    (folder / "what?.png").write_text("")
    (folder / "con.txt").write_text("")
    assert problems_of(folder) == ["con.txt", "random.py", "what?.png", "main.py", "manifest.json, icons[0].src"]


def test_a_package_without_a_manifest_says_so(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    assert problems_of(folder) == ["manifest.json"]
    assert problems_of(folder / "nowhere")[0] == str(folder / "nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_links_and_pipes_are_refused(folder: Path) -> None:
    (folder / "assets").mkdir()
    (folder / "assets" / "icon.png").write_bytes(b"x")
    (folder / "passwd").symlink_to("/etc/passwd")
    (folder / "deep").symlink_to("/etc")
    os.mkfifo(folder / "pipe")
    assert problems_of(folder) == ["deep", "passwd", "pipe"]


def test_names_that_clash_on_other_systems_are_refused(folder: Path) -> None:
    (folder / "Main.py").write_text("")
    if len(list(folder.iterdir())) < 3:
        pytest.skip("this file system ignores case")
    assert "Main.py, main.py" in problems_of(folder)


def test_too_many_files_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.host.package.FILES_MAX", 1)
    assert str(folder) in problems_of(folder)


def test_an_install_is_a_copy_named_by_its_content(data_folder: Path, folder: Path) -> None:
    (folder / "assets").mkdir()
    (folder / "assets" / "icon.png").write_bytes(b"x")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "main.pyc").write_bytes(b"x")
    (folder / ".mypy_cache").mkdir()
    (folder / ".mypy_cache" / "cache?.db").write_bytes(b"x")
    installs = Installs(data_folder)
    first = installs.install(Package.read(folder))
    assert sorted(path.name for path in first.folder.rglob("*")) == ["assets", "icon.png", "main.py", "manifest.json"]
    assert installs.install(Package.read(folder)) == first
    (folder / "main.py").write_text("app = 2\n")
    second = installs.install(Package.read(folder))
    assert second.folder != first.folder
    assert installs.find(MiniAppId("test.app"), first.sha256) == first


@pytest.mark.parametrize("change", ["edit", "add", "remove", "manifest", "byte code", "hidden"])
def test_a_changed_install_is_refused_and_mended_by_installing_again(
    data_folder: Path, tmp_path: Path, change: str
) -> None:
    folder = write_package(tmp_path / "package", "app = 1\n")
    (folder / "more.py").write_text("")
    installs = Installs(data_folder)
    install = installs.install(Package.read(folder))
    if change == "edit":
        (install.folder / "main.py").write_text("app = 3\n")
    elif change == "add":
        (install.folder / "extra.py").write_text("")
    elif change == "byte code":
        (install.folder / "__pycache__").mkdir()
        (install.folder / "__pycache__" / f"main.{sys.implementation.cache_tag}.pyc").write_bytes(b"x")
    elif change == "hidden":
        (install.folder / ".hidden.py").write_text("")
    elif change == "remove":
        (install.folder / "more.py").unlink()
    else:
        (install.folder / "manifest.json").write_text(json.dumps(manifest(name="Another")))
    with pytest.raises(Refused, match=r"package\.changed"):
        installs.find(install.miniapp_id, install.sha256)
    assert installs.install(Package.read(folder)) == install
    assert installs.find(install.miniapp_id, install.sha256) == install


@pytest.mark.parametrize(("miniapp_id", "sha256"), [("test.app", "0" * 64), ("../x.y", "0"), ("test.app", "../..")])
def test_what_is_not_installed_is_missing(data_folder: Path, miniapp_id: str, sha256: str) -> None:
    with pytest.raises(Refused, match=r"package\.missing"):
        Installs(data_folder).find(MiniAppId(miniapp_id), sha256)


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_a_manifest_that_is_no_file_is_refused_without_being_opened(folder: Path, kind: str) -> None:
    place = folder / "manifest.json"
    place.unlink()
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "link":
        place.symlink_to("/dev/zero")
    else:
        place.mkdir()
    assert problems_of(folder)[-1] == "manifest.json"


def test_of_a_huge_manifest_only_the_beginning_is_read(folder: Path) -> None:
    with (folder / "manifest.json").open("wb") as stream:
        stream.truncate(1 << 40)  # a hole: reading it whole would take a terabyte of memory
    assert "manifest.json" in problems_of(folder)


def test_twenty_thousand_files_or_folders_are_refused_soon(folder: Path) -> None:
    for number in range(2_001):
        (folder / f"d{number}").mkdir()
    assert str(folder) in problems_of(folder)


def test_thousands_of_problems_are_not_all_told(folder: Path) -> None:
    for number in range(300):
        (folder / f"what?{number}").write_text("")
    assert len(problems_of(folder)) < 310
    assert str(folder) in problems_of(folder)


def test_a_file_that_vanishes_while_it_is_read_is_a_problem_not_a_crash(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> str:
        raise FileNotFoundError(2, "No such file or directory", str(folder / "main.py"))

    (folder / "assets").mkdir()
    (folder / "assets" / "icon.png").write_bytes(b"x")
    monkeypatch.setattr("app.host.package.digest", gone)
    assert problems_of(folder) == ["main.py"]


def test_an_install_that_cannot_be_written_leaves_nothing_behind(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_package(tmp_path / "package", "app = 1\n")
    (folder / "more.py").write_text("")
    copied: list[object] = []

    def full(self: Package, name: str) -> Iterator[bytes]:
        copied.append(name)
        if len(copied) == 2:
            raise OSError(28, "No space left on device")
        yield b""

    monkeypatch.setattr(Package, "chunks", full)
    with pytest.raises(Unavailable, match=r"database\.full"):
        Installs(data_folder).install(Package.read(folder))
    assert [path for path in data_folder.rglob("*") if path.is_file()] == []

"""`.ma` files: the same package as their folder, signed by one publisher, and installed whole or not at all."""

import json
import struct
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.host import archive
from app.host.installs import Installs
from app.host.package import Package, PackageBroken
from tests.support.miniapps import Platform, manifest, write_package
from tests.support.publishers import ADA, EVE, pack, publish, sign

FIRST_FORMAT = Path(__file__).parents[1] / "data" / "packages" / "format-1.ma"
PAGE = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("Hello from a file")
"""
MAIN = "from minikit import App\napp = App()\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_package(tmp_path / "package", MAIN, server="server = 1\n")
    (folder / "assets").mkdir()
    (folder / "assets" / "noise.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "assets" / "Größe 图.txt").write_text("", encoding="utf-8")
    (folder / "tests").mkdir()
    (folder / "tests" / "test_it.py").write_text("")
    return folder


def test_a_folder_and_its_ma_are_the_same_package(folder: Path, tmp_path: Path) -> None:
    there, packed = Package.read(folder), Package.read(pack(folder, tmp_path / "it.ma", ADA))
    assert packed.sha256 == there.sha256
    assert packed.files == there.files
    assert packed.manifest == there.manifest
    assert there.signature is None
    assert packed.signature is not None


def test_packing_twice_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = pack(folder, tmp_path / "1.ma", ADA).read_bytes()
    (folder / "main.py").touch()
    assert pack(folder, tmp_path / "2.ma", ADA).read_bytes() == first


def test_any_zip_program_reads_a_signed_ma(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack(folder, tmp_path / "it.ma", ADA)) as found:
        assert found.testzip() is None
        assert found.namelist() == list(Package.read(folder).files)
        assert found.read("main.py").decode() == MAIN


def test_signing_again_replaces_the_signature(folder: Path, tmp_path: Path) -> None:
    target = pack(folder, tmp_path / "it.ma", ADA)
    sign(target, EVE)
    assert target.read_bytes() == pack(folder, tmp_path / "other.ma", EVE).read_bytes()


def test_either_end_is_installed_in_the_same_place(folder: Path, tmp_path: Path) -> None:
    from_folder = Installs(tmp_path / "1").install(Package.read(folder))
    from_file = Installs(tmp_path / "2").install(Package.read(pack(folder, tmp_path / "it.ma", ADA)))
    assert from_file.folder.relative_to(tmp_path / "2") == from_folder.folder.relative_to(tmp_path / "1")
    assert (from_file.folder / "assets" / "noise.bin").read_bytes() == bytes(range(256)) * 40
    assert (from_file.folder / "assets" / "Größe 图.txt").read_bytes() == b""
    assert from_file.has_server_half
    assert from_folder.publisher_key == ""
    assert from_file.publisher_key == ADA.private.public_key().public_bytes_raw().hex()


def test_a_signed_file_opens_like_a_folder(platform: Platform, tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package", PAGE)
    session, screen = platform.open(platform.install(pack(folder, tmp_path / "it.ma", ADA)))
    screen.shows("Hello from a file")
    assert session.install.publisher_key == ADA.private.public_key().public_bytes_raw().hex()


def test_a_file_of_the_first_format_is_read_as_it_was_then(data_folder: Path) -> None:
    package = Package.read(FIRST_FORMAT)
    assert package.sha256 == "ab2ea48115536d131d8992fac1dff346d8df7b7727ea356ad5d3b13d3eb522ee"
    assert package.files == ("assets/Größe 图.txt", "main.py", "manifest.json")
    assert package.signature is not None
    assert package.signature.key == "af06a3e3291714e4f356c19c9b15cd1951ec6e6662aa77be07547f289383341d"
    assert Installs(data_folder).install(package).version == "1.0"


def test_several_versions_of_a_publisher_stand_side_by_side(data_folder: Path, tmp_path: Path) -> None:
    installs = Installs(data_folder)
    versions = [installs.install(publish(tmp_path, f"app = {number}\n", ADA)) for number in range(3)]
    assert len({version.folder for version in versions}) == 3
    assert [installs.find(version.miniapp_id, version.sha256) for version in versions] == versions


@pytest.mark.parametrize("place", [40, -60], ids=["key", "signature"])
def test_a_changed_signature_is_refused(folder: Path, tmp_path: Path, place: int) -> None:
    target = pack(folder, tmp_path / "it.ma", ADA)
    found = archive.read(target, [])
    assert found is not None
    block = bytearray(found.block)
    block[place] ^= 1
    archive.put_block(found, bytes(block))
    with pytest.raises(PackageBroken) as caught:
        Package.read(target)
    assert [problem.where for problem in caught.value.problems] == ["signature"]


def test_a_signature_of_other_files_is_refused(folder: Path, tmp_path: Path) -> None:
    target = pack(folder, tmp_path / "it.ma")
    found = archive.read(target, [])
    assert found is not None
    archive.put_block(found, ADA.sign("0" * 64).block())
    with pytest.raises(PackageBroken, match="signed others"):
        Package.read(target)


def test_a_ma_without_signature_is_not_installed(folder: Path, data_folder: Path, tmp_path: Path) -> None:
    package = Package.read(pack(folder, tmp_path / "it.ma"))
    with pytest.raises(Refused, match=r"package\.unsigned"):
        Installs(data_folder).install(package)
    assert not list(data_folder.rglob("*.py"))


@pytest.mark.parametrize("first", ["signed", "folder"])
def test_a_mini_app_belongs_to_the_publisher_seen_first(data_folder: Path, tmp_path: Path, first: str) -> None:
    installs = Installs(data_folder)
    if first == "signed":
        install = installs.install(publish(tmp_path, "app = 1\n", ADA))
        strangers = [publish(tmp_path, "app = 2\n", EVE), Package.read(write_package(tmp_path / "mine", "app = 3\n"))]
    else:
        install = installs.install(Package.read(write_package(tmp_path / "mine", "app = 1\n")))
        strangers = [publish(tmp_path, "app = 1\n", EVE)]
    for stranger in strangers:
        with pytest.raises(Refused, match=r"package\.other_publisher"):
            Installs(data_folder).install(stranger)
    assert installs.find(install.miniapp_id, install.sha256) == install
    assert len(list(install.folder.parent.glob("[!.]*/main.py"))) == 1


def test_of_two_publishers_at_once_one_is_first(data_folder: Path, tmp_path: Path) -> None:
    packages = [publish(tmp_path, f"app = {number}\n", key) for number, key in enumerate([ADA, EVE] * 4)]
    barrier = threading.Barrier(len(packages))

    def install(package: Package) -> str:
        barrier.wait(20)
        try:
            return Installs(data_folder).install(package).publisher_key
        except Refused as error:
            return error.code

    with ThreadPoolExecutor(len(packages)) as workers:
        said = sorted(workers.map(install, packages))
    assert said[-4:] == ["package.other_publisher"] * 4
    assert len(set(said)) == 2


def test_what_shrinks_absurdly_is_stored_so_that_it_can_be_read_again(folder: Path, tmp_path: Path) -> None:
    (folder / "assets" / "zeros.bin").write_bytes(bytes(3 << 20))
    target = pack(folder, tmp_path / "it.ma", ADA)
    assert target.stat().st_size > 3 << 20
    assert Package.read(target).sha256 == Package.read(folder).sha256


def test_another_mini_app_may_be_anothers(data_folder: Path, tmp_path: Path) -> None:
    installs = Installs(data_folder)
    installs.install(publish(tmp_path, "app = 1\n", ADA))
    assert installs.install(publish(tmp_path, "app = 1\n", EVE, app_id="eve.app")).miniapp_id == "eve.app"


@pytest.mark.parametrize("change", ["gone", "not ours", "of another", "nonsense"])
def test_a_signature_changed_beside_its_install_is_refused_and_mended(
    data_folder: Path, tmp_path: Path, change: str
) -> None:
    package = publish(tmp_path, "app = 1\n", ADA)
    installs = Installs(data_folder)
    install = installs.install(package)
    place = install.folder.with_name(f"{install.folder.name}.signature.json")
    if change == "gone":
        place.unlink()
    elif change == "not ours":
        place.write_text(json.dumps(EVE.sign(package.sha256).record()))
    elif change == "of another":
        place.write_text(json.dumps(ADA.sign("0" * 64).record()))
    else:
        place.write_text('{"key": "ä", "signature": 7}')
    with pytest.raises(Refused, match=r"package\.changed"):
        installs.find(install.miniapp_id, install.sha256)
    assert installs.install(package) == install


@pytest.mark.parametrize("content", ["", "[", "{}", '{"key": 7}'])
def test_a_damaged_record_of_the_publisher_opens_nothing(data_folder: Path, tmp_path: Path, content: str) -> None:
    package = publish(tmp_path, "app = 1\n", ADA)
    installs = Installs(data_folder)
    install = installs.install(package)
    (data_folder / "miniapps" / "test.app" / "publisher.json").write_text(content)
    with pytest.raises(Refused, match=r"package\.record_broken"):
        installs.find(install.miniapp_id, install.sha256)
    with pytest.raises(Refused, match=r"package\.record_broken"):
        installs.install(package)


def test_a_ma_that_changes_between_its_check_and_its_install_is_refused(
    folder: Path, data_folder: Path, tmp_path: Path
) -> None:
    target = pack(folder, tmp_path / "it.ma", ADA)
    package = Package.read(target)
    found = archive.read(target, [])
    assert found is not None
    whole = bytearray(target.read_bytes())
    whole[found.entries["main.py"].data_at] ^= 1
    target.write_bytes(whole)
    with pytest.raises(PackageBroken, match=r"checksum|packed content"):
        Installs(data_folder).install(package)
    assert [path for path in data_folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_of_another_program_is_read_if_it_is_plain(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "it.ma", "w", method) as target:
        target.writestr("main.py", MAIN)
        target.writestr("manifest.json", json.dumps(manifest()))
    package = Package.read(tmp_path / "it.ma")
    assert package.sha256 == Package.read(write_package(tmp_path / "package", MAIN)).sha256


def test_the_block_has_the_layout_that_the_documents_tell() -> None:
    signature = ADA.sign("0" * 64)
    block = signature.block()
    assert len(block) == 128
    assert struct.unpack("<Q", block[:8]) == struct.unpack("<Q", block[-24:-16]) == (120,)
    assert block[8:40] == ADA.private.public_key().public_bytes_raw()
    assert block[-16:] == b"Plaza Sig Blk 01"
    assert ADA.private.sign(b"plaza package 1\n" + bytes(32)) == block[40:104]

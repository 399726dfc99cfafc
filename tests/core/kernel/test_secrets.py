"""Secrets in files."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.secrets import FileSecrets


def test_a_secret_is_made_once_and_found_again(tmp_path: Path) -> None:
    first = FileSecrets(tmp_path / "secrets").get("wallet.key")
    assert len(first) == 32
    assert FileSecrets(tmp_path / "secrets").get("wallet.key") == first


def test_every_name_has_a_secret_of_its_own(tmp_path: Path) -> None:
    secrets = FileSecrets(tmp_path)
    assert secrets.get("wallet.key") != secrets.get("wallet.pin_pepper")


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX's")
def test_only_the_user_can_read_a_secret(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    FileSecrets(folder).get("wallet.key")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


def test_threads_that_ask_at_once_get_the_same_secret(tmp_path: Path) -> None:
    secrets = FileSecrets(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(secrets.get, ["wallet.key"] * 32))) == 1


def test_a_broken_secret_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "wallet.key").write_bytes(b"short")
    with pytest.raises(Refused, match=r"secrets\.broken"):
        FileSecrets(tmp_path).get("wallet.key")
    assert (tmp_path / "wallet.key").read_bytes() == b"short"


@pytest.mark.parametrize("name", ["", "../escape", "a/b", ".hidden", "Wallet", "a..b"])
def test_a_name_that_is_a_path_is_a_bug(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        FileSecrets(tmp_path).get(name)


def test_a_secret_that_cannot_be_read_or_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match=r"secrets\.broken"):
        FileSecrets(tmp_path).get("a")
    with pytest.raises(Unavailable, match=r"data\.unwritable"):
        FileSecrets(tmp_path / "file").get("b")
    with pytest.raises(Refused, match=r"secrets\.broken"):
        FileSecrets(tmp_path).existing("c")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "file"]


def test_a_disk_that_is_full_leaves_no_half_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.core.kernel.secrets.os.fsync", full)
    with pytest.raises(Unavailable, match=r"database\.full"):
        FileSecrets(tmp_path).get("a")
    assert list(tmp_path.iterdir()) == []

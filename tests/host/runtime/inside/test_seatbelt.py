"""The rules of macOS as they are written here, where they cannot be put on."""

import sys
from pathlib import Path

import pytest

from app.host.runtime.inside import limits, sandbox, seatbelt
from app.host.runtime.inside.seatbelt import Allowed, profile, quoted
from tests.support.jails import Who, everybody, run_inside

OF_A_MINI_APP = """\
(version 1)
(deny default)
(allow sysctl-read)
(allow signal (target self))
(allow file-read-metadata)
(allow file-read* (literal "/dev/null") (literal "/dev/random") (literal "/dev/urandom"))
(allow file-write-data (literal "/dev/null"))
(allow file-read* file-map-executable (subpath "/python") (subpath "/lib"))
(allow file-read* (subpath "/sdk") (subpath "/Volumes/a b/the \\"package\\""))
(allow file-read* file-write* (subpath "/Volumes/a b/data\\\\1"))
"""


def test_a_mini_app_loads_python_reads_its_package_and_changes_its_data() -> None:
    package, data = '/Volumes/a b/the "package"', "/Volumes/a b/data\\1"
    assert profile(Allowed(("/python", "/lib"), ("/sdk", package), (data,))) == OF_A_MINI_APP


def test_a_decoder_reaches_nothing() -> None:
    assert profile(Allowed()).splitlines() == [
        "(version 1)",
        "(deny default)",
        "(allow sysctl-read)",
        "(allow signal (target self))",
    ]


def test_no_rule_allows_programs_processes_or_the_network() -> None:
    text = profile(Allowed(("/python",), ("/package",), ("/data",)))
    for operation in ("process-exec", "process-fork", "network", "mach-lookup", "(allow default)"):
        assert operation not in text


@pytest.mark.parametrize("path", ["relative", "", "/a\nb", "/a\0b", "/a\x1bb"])
def test_a_path_that_could_break_out_of_the_rules_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        quoted(path)


@pytest.mark.parametrize("path", ["/plain", '/a"b', "/a\\b", '/a\\"b', "/a b)(allow default", "/数据/é"])
def test_a_path_stays_one_string(path: str) -> None:
    written = quoted(path)
    assert written[0] == written[-1] == '"'
    inner = written[1:-1].replace("\\\\", "\0")
    assert '"' not in inner.replace('\\"', "")
    assert inner.replace('\\"', '"').replace("\0", "\\") == path


def test_rules_that_do_not_hold_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readable = tmp_path / "hosts"
    readable.touch()
    monkeypatch.setattr(seatbelt, "NOT_TO_BE_READ", str(readable))
    with pytest.raises(OSError, match="does not hold"):
        seatbelt.prove()
    monkeypatch.setattr(seatbelt, "NOT_TO_BE_READ", str(tmp_path / "missing"))
    with pytest.raises(OSError, match="missing"):
        seatbelt.prove()


@pytest.mark.skipif(sys.platform != "linux" or bool(sandbox.available().missing), reason="no sandbox to prove it in")
@pytest.mark.parametrize("who", everybody(), ids=lambda who: who.name)
def test_where_the_file_is_refused_the_rules_hold(who: Who) -> None:
    proof = "from app.host.runtime.inside import seatbelt; seatbelt.NOT_TO_BE_READ = '/etc/passwd'\n"
    assert run_inside(who, proof + "told['is_held'] = seatbelt.prove() is None") == {"is_held": True}


def test_on_macos_a_child_is_allowed_its_places_and_a_decoder_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    put_on: list[Allowed] = []
    limited: list[object] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    connecting: list[bool] = []

    def note(allowed: Allowed, *, may_connect: bool) -> None:
        put_on.append(allowed)
        connecting.append(may_connect)

    monkeypatch.setattr(seatbelt, "put_on", note)
    monkeypatch.setattr(limits, "put_on", lambda **kinds: limited.append(kinds))
    monkeypatch.setenv("TMPDIR", "/elsewhere")
    layers = sandbox.put_on(sandbox.Places(package="/package", data="/data", sdk="/sdk"))
    sandbox.put_on_decoder(1 << 20)
    sandbox.put_on_decoder(1 << 20, has_network=True)
    of_child, of_decoder, of_receiver = put_on
    assert connecting == [False, False, True]
    assert (of_child.read, of_child.changed) == (("/sdk", "/package"), ("/data",))
    assert sys.base_prefix in of_child.loaded
    assert of_decoder == of_receiver == Allowed()
    assert limited == [{}, *[{"memory_max": 1 << 20, "file_size_max": 0}] * 2]
    assert [layer.name for layer in layers.missing] == ["memory"]


def test_the_rules_let_out_connections_only_where_that_is_asked() -> None:
    assert "network" not in seatbelt.profile(Allowed())
    assert "(allow network-outbound (remote ip)" in seatbelt.profile(Allowed(), may_connect=True)
    assert "network-inbound" not in seatbelt.profile(Allowed(), may_connect=True)

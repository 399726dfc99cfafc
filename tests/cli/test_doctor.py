"""The doctor tells what is there and what is not."""

import pytest

from app.cli import doctor
from app.cli.doctor import Finding, Verdict
from app.environment.parts import Need, Part
from app.host.runtime.inside.sandbox import Layer, Layers


def test_a_well_computer_lacks_nothing(
    qapp: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "missing_parts", list)
    assert doctor.main() == 0
    told = capsys.readouterr().out
    assert "Plaza has all it needs." in told
    assert "sandbox: files" in told
    assert "decoders: files" in told


def test_something_bad_shows_in_the_status(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(doctor, "examine", lambda: [Finding(Verdict.BAD, "thing", "not there")])
    assert doctor.main() == 1
    assert "BAD   thing" in capsys.readouterr().out


def test_missing_parts_are_weighed_and_come_with_the_command() -> None:
    needed, better = Part("libgl1", ("libGL.so.1",)), Part("libzbar0", ("libzbar.so.0",), need=Need.BETTER)
    found = doctor._system([needed, better])
    assert [finding.verdict for finding in found] == [Verdict.BAD, Verdict.NOTE, Verdict.NOTE]
    assert "sudo apt-get install" in found[-1].found
    assert found[-1].found.endswith("libgl1 libzbar0")


def test_a_library_that_does_not_load_is_bad() -> None:
    def load(name: str) -> object:
        raise ImportError("libGL.so.1: cannot open shared object file")

    assert doctor._libraries(["cv2"], load) == [
        Finding(Verdict.BAD, "cv2", "libGL.so.1: cannot open shared object file")
    ]


def test_a_sandbox_that_is_not_whole_is_told_with_what_follows() -> None:
    layers = Layers((Layer("limits", True, "512 MB of memory"), Layer("files", False, "no Landlock")), 0)
    found = doctor._sandbox("sandbox", layers, "run only mini-apps that you trust")
    assert [finding.verdict for finding in found] == [Verdict.GOOD, Verdict.NOTE, Verdict.NOTE]
    assert (found[1].what, found[1].found) == ("sandbox: files", "no Landlock")
    assert "mini-apps that you trust" in found[2].found


def test_a_whole_sandbox_is_told_layer_by_layer() -> None:
    assert doctor._sandbox("sandbox", Layers((Layer("files", True, "Landlock 7"),), 7), "") == [
        Finding(Verdict.GOOD, "sandbox: files", "Landlock 7")
    ]

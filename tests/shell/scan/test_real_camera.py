"""A camera is read through the system's real path, told about when it has trouble, and let go of."""

import cv2
import pytest

from tests.support.fake_camera import FakeCamera, Trouble, why_not
from tests.support.pictures import TEXT, desk, seen

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())
NAME = "Camera of the tests"


@pytest.fixture(scope="module")
def camera(tmp_path_factory: pytest.TempPathFactory) -> FakeCamera:
    return FakeCamera(tmp_path_factory.mktemp("camera"))


def jpeg(picture: cv2.typing.MatLike) -> bytes:
    return cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))[1].tobytes()


def test_a_code_is_read_through_the_real_camera_and_the_camera_is_let_go(camera: FakeCamera) -> None:
    used = camera.use(jpeg(seen(degrees=15)), "found")
    assert used.told["cameras"] == [NAME]
    assert used.told["found"] == [TEXT], used.errors
    assert used.events[-3:] == ["started", "stopped", "closed"]
    assert used.told["is_released"]


@pytest.mark.parametrize("trouble", ["busy", "nothing", "garbage"])
def test_a_camera_that_gives_no_picture_is_told_and_let_go(camera: FakeCamera, trouble: Trouble) -> None:
    used = camera.use(jpeg(seen()), "failed", trouble=trouble, patience_ms=1_500)
    assert used.told["is_reached"], used.told
    assert used.told["sentence"].startswith(f"{NAME} gives no picture")
    assert used.told["found"] == []
    assert used.events[-1] == "closed"


def test_a_camera_that_the_person_allows_is_used_and_one_they_refuse_never_started(camera: FakeCamera) -> None:
    used = camera.use(jpeg(seen()), "found", permission="yes")
    assert used.told["found"] == [TEXT], used.errors
    used = camera.use(jpeg(seen()), "failed", permission="no")
    assert used.told["is_reached"], used.told
    assert "may not use the camera" in used.told["sentence"]
    assert "started" not in used.events


def test_a_camera_that_is_unplugged_in_mid_scan_is_told_and_let_go(camera: FakeCamera) -> None:
    used = camera.use(jpeg(desk()), "failed", trouble="gone")
    assert used.told["is_reached"], used.told
    assert NAME in used.told["sentence"]
    assert used.events[-1] == "closed"

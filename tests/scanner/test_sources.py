"""Sources give frames until they are stopped, or say in a code why they cannot."""

import os
import sys

import cv2
import numpy as np
import pytest

from app.core.kernel.errors import Refused
from app.scanner.places import open_source
from app.scanner.sources import ImageSource
from tests.support.films import short_film
from tests.support.heard import WAIT_S, Heard
from tests.support.pictures import desk, png, seen


def test_a_picture_is_one_still_frame_in_colour(opened, tmp_path):
    path = tmp_path / "code.png"
    path.write_bytes(png(seen()))
    frame = opened(path).frame()
    assert (frame.mode, frame.gray.shape, frame.color.shape) == ("still", (720, 1280), (720, 1280, 4))


@pytest.mark.parametrize("name", ["picture", "picture.jfif", "picture.txt", "picture.avi"])
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".gif", ".bmp", ".tiff"])
def test_a_picture_is_one_whatever_its_name_says(opened, tmp_path, name, suffix):
    is_written, data = cv2.imencode(suffix, np.dstack([seen()] * 3))
    assert is_written
    (tmp_path / name).write_bytes(data.tobytes())
    frame = opened(tmp_path / name).frame()
    assert (frame.mode, frame.gray.shape) == ("still", (720, 1280))


def test_a_folder_of_pictures_is_a_sequence_that_passes_over_bad_ones(opened, tmp_path):
    for name, shade in (("b.png", 90), ("a.png", 30), ("c.jpg", None), ("notes.txt", None)):
        (tmp_path / name).write_bytes(b"?" if shade is None else png(np.full((60, 80), shade, np.uint8)))
    heard = opened(tmp_path)
    assert [int(heard.frame().gray[0, 0]) for _frame in range(4)] == [30, 90, 30, 90]


def test_a_file_address_is_a_path(opened):
    assert opened(short_film().as_uri()).frame().gray.shape == (360, 640)


@pytest.mark.parametrize(
    ("name", "contents", "code"),
    [
        ("nowhere.avi", None, "scanner.source_missing"),
        ("nowhere.png", None, "scanner.source_missing"),
        ("garbage.avi", b"\0garbage" * 500, "scanner.source_unreadable"),
        ("empty.mp4", b"", "scanner.source_unreadable"),
        ("list.m3u8", b"#EXTM3U\nfile:///etc/passwd\n", "scanner.source_unreadable"),
        ("garbage.jpg", b"\xff\xd8garbage", "scanner.picture_unreadable"),
    ],
)
def test_what_is_missing_or_broken_is_told(opened, tmp_path, name, contents, code):
    path = tmp_path / name
    if contents is not None:
        path.write_bytes(contents)
    assert opened(path).failure().code == code


def test_an_empty_folder_is_told(opened, tmp_path):
    assert opened(tmp_path).failure().code == "scanner.source_unreadable"


@pytest.mark.parametrize("place", ["x" * 300, "~nobody-of-this-name/film.avi", "x" * 300 + ".png", "a/" * 1500])
def test_a_name_that_no_file_can_have_is_told(opened, place):
    assert opened(place).failure().code in ("scanner.source_missing", "scanner.source_unreadable")


@pytest.mark.parametrize("place", ["", "  ", "javascript://x", "data://x", "ftp://host/film.avi", "a\0b"])
def test_other_addresses_are_refused(decoder, spawn, place):
    with pytest.raises(Refused, match=r"scanner\.address_refused"):
        open_source(place, decoder.open_picture, spawn)


def test_a_password_in_an_address_is_not_shown(decoder, spawn):
    assert (
        open_source("rtsp://me:secret@camera.local/1", decoder.open_picture, spawn).describe()
        == "rtsp://camera.local/1"
    )


def test_a_stopped_source_says_nothing_more(decoder):
    heard = Heard()
    source = ImageSource(png(desk()), decoder.open_picture, "pasted")
    source.stop()
    heard.start(source)
    assert source.join(WAIT_S)
    assert heard.frames.empty()
    assert heard.failures.empty()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("name", ["code.png", "film.mp4"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_pipe_is_not_waited_for_and_a_device_not_read_without_end(opened, tmp_path, name, kind):
    place = tmp_path / name
    if kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero")
    assert opened(place).failure().code == "scanner.source_unreadable"


def test_pictures_with_numbers_come_by_their_numbers(opened, tmp_path):
    for name, shade in (("f_9.png", 9), ("f_10.png", 10), ("f_2.png", 2), ("g_1.png", 99), ("f_x.png", 98)):
        (tmp_path / name).write_bytes(png(np.full((60, 80), shade, np.uint8)))
    heard = opened(tmp_path / "f_%d.png")
    assert [int(heard.frame().gray[0, 0]) for _frame in range(4)] == [2, 9, 10, 2]


def test_a_width_in_the_pattern_is_the_least_number_of_digits(opened, tmp_path):
    for name, shade in (("f_0001.png", 1), ("f_12.png", 99), ("f_10000.png", 100)):
        (tmp_path / name).write_bytes(png(np.full((60, 80), shade, np.uint8)))
    heard = opened(tmp_path / "f_%04d.png")
    assert [int(heard.frame().gray[0, 0]) for _frame in range(3)] == [1, 100, 1]


def test_a_pattern_that_fits_no_file_is_told(opened, tmp_path):
    assert opened(tmp_path / "f_%03d.png").failure().code == "scanner.source_missing"


def test_frames_of_a_sequence_may_change_their_size(opened, tmp_path, decoder):
    sizes = [(720, 1280), (1, 1), (30, 2000), (600, 80)]
    for number, (rows, columns) in enumerate(sizes):
        (tmp_path / f"{number}.png").write_bytes(png(np.full((rows, columns), 200, np.uint8)))
    heard = opened(tmp_path)
    frames = [heard.frame() for _size in sizes]
    assert [frame.gray.shape for frame in frames] == sizes
    assert [decoder.read(frame) for frame in frames] == [()] * len(sizes)

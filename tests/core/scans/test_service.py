"""The history of scans: each code once, the newest first, bounded, nobody else's, and none where none is wanted."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.kernel.ids import ScanId, UserId
from app.core.people.model import User
from app.core.scans.events import ScansChanged
from app.core.scans.service import SCANS_MAX, TEXT_CHARACTERS_MAX, Scans
from tests.support.plaza import PlazaServices

LIN, MAYA = UserId("lin"), UserId("maya")


@pytest.fixture
def scans(plaza: PlazaServices) -> Scans:
    for user_id in (LIN, MAYA):
        plaza.people.add_person(User(user_id, user_id, "green"))
    return Scans(plaza.db, plaza.events, plaza.clock)


def texts(scans: Scans, user_id: UserId = LIN) -> list[str]:
    return [scan.text for scan in scans.of(user_id)]


def test_scans_are_kept_the_newest_first_with_their_time(scans: Scans, plaza: PlazaServices) -> None:
    scans.note(LIN, "one", "QRCode")
    before = plaza.clock.now()
    plaza.clock.advance(minutes=1)
    scans.note(LIN, "two", "")
    newest, oldest = scans.of(LIN)
    assert (newest.text, newest.symbology, newest.scanned_at) == ("two", "", plaza.clock.now())
    assert (oldest.text, oldest.symbology, oldest.scanned_at) == ("one", "QRCode", before)
    assert scans.of(MAYA) == []


def test_a_code_that_is_scanned_again_is_there_once_and_the_newest(scans: Scans, plaza: PlazaServices) -> None:
    for text in ("one", "two", "one"):
        scans.note(LIN, text, "QRCode")
        plaza.clock.advance(minutes=1)
    assert texts(scans) == ["one", "two"]
    scans.note(LIN, "one", "EAN13")  # the same digits in another symbology are another code
    assert texts(scans) == ["one", "one", "two"]


def test_a_text_that_was_guessed_is_one_until_a_code_says_it_for_certain(scans: Scans) -> None:
    scans.note(LIN, "\u0416", "QRCode", is_guessed=True)
    assert [scan.is_guessed for scan in scans.of(LIN)] == [True]
    scans.note(LIN, "\u0416", "QRCode")
    assert [scan.is_guessed for scan in scans.of(LIN)] == [False]


def test_only_the_newest_are_kept_and_each_person_has_their_own(scans: Scans, plaza: PlazaServices) -> None:
    scans.note(MAYA, "hers", "QRCode")
    for number in range(SCANS_MAX + 3):
        scans.note(LIN, str(number), "QRCode")
        plaza.clock.advance(seconds=1)
    assert texts(scans) == [str(number) for number in reversed(range(3, SCANS_MAX + 3))]
    assert texts(scans, MAYA) == ["hers"]
    scans.note(LIN, "x" * (TEXT_CHARACTERS_MAX + 1), "")
    assert len(texts(scans)[0]) < 10


def test_one_or_all_are_deleted_and_nobody_deletes_anothers(scans: Scans) -> None:
    scans.note(LIN, "one", "")
    scans.note(LIN, "two", "")
    scans.note(MAYA, "hers", "")
    hers = scans.of(MAYA)[0].scan_id
    scans.remove(LIN, hers)
    scans.remove(LIN, ScanId("none"))
    scans.remove(LIN, next(scan.scan_id for scan in scans.of(LIN) if scan.text == "one"))
    assert (texts(scans), texts(scans, MAYA)) == (["two"], ["hers"])
    scans.clear(LIN)
    assert (texts(scans), texts(scans, MAYA)) == ([], ["hers"])


def test_who_wants_nothing_kept_keeps_nothing_new(scans: Scans) -> None:
    scans.note(LIN, "before", "")
    assert scans.is_kept(LIN)
    scans.keep(LIN, is_kept=False)
    scans.note(LIN, "meanwhile", "")
    scans.note(MAYA, "hers", "")
    assert (texts(scans), texts(scans, MAYA)) == (["before"], ["hers"])
    assert (scans.is_kept(LIN), scans.is_kept(MAYA)) == (False, True)
    scans.keep(LIN, is_kept=True)
    scans.note(LIN, "after", "")
    assert "after" in texts(scans)


def test_every_change_is_told_and_what_changes_nothing_is_not(scans: Scans, plaza: PlazaServices) -> None:
    told: list[ScansChanged] = []
    plaza.events.subscribe(ScansChanged, told.append)
    scans.clear(LIN)
    scans.note(LIN, "one", "")
    scans.keep(LIN, is_kept=False)
    scans.note(LIN, "two", "")
    scans.remove(LIN, ScanId("none"))
    scans.clear(LIN)
    assert told == [ScansChanged(LIN)] * 3


@given(st.text(st.characters(exclude_categories=[])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_code_says_comes_back_as_it_was(scans: Scans, text: str) -> None:
    scans.note(LIN, text + "\x00\ud800\u202e", "QRCode")
    assert text + "\x00\ud800\u202e" in texts(scans)
    scans.clear(LIN)

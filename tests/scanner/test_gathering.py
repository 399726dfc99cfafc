"""Parts of a text shown one after the other become the text; nothing else is put together, nothing piles up."""

from collections.abc import Sequence
from functools import reduce
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanner.gathering import KEPT_S, SEQUENCES_MAX, Gathering, Progress
from app.scanner.model import FoundCode, Part
from app.scanner.sequences import whole
from app.scanner.wire import pack_codes, unpack_codes

CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
PARTS = (b"plaza://mini", b"app/pla", b"za.store")


def part(number: int, texts: Sequence[bytes] = PARTS, *, name: str = "", format_: str = "QRCode") -> FoundCode:
    """Return part ``number`` of ``texts``, as it comes from the decoder when it is alone in view."""
    parity = reduce(xor, b"".join(texts))
    said = Part(number, len(texts), name or str(parity), None if name else parity, "certain")
    code = FoundCode(texts[number - 1].decode(), texts[number - 1], format_, CORNERS, "certain", said)
    (told,) = unpack_codes(pack_codes(whole([code])))
    return told


def texts_of(gathering: Gathering, *codes: FoundCode, now: float = 0.0) -> list[str]:
    return [code.text for code in gathering.take(codes, now)]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 2, 1, 2, 3)])
def test_parts_shown_one_after_the_other_become_the_text(order):
    gathering = Gathering()
    shown = [gathering.take([part(number)], 0.0) for number in order]
    assert [codes for codes in shown[:-1] if codes] == []
    (code,) = shown[-1]
    assert (code.text, code.text_is, code.part) == ("plaza://miniapp/plaza.store", "certain", None)
    assert gathering.progress(0.0) is None


def test_progress_is_of_the_text_that_was_seen_last():
    gathering = Gathering()
    assert gathering.progress(0.0) is None
    assert texts_of(gathering, part(1)) == []
    assert texts_of(gathering, part(1)) == []
    assert gathering.progress(0.0) == Progress(1, 3)
    assert texts_of(gathering, part(2, (b"x", b"y")), part(3)) == []
    assert gathering.progress(0.0) == Progress(2, 3)


def test_other_codes_pass_by():
    gathering = Gathering()
    other = FoundCode("hello", b"hello", "QRCode", CORNERS)
    assert gathering.take([part(1), other], 0.0) == (other,)


def test_parts_of_different_texts_are_never_mixed():
    gathering = Gathering()
    ours, theirs = (b"plaza://good", b"/a", b"/b"), (b"plaza://evil", b"/c", b"/d")
    assert texts_of(gathering, part(1, ours), part(2, theirs)) == []
    assert texts_of(gathering, part(3, theirs)) == []
    assert texts_of(gathering, part(2, ours, name="5")) == []
    assert texts_of(gathering, part(2, ours, format_="MicroQRCode")) == []
    assert texts_of(gathering, part(2, ours), part(3, ours)) == ["plaza://good/a/b"]


@pytest.mark.parametrize("is_in_one_frame", [True, False])
def test_parts_that_contradict_each_other_are_never_joined(is_in_one_frame):
    gathering = Gathering()
    first, other = part(1, (b"a", b"b"), name="7"), part(1, (b"c", b"d"), name="7")
    if is_in_one_frame:
        assert texts_of(gathering, first, other) == []
    else:
        assert texts_of(gathering, first) + texts_of(gathering, other) == []
    assert gathering.progress(0.0) == Progress(0, 2, is_contradicted=True)
    for number in (1, 2, 1, 2):
        assert texts_of(gathering, part(number, (b"a", b"b"), name="7")) == []
    late = KEPT_S + 1
    assert texts_of(gathering, part(1, (b"a", b"b"), name="7"), now=late) == []
    assert texts_of(gathering, part(2, (b"a", b"b"), name="7"), now=late) == ["ab"]


def test_all_parts_that_do_not_sum_up_to_what_they_say_are_not_joined():
    gathering = Gathering()
    wrong = part(2)
    assert wrong.part is not None
    swapped = FoundCode(wrong.text, b"app/evil", wrong.format, wrong.corners, wrong.text_is, wrong.part)
    assert texts_of(gathering, part(1), swapped, part(3)) == []
    assert gathering.progress(0.0) == Progress(0, 3, is_contradicted=True)


def test_parts_out_of_view_for_long_are_forgotten():
    gathering = Gathering()
    assert texts_of(gathering, part(1)) == []
    assert texts_of(gathering, part(2), now=KEPT_S) == []
    assert gathering.progress(2 * KEPT_S) == Progress(2, 3)
    assert gathering.progress(2 * KEPT_S + 1) is None
    assert texts_of(gathering, part(3), now=2 * KEPT_S + 1) == []


def test_a_flood_of_texts_keeps_only_the_newest():
    gathering = Gathering()
    for name in range(1000):
        assert texts_of(gathering, part(1, (b"a", b"b"), name=str(name))) == []
    for name in range(1000 - SEQUENCES_MAX, 1000):
        assert texts_of(gathering, part(2, (b"a", b"b"), name=str(name))) == ["ab"]
    assert texts_of(gathering, part(2, (b"a", b"b"), name="1")) == []


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from([b"a", b"b"])), max_size=12))
def test_only_parts_that_were_never_contradicted_are_joined(shown):
    gathering = Gathering()
    seen: dict[int, set[bytes]] = {}
    for number, letter in shown:
        seen.setdefault(number, set()).add(letter)
        for code in gathering.take([part(number, (letter,) * 3, name="1")], 0.0):
            assert [{bytes([byte])} for byte in code.payload] == [seen[number] for number in (1, 2, 3)]
            seen.clear()

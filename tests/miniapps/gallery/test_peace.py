"""The server half: reports and decisions, blocking and muting, and who is told of what."""

import pytest

from minikit import Refusal

POST = "rain00"


def kinds(shell, who: str) -> list[tuple[str, int]]:
    return [(group["kind"], group["people"]) for group in shell.ask(who, "activity")["groups"]]


def test_a_reported_post_is_hidden_with_a_reason_and_shown_again_after_an_appeal(shell):
    shell.meet("lin", "ada", "eve", "mo")
    number = shell.post("lin")
    for who in ("ada", "eve", "eve"):
        shell.ask(who, "report", number=number, comment_id=None, reason="stolen")
    with pytest.raises(Refusal):
        shell.ask("ada", "queue")
    (case,) = shell.ask("mo", "queue", "moderator")["waiting"]
    assert (case["number"], case["people"], case["reasons"]) == (number, 2, ["stolen"])
    with pytest.raises(Refusal):
        shell.ask("ada", "decide", number=number, comment_id=None, is_hidden=True, reason="no")
    shell.ask("mo", "decide", "moderator", number=number, comment_id=None, is_hidden=True, reason="Not your photo")
    assert number not in shell.wall("ada")
    assert shell.told[-1] == ("gone", number)
    own = shell.ask("lin", "post", number=number)
    assert (own["is_hidden"], own["decision"]["reason"]) == (True, "Not your photo")
    assert kinds(shell, "lin") == [("decision", 1)]

    shell.ask("lin", "appeal", number=number, text="I took it")
    with pytest.raises(Refusal) as refused:
        shell.ask("lin", "appeal", number=number, text="Really")
    assert refused.value.code == "appeal.once"
    (case,) = shell.ask("mo", "queue", "owner")["waiting"]
    assert case["appeal"] == "I took it"
    shell.ask("mo", "decide", "owner", number=number, comment_id=None, is_hidden=False, reason="")
    assert number in shell.wall("ada")
    answer = shell.ask("mo", "queue", "owner")
    assert answer["waiting"] == []
    assert [each["is_hidden"] for each in answer["log"]] == [0, 1]


def test_a_reported_comment_is_hidden_alone(shell):
    shell.meet("lin", "ada")
    shell.ask("ada", "comment", request_id="comment-1", number=POST, text="Ugly")
    mine = next(each for each in shell.ask("ada", "post", number=POST)["talk"] if each["is_own"])
    shell.ask("lin", "report", number=POST, comment_id=mine["id"], reason="rude")
    (case,) = shell.ask("mo", "queue", "moderator")["waiting"]
    assert (case["comment"], case["text"], case["name"]) == (mine["id"], "Ugly", "Ada")
    shell.ask("mo", "decide", "moderator", number=POST, comment_id=mine["id"], is_hidden=True, reason="Be kind")
    post = shell.ask("lin", "post", number=POST)
    assert "Ugly" not in [each["text"] for each in post["talk"]]
    assert post["comments"] == len(post["talk"])


def test_blocking_parts_both_muting_only_one(shell):
    shell.meet("lin", "ada")
    number = shell.post("lin")
    shell.ask("ada", "shut", handle="Lin", kind="mute")
    assert number not in shell.wall("ada")
    mine = shell.post("ada", "request-2")
    assert mine in shell.wall("lin")
    shell.ask("ada", "shut", handle="Lin", kind="block")
    assert mine not in shell.wall("lin")
    with pytest.raises(Refusal):
        shell.ask("lin", "comment", request_id="comment-1", number=mine, text="Hello?")
    assert shell.ask("ada", "person")["shut_out"] == [{"handle": "Lin", "name": "Lin", "kind": "block"}]
    shell.ask("ada", "shut", handle="Lin", kind="")
    assert number in shell.wall("ada")
    assert mine in shell.wall("lin")
    with pytest.raises(Refusal):
        shell.ask("ada", "shut", handle="Ada", kind="block")


def test_a_post_that_is_put_away_is_not_seen_again_by_that_person(shell):
    shell.ask("lin", "put_away", number=POST)
    assert POST not in shell.wall("lin", theme="rain")
    assert POST in shell.wall("ada", theme="rain")


def test_notices_are_grouped_and_a_kind_can_be_switched_off(shell):
    shell.meet("lin", "ada", "eve", "mo")
    number = shell.post("lin")
    for who in ("ada", "eve"):
        shell.ask(who, "like", number=number, is_on=True)
    shell.ask("ada", "comment", request_id="comment-1", number=number, text="Lovely, @Mo look")
    assert [each["user_id"] for each in shell.noticed] == ["lin", "mo", "lin"]
    assert shell.ask("lin", "unseen") == 2
    assert kinds(shell, "lin") == [("comment", 1), ("like", 2)]
    assert kinds(shell, "mo") == [("mention", 1)]
    assert shell.ask("lin", "unseen") == 0
    shell.ask("lin", "silence", kind="like", is_silent=True)
    shell.ask("mo", "like", number=number, is_on=True)
    assert shell.ask("lin", "unseen") == 0
    assert shell.ask("lin", "activity")["silenced"] == ["like"]


def test_liking_again_and_again_tells_once(shell):
    shell.meet("lin", "ada")
    number = shell.post("lin")
    for is_on in (True, False, True, False, True):
        shell.ask("ada", "like", number=number, is_on=is_on)
    assert len(shell.noticed) == 1
    assert shell.ask("lin", "unseen") == 1


def test_a_notice_is_in_what_the_person_reads(shell):
    shell.meet("lin", "mo", "ada")
    number = shell.post("lin")
    shell.ask("lin", "speak", language="zh")
    shell.ask("mo", "like", number=number, is_on=True)
    shell.ask("lin", "speak", language="en")
    shell.ask("ada", "comment", request_id="comment-1", number=number, text="Lovely")
    assert [each["title"] for each in shell.noticed] == ["Mo 赞了你的作品", "Ada wrote under your post"]

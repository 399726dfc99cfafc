"""The server half: posts, likes, comments and tags, whoever asks and however often."""

import base64
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from minikit import Refusal
from tests.miniapps.gallery.conftest import JPEG, PACKAGE

POST = "rain00"


def count_in_books(gallery, table: str, number: str) -> int:
    with gallery.server._books().work() as db:
        question = f"SELECT count(*) FROM {table} WHERE post = (SELECT id FROM posts WHERE number = ?)"
        return int(db.execute(question, (number,)).fetchone()[0])


def test_a_new_gallery_has_a_few_hundred_posts_and_their_pictures(shell, gallery):
    shown = [post for offset in (0, 200, 400) for post in shell.ask("lin", "posts", wish={"offset": offset})["posts"]]
    assert len(shown) == len({post["number"] for post in shown}) == 240
    counts = Counter(post["theme"] for post in shown)
    assert set(counts) == {theme.theme_id for theme in gallery.themes.THEMES}
    assets = gallery.books.Path(gallery.demo.__file__).parent / "assets"
    for post in shown:
        assert 1 <= len(post["photos"]) <= 9
        for photo in post["photos"]:
            assert (assets / photo["source"].removeprefix("asset:")).is_file()


def test_a_wall_is_narrowed_by_theme_tag_and_followed_tags_and_sorted_by_what_is_hot(shell):
    rain = shell.ask("lin", "posts", wish={"theme": "rain"})["posts"]
    assert {post["theme"] for post in rain} == {"rain"}
    tagged = shell.wall("lin", tag="wool")
    assert tagged
    assert shell.wall("lin", is_followed_only=True) == []
    shell.ask("lin", "follow", tag="#Wool", is_on=True)
    assert shell.wall("lin", is_followed_only=True) == tagged
    shell.ask("lin", "follow", tag="wool", is_on=False)
    assert shell.wall("lin", is_followed_only=True) == []
    assert sorted(shell.wall("lin", order="hot", theme="rain")) == sorted(shell.wall("lin", theme="rain"))
    assert shell.wall("lin", order="hot", theme="rain") != shell.wall("lin", theme="rain")


def test_a_post_has_photo_words_theme_and_tags_and_is_seen_by_others(shell):
    shell.meet("lin")
    number = shell.post("lin")
    assert shell.wall("ada")[0] == number
    post = shell.ask("ada", "post", number=number)
    assert (post["caption"], post["tags"], post["theme"]) == ("New boots", ["boots", "wool"], "rain")
    assert post["photos"][0]["aspect"] == 0.8
    name = post["photos"][0]["source"].removeprefix("photo:")
    piece = shell.ask("ada", "photo", name=name, offset=0)
    assert base64.b64decode(piece["content"]) == JPEG
    assert piece["size"] == len(JPEG)
    assert ("new", None) in shell.told


def test_posting_again_with_the_same_request_is_one_post(shell):
    shell.meet("lin")
    number = shell.post("lin")
    assert shell.post("lin") == number
    assert shell.ask("lin", "posted", request_id="request-1") == number
    assert shell.ask("lin", "posted", request_id="request-2") == ""
    assert shell.wall("lin", handle="Lin") == [number]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"theme": "nothing"}, "theme.unknown"),
        ({"photos": []}, "photos.count"),
        ({"photos": [{"suffix": "jpg", "width": 1, "height": 1}] * 10}, "photos.count"),
        ({"photos": [{"suffix": "png", "width": 1, "height": 1}]}, "photo.broken"),
        ({"photos": [{"suffix": "jpg"}]}, "request"),
        ({"caption": "x" * 501}, "text.too_long"),
        ({"tags": ["one", "two", "three", "four", "five", "six"]}, "tags.too_many"),
        ({"tags": ["two words"]}, "tags.form"),
        ({"tags": "boots"}, "request"),
    ],
)
def test_what_is_no_post_is_refused_with_the_reason(shell, changes, code):
    shell.meet("lin")
    with pytest.raises(Refusal) as refused:
        shell.post("lin", **changes)
    assert refused.value.code == code
    assert shell.wall("lin", handle="Lin") == []


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"GIF89a", "photo.kind"), (b"\xff\xd8\xff\xe1..Exif\x00\x00GPS", "photo.place")],
)
def test_a_photo_of_another_kind_or_with_a_place_in_it_is_refused(shell, content, code):
    with pytest.raises(Refusal) as refused:
        shell.ask(
            "lin",
            "take_photo",
            request_id="request-1",
            place=0,
            suffix="jpg",
            is_small=False,
            offset=0,
            content=base64.b64encode(content).decode(),
            is_last=True,
        )
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["../gallery.db", "x", None, "0" * 24 + "-9.jpg", "0" * 24 + "-0.jpg"])
def test_nothing_but_photos_is_handed_out(shell, name):
    with pytest.raises(Refusal) as refused:
        shell.ask("lin", "photo", name=name, offset=0)
    assert refused.value.code == "photo.unknown"


def test_a_like_counts_once_and_converges(shell, gallery):
    shell.meet("lin")
    before = shell.ask("lin", "post", number=POST)["likes"]
    for _ in range(3):
        assert shell.ask("lin", "like", number=POST, is_on=True) == {"likes": before + 1, "is_liked": True}
    assert [payload[POST][0] for topic, payload in shell.told if topic == "changed"] == [before + 1]
    for _ in range(2):
        assert shell.ask("lin", "like", number=POST, is_on=False) == {"likes": before, "is_liked": False}
    assert count_in_books(gallery, "likes", POST) == before


def test_counts_are_exact_when_many_like_and_write_at_once(shell, gallery, monkeypatch):
    monkeypatch.setattr(gallery.books, "LOCKED_MS", 60_000)  # eight wait for one file, on however slow a disk
    people = [f"person{number}" for number in range(8)]
    shell.meet(*people)
    before = shell.ask("lin", "post", number=POST)

    def act(who: str) -> None:
        shell.ask(who, "like", number=POST, is_on=True)
        shell.ask(who, "comment", request_id=f"comment-{who}", number=POST, text="Nice")

    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(act, people))
    after = shell.ask("lin", "post", number=POST)
    assert after["likes"] == before["likes"] + len(people) == count_in_books(gallery, "likes", POST)
    assert after["comments"] == before["comments"] + len(people) == count_in_books(gallery, "comments", POST)


def test_a_comment_is_kept_once_answered_below_it_and_removed(shell):
    shell.meet("lin", "ada")
    before = len(shell.ask("lin", "post", number=POST)["talk"])
    for _ in range(2):
        shell.ask("lin", "comment", request_id="comment-1", number=POST, text="  Where is it from? ")
    mine = next(each for each in shell.ask("lin", "post", number=POST)["talk"] if each["is_own"])
    assert mine["text"] == "Where is it from?"
    shell.ask("ada", "comment", request_id="comment-2", number=POST, text="A market", reply_to=mine["id"])
    talk = shell.ask("lin", "post", number=POST)["talk"]
    assert [each["text"] for each in talk[-2:]] == ["Where is it from?", "A market"]
    assert talk[-1]["is_reply"]
    with pytest.raises(Refusal, match="Only its author"):
        shell.ask("ada", "remove_comment", comment_id=mine["id"])
    shell.ask("lin", "remove_comment", comment_id=mine["id"])
    post = shell.ask("lin", "post", number=POST)
    assert len(post["talk"]) == post["comments"] == before + 1


def test_only_the_author_edits_closes_and_deletes(shell):
    shell.meet("lin", "ada")
    number = shell.post("lin")
    settings = {"hides_likes": True, "closes_comments": True}
    for function, args in (("edit", {"caption": "", "tags": [], "settings": settings}), ("remove", {})):
        with pytest.raises(Refusal) as refused:
            shell.ask("ada", function, number=number, **args)
        assert refused.value.code == "post.not_yours"
    shell.ask("ada", "like", number=number, is_on=True)
    shell.ask("lin", "edit", number=number, caption="Old boots", tags=["boots"], settings=settings)
    assert shell.ask("ada", "post", number=number)["likes"] is None
    assert shell.ask("lin", "post", number=number)["likes"] == 1
    with pytest.raises(Refusal) as refused:
        shell.ask("ada", "comment", request_id="comment-1", number=number, text="Oh")
    assert refused.value.code == "comment.closed"
    shell.ask("lin", "remove", number=number)
    assert number not in shell.wall("ada")
    assert shell.told[-1] == ("gone", number)


def test_whoever_does_a_lot_at_once_is_asked_to_wait(shell):
    shell.meet("lin")
    for count in range(20):
        shell.ask("lin", "comment", request_id=f"comment-{count}", number=POST, text="Me again")
    with pytest.raises(Refusal) as refused:
        shell.ask("lin", "comment", request_id="comment-20", number=POST, text="Me again")
    assert refused.value.code == "rate"


def test_who_has_not_been_introduced_only_looks(shell):
    with pytest.raises(Refusal) as refused:
        shell.ask("lin", "like", number=POST, is_on=True)
    assert refused.value.code == "person.unknown"


def test_two_people_of_one_name_are_told_apart_by_their_handles(shell):
    shell.meet("lin")
    shell.ask("other", "introduce", name="Lin", color="blue")
    assert shell.ask("other", "person")["handle"] == "Lin2"


@pytest.mark.parametrize("wish", [None, [], {"order": "best"}, {"offset": -1}, {"theme": 3}, {"what": "ever"}])
def test_a_wish_in_another_form_is_refused(shell, wish):
    with pytest.raises(Refusal):
        shell.ask("lin", "posts", wish=wish)


def test_a_theme_takes_posts_in_its_period_alone(shell, gallery, monkeypatch):
    shell.meet("lin")
    monkeypatch.setattr(gallery.themes, "this_month", lambda: 7)
    number = shell.post("lin", theme="shore")
    monkeypatch.setattr(gallery.themes, "this_month", lambda: 11)
    assert shell.post("lin", theme="shore") == number, "sent again after a lost answer"
    with pytest.raises(Refusal) as refusal:
        shell.post("lin", "request-2", theme="shore")
    assert refusal.value.code == "theme.closed"
    shell.post("lin", "request-3", theme="cold")


def test_each_theme_has_a_period_and_a_cover(gallery):
    for theme in gallery.themes.THEMES:
        assert theme.months
        assert (PACKAGE / "assets" / theme.cover.removeprefix("asset:")).is_file()
    shore = gallery.themes.get("shore")
    assert (shore.period(False), shore.period(True)) == ("May to September", "5 月至 9 月")
    assert gallery.themes.get("rain").period(False) == "All year"

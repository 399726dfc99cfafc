"""The gallery's pages, as values: build one, look at it, tap it."""

import asyncio
from pathlib import Path

from minikit import ui
from minikit.media import Media
from tests.miniapps.gallery.conftest import JPEG
from tests.support.fake_shell import OpenedPage, run

POST = "rain00"


def test_the_wall_shows_posts_and_a_theme_narrows_it(shell, gallery):
    home = OpenedPage(gallery.home_page.HomePage())
    (masonry,) = home.nodes(ui.Masonry)
    assert len(masonry.rows.keys) == 200
    run(masonry.on_end())
    assert len(home.nodes(ui.Masonry)[0].rows.keys) == 240
    home.tap("Rainy days")
    assert len(home.nodes(ui.Masonry)[0].rows.keys) == 40


def test_a_like_from_elsewhere_is_seen_on_the_wall_and_in_the_post(shell, gallery):
    shell.meet("ada")
    home = OpenedPage(gallery.home_page.HomePage(), theme="rain")
    opened = OpenedPage(gallery.post_page.PostPage(), id=POST)
    before = opened.nodes(ui.Reaction)[0].count
    shell.ask("ada", "like", number=POST, is_on=True)
    topic, payload = shell.told[-1]
    for page in (home, opened):
        run(page.page.on_broadcast(topic, payload))
    assert opened.nodes(ui.Reaction)[0].count == before + 1
    assert next(post for post in home.page._posts if post["number"] == POST)["likes"] == before + 1


def test_a_comment_is_said_and_the_field_is_empty_again(shell, gallery):
    page = OpenedPage(gallery.post_page.PostPage(), id=POST)
    page.change("Your comment", "So warm")
    page.tap("Send")
    assert "So warm" in page.texts()
    assert page.page.text == ""


def test_a_lost_answer_does_not_double_a_comment(shell, gallery):
    page = OpenedPage(gallery.post_page.PostPage(), id=POST)
    page.change("Your comment", "So warm")
    shell.loses_answers = True
    page.tap("Send")
    assert page.page.problem
    shell.loses_answers = False
    page.tap("Send")
    said = [each["text"] for each in shell.ask("lin", "post", number=POST)["talk"]]
    assert said.count("So warm") == 1


def picked(name: str) -> Media:
    for suffix in ("", "-small"):
        Path(f"{name}{suffix}.jpg").write_bytes(JPEG)
    return Media(f"data:{name}.jpg", f"data:{name}-small.jpg", 800, 1000)


def test_a_draft_survives_and_is_posted_exactly_once(shell, gallery):
    page = OpenedPage(gallery.new_page.NewPage(), theme="rain")
    page.page._draft.add(picked("picked-1"))
    run(page.page.set_caption("Puddles"))

    again = OpenedPage(gallery.new_page.NewPage())
    assert (again.page._draft.caption, again.page._draft.theme) == ("Puddles", "rain")
    request_id = again.page._draft.request_id
    # Killed after the server half had posted, before the draft was cleared.
    kept = dict(shell.kept)
    again.tap("Post")
    (went,) = again.went
    shell.kept.update(kept)
    third = OpenedPage(gallery.new_page.NewPage())
    assert third.page._draft.is_empty
    assert third.page._draft.request_id != request_id
    assert shell.wall("lin", handle="Lin") == [went[1]["id"]]
    assert not list(Path().glob("picked-*"))


def test_posting_goes_on_where_it_was_cut_short(shell, gallery):
    page = OpenedPage(gallery.new_page.NewPage(), theme="rain")
    page.page._draft.add(picked("picked-1"))
    shell.loses_answers = True
    page.tap("Post")
    assert page.page.problem
    shell.loses_answers = False
    page.tap("Post")
    assert len(shell.wall("lin", handle="Lin")) == 1


def test_a_photo_of_somebody_else_is_fetched_once(shell, gallery):
    shell.meet("ada")
    number = shell.post("ada")
    photo = shell.ask("lin", "post", number=number)["photos"][0]
    came: list[str] = []

    async def look() -> str | None:
        assert gallery.photos.local(photo["source"], lambda: came.append("")) is None
        await asyncio.gather(*gallery.photos._coming.values())
        return gallery.photos.local(photo["source"], lambda: came.append(""))

    source = run(look())
    assert source is not None
    assert Path(source.removeprefix("data:")).read_bytes() == JPEG
    assert came == [""]


def test_the_pages_of_a_person_of_activity_and_of_moderators(shell, gallery, monkeypatch):
    monkeypatch.setattr(gallery.photos, "local", lambda _source, _on_come: "asset:rain-00.webp")
    shell.meet("lin", "ada")
    number = shell.post("lin")
    shell.ask("ada", "like", number=number, is_on=True)
    shell.ask("ada", "report", number=number, comment_id=None, reason="adverts")
    person = OpenedPage(gallery.person_page.PersonPage(), who="MayaChen")
    assert "Maya Chen" in person.texts()
    activity = OpenedPage(gallery.activity_page.ActivityPage())
    assert "Ada likes your post" in activity.texts()
    shell.roles = ("moderator",)
    queue = OpenedPage(gallery.queue_page.QueuePage())
    assert "Reported by 1: Advertising" in queue.texts()
    queue.tap("Let it stand: New boots")
    assert "Nothing waits" in queue.texts()


def test_a_theme_is_shown_with_its_period_and_whether_it_is_open(shell, gallery, monkeypatch):
    monkeypatch.setattr(gallery.themes, "this_month", lambda: 1)
    page = OpenedPage(gallery.home_page.HomePage(), theme="shore")
    assert {"Closed now", "May to September"} <= set(page.texts().splitlines())
    page = OpenedPage(gallery.home_page.HomePage(), theme="cold")
    assert {"Open", "October to February"} <= set(page.texts().splitlines())
    draft = OpenedPage(gallery.new_page.NewPage(), theme="shore")
    (select,) = draft.nodes(ui.Select)
    assert select.value == ""
    assert [option.value for option in select.options if not option.is_enabled] == ["shore"]


def test_a_post_that_is_gone_leads_to_others(shell, gallery):
    page = OpenedPage(gallery.post_page.PostPage(), id="nothing")
    assert "It is gone" in page.texts()
    page.tap("See other outfits")
    assert page.went == [("pages/home", {})]


def test_a_report_says_what_is_wrong(shell, gallery):
    page = OpenedPage(gallery.post_page.PostPage(), id="rain00")
    page.page.open("report")
    (radio,) = page.nodes(ui.Radio)
    assert not page.find("Report").is_enabled
    radio.on_change("stolen")
    page.tap("Report")
    assert [each["reasons"] for each in shell.ask("mo", "queue", "moderator")["waiting"]] == [["stolen"]]


def test_going_on_without_end_opens_pages_in_place_of_others(shell, gallery, monkeypatch):
    page = OpenedPage(gallery.post_page.PostPage(), id="rain00")

    def full(path: str, query: dict[str, str]) -> None:
        raise RuntimeError("16 pages are open")

    monkeypatch.setattr(page, "go", full)
    page.tap("Rainy days")
    assert page.went == [("pages/home", {"theme": "rain"})]

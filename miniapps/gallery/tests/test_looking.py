"""The gallery as somebody who opens it meets it: the real pages, the real server half."""

from PySide6.QtCore import Qt


def test_a_post_is_found_looked_at_liked_and_talked_about(plaza):
    page = plaza.open("pages/home")
    page.tap("Rainy days")
    page.see_text("What keeps you dry")
    page = plaza.open("pages/post", id="rain03")
    page.see_text("Comments")
    page.picture("post")
    page.type("Your comment", "Lovely with @MayaChen")
    page.tap("Send")
    page.allow()
    page.see("Reply to Lin: Lovely with @MayaChen")
    page.picture("said")


def test_a_photo_is_enlarged_and_left_again(plaza):
    page = plaza.open("pages/post", id="shore01")
    page.tap("Enlarge photo 1")
    page.see("Pictures")
    page.picture("viewer")
    plaza.shell.press(Qt.Key.Key_Plus)
    plaza.shell.press(Qt.Key.Key_Escape)
    page.see_gone("Pictures")


def test_the_wall_is_filtered_by_a_tag_that_is_followed(plaza):
    page = plaza.open("pages/home", tag="wool")
    page.picture("wall-tag")
    page.tap("Follow this tag")
    page.see("Following")
    page = plaza.open("pages/home")
    page.see("Followed tags")
    page.picture("wall")

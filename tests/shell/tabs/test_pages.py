"""What the shell makes of a mini-app's stack of pages."""

from app.host.pages import PageRef
from app.shell.components.renderer import PageRenderer
from app.shell.tabs.pages import PageStack


def nothing_is_drawn(_page_id: int) -> PageRenderer:
    raise AssertionError("no update has come")


def test_nothing_leads_back_to_the_page_of_another_tab() -> None:
    pages = PageStack(nothing_is_drawn)
    home, cart, over = PageRef(1, "pages/home", "Home", True), PageRef(2, "pages/cart", "Cart"), PageRef(3, "p", "Over")
    pages.show_stack((home, cart))
    assert pages.depth == 1
    pages.show_stack((home, cart, over))
    assert (pages.depth, pages.title) == (2, "Over")
    pages.show_stack((PageRef(2, "pages/cart", "Cart", True), PageRef(1, "pages/home", "Home")))
    assert (pages.depth, pages.title) == (1, "Home")

"""An article is kept at its end and found again among the favourites, by the quick switcher."""

from PySide6.QtCore import Qt

from tests.flows.conftest import Start


def test_what_is_kept_is_found_again_by_the_quick_switcher(start: Start) -> None:
    _, hands = start()
    hands.click("railArticles")
    hands.click_row("枫里 Maple Lane")
    hands.click_text("Five looks, one red coat")
    hands.click("articleKeep")
    hands.wait("it is kept", lambda: hands.see("articleKeep").property("role") == "primary")
    hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.see("quickField")
    hands.type_text("favourites")
    hands.see("quickRow_section favourites")
    hands.press(Qt.Key.Key_Return)
    hands.see("favouritesTitle")
    hands.click_text("Five looks, one red coat")
    hands.see("articleTitle")

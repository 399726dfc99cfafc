"""What the first page does, in the real Plaza."""


def test_a_tap_is_counted(plaza):
    page = plaza.open("pages/home")
    page.see("Tapped 0 times")
    page.tap("Tap")
    page.see("Tapped 1 times")

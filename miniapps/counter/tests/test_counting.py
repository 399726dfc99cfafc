"""The counter counts, in both directions, and still knows after a new start of Plaza."""


def test_counting_up_and_down(plaza):
    page = plaza.open()
    page.see("Counter")
    page.tap("One more")
    page.tap("One more")
    page.see("Counted 2")
    page.tap("One less")
    page.see("Counted 1")


def test_the_count_is_there_after_a_new_start(plaza):
    page = plaza.open("pages/home")
    page.tap("One more")
    page.see("Counted 1")
    plaza.restart()
    plaza.open().see("Counted 1")

"""The component book as somebody who looks something up in it uses it."""


def test_a_component_is_found_and_opened(plaza):
    page = plaza.open()
    page.type("Search the components", "chip")
    page.see_gone("Button")
    page.tap("Chip")
    page.see_text("selected")
    page.back()
    page.type("Search the components", "no such thing")
    page.see("No component is called so")

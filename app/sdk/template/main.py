"""One page, which says what is on it; a tap changes it, and it is built again."""

from minikit import App, Page, ui

app = App()


@app.page("pages/home")
class Home(Page):
    """The page that opens first."""

    title = "Home"
    count = 0

    def build(self) -> ui.Node:
        """Return what the page shows now."""
        return ui.Column(
            ui.Heading(f"Tapped {self.count} times"),
            ui.Button("Tap", self.tap, icon="plus"),
            padding="large",
        )

    def tap(self) -> None:
        """Count one more."""
        self.count += 1

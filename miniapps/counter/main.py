"""A counter that survives a restart: how little a mini-app needs."""

from minikit import App, Page, storage, ui

app = App()


@app.page("pages/home")
class Home(Page):
    title = "Counter"
    count = 0

    async def on_show(self) -> None:
        self.count = await storage.get("count", 0)

    def build(self) -> ui.Node:
        return ui.Column(
            ui.Spacer(grow=True),
            ui.Text("So far", role="label", tone="soft"),
            ui.Text(f"{self.count:,}", role="display", label=f"Counted {self.count}"),
            ui.Row(
                ui.Button("One less", lambda: self.add(-1), role="secondary", icon="minus"),
                ui.Button("One more", lambda: self.add(1), icon="plus"),
            ),
            ui.Text("Close me, quit, come back: I remember.", role="caption"),
            ui.Spacer(grow=True),
            align="center",
        )

    async def add(self, step: int) -> None:
        self.count += step
        await storage.set("count", self.count)

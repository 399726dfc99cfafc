"""An icon among those of a system, standing still."""

from app.shell.application import Application


class FakeTray:
    """Is there, until a test says otherwise."""

    def __init__(self) -> None:
        self.is_there = True
        self.is_closed = False

    def is_seen(self) -> bool:
        """Tell what the test wants."""
        return self.is_there

    def close(self) -> None:
        """Note it."""
        self.is_closed = True


def with_tray(application: Application) -> FakeTray:
    """Give an application that is ready an icon."""
    tray = FakeTray()
    assert application.staying is not None
    application.staying.use(tray)
    return tray

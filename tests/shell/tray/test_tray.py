"""What the icon offers, and notices by way of it."""

from app.shell.system_notices.by_tray import TrayNotices
from app.shell.system_notices.ports import Outcome, SystemNotice
from app.shell.tray.tray import TrayLine, TrayViewModel


def test_only_what_is_offered_can_be_chosen() -> None:
    icon = TrayViewModel()
    chosen: list[str] = []
    icon.chosen.connect(chosen.append)
    icon.offer([TrayLine("open", "Open")])
    for key in ("open", "window.quit", ""):
        icon.choose(key)
    assert chosen == ["open", ""]


def test_notices_by_way_of_the_icon_are_one_at_a_time_and_a_click_is_the_newest_one_s() -> None:
    icon = TrayViewModel()
    said: list[tuple[str, str]] = []
    clicked: list[str] = []
    icon.said.connect(lambda title, text: said.append((title, text)))
    notices = TrayNotices(icon)

    def show(key: str) -> None:
        notices.show(SystemNotice(key, key, "text", "Open"), Outcome(lambda _: clicked.append(key), lambda: None))

    show("first")
    show("second")
    assert said == [("first", "text"), ("second", "text")]
    icon.saidClicked.emit()
    icon.saidClicked.emit()
    assert clicked == ["second"]
    show("third")
    notices.withdraw("third")
    icon.saidClicked.emit()
    notices.close()
    icon.saidClicked.emit()
    assert clicked == ["second"]

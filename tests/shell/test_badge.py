"""The number on Plaza's icon: what waits in all windows, told when it changes and not otherwise."""

from app.shell.badge import COUNT_MAX, Badge


def test_what_waits_in_all_windows_is_added_up_and_told_when_it_changes() -> None:
    told: list[int] = []
    badge = Badge(told.append)
    badge.tell("lin", 0)
    badge.tell("lin", 3)
    badge.tell("ada", 2)
    badge.tell("ada", 2)
    badge.forget("lin")
    badge.forget("nobody")
    badge.clear()
    badge.clear()
    assert told == [3, 5, 2, 0]


def test_more_than_many_is_many() -> None:
    told: list[int] = []
    badge = Badge(told.append)
    badge.tell("lin", 10**12)
    badge.tell("ada", 1)
    assert told == [COUNT_MAX]

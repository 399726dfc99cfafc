"""The permissions there are: what a manifest may declare, and how the person has a say in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Asked = Literal["first_use", "each_time", "install"]


@dataclass(frozen=True, slots=True)
class PermissionRule:
    """How one permission is had.

    ``asked`` says when the person is: at the "first_use", and the answer is kept; "each_time", by a sheet of the
    call's own that shows what is handed over, or by their own act on that; or at "install", where it is told and holds
    for as long as the install does. ``needs_tap``: its calls are answered within the person's own tap only. ``what`` is
    for authors.
    """

    what: str
    asked: Asked
    needs_tap: bool = False


PERMISSIONS: Mapping[str, PermissionRule] = {
    "pay": PermissionRule("ask the person to pay an order", "each_time", needs_tap=True),
    "pay.collect": PermissionRule(
        "collect an order's price from the pay code that somebody shows", "each_time", needs_tap=True
    ),
    "profile": PermissionRule("the person's name and picture", "first_use"),
    "follow": PermissionRule("whether the person follows your official account, and following it", "first_use"),
    "notices": PermissionRule("send the person notices while no page of yours is open", "first_use"),
    "messages": PermissionRule(
        "send messages of your templates to a person who agrees to one", "each_time", needs_tap=True
    ),
    "camera": PermissionRule("the text of a code the person scans", "first_use", needs_tap=True),
    "clipboard": PermissionRule("what the person has copied elsewhere", "first_use", needs_tap=True),
    "address": PermissionRule("a delivery address the person picks", "each_time", needs_tap=True),
    "share": PermissionRule("a card of yours in a conversation the person picks", "each_time", needs_tap=True),
    "media": PermissionRule("pictures and videos the person picks", "each_time", needs_tap=True),
    "files": PermissionRule("a file of a chat that the person opens with you", "each_time"),
    "network": PermissionRule("reach the hosts your manifest names", "install"),
}

"""The words of the capability ledger: what was asked for, and what came of it."""

from collections.abc import Mapping
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.host.call_log.model import What
from app.shell.permissions.words import WORDS, words_of

Said = Annotated[str, "About"]
RoleSaid = Annotated[str, "Roles"]

ASKED: Mapping[str, Said] = {
    "address.choose": "Have you pick an address",
    "alarms.all": "Look at its alarms",
    "alarms.cancel": "Call off an alarm",
    "alarms.set": "Set an alarm",
    "broadcast.send": "Tell all its open pages",
    "clipboard.get": "Read what you copied",
    "clipboard.put": "Copy something for you",
    "coupons.claim": "Give you a coupon",
    "coupons.create": "Make a coupon",
    "coupons.invite": "Set a coupon aside for somebody",
    "coupons.mine": "See which of its coupons you have",
    "coupons.query": "Look up a coupon",
    "coupons.withdraw": "Withdraw a coupon",
    "files.receive": "Take a file you opened with it",
    "login.exchange": "Check a log-in code",
    "login.issue": "Get a log-in code",
    "media.choose": "Have you pick pictures",
    "navigate.open": "Have you open another mini-app",
    "network.download": "Fetch a file from the internet",
    "network.request": "Reach the internet",
    "official.follow": "Have you follow its account",
    "official.is_following": "See whether you follow its account",
    "official.open": "Show you its account",
    "messages.ask": "Ask to send you messages",
    "messages.send": "Send you a message you agreed to",
    "notices.send": "Send you a notice",
    "orders.capture": "Take what is held for an order",
    "orders.close": "Close an order",
    "orders.create": "Place an order",
    "orders.query": "Look up an order",
    "orders.refund": "Give money of an order back",
    "orders.refunds": "Look up what it gave back",
    "pay.collect": "Collect from a pay code",
    "pay.request_payment": "Ask you to pay",
    "pay.take_code": "Have you scan a pay code",
    "profile.get": "See your name and picture",
    "scan.code": "Have you scan a code",
    "server.call": "Ask its server half",
    "share.card": "Have you share a card",
    "storage.get": "Read what it keeps",
    "storage.remove": "Delete what it keeps",
    "storage.set": "Keep something",
    "unknown": "Something that does not exist",
}
"""By capability; one that is not here is shown by its name."""

DECISIONS: Mapping[str, Said] = {
    "allowed": "Allowed",
    "bridge.no_gesture": "Refused: without a tap",
    "bridge.shape": "Refused: malformed",
    "bridge.too_many": "Refused: too many at once",
    "bridge.too_often": "Refused: too often",
    "bridge.undeclared": "Refused: not declared",
    "bridge.unknown": "Refused: unknown",
    "cancelled": "You cancelled",
    "held": "Held",
    "failed": "Not done",
    "made": "Done",
    "never": "Never allowed",
    "not_now": "Not now",
    "over": "Not paid: nobody answered",
    "paid": "Paid",
    "permission.busy": "Refused: you were being asked",
    "permission.unseen": "Refused: you were looking elsewhere",
    "permission.denied": "Refused: you do not allow it",
    "refused": "Not paid",
    "waiting": "Waiting for the payer",
    "withdrawn": "Closed unanswered",
}
"""By decision; another code of a refusal is shown as it is."""

ROLES: Mapping[str, tuple[RoleSaid, RoleSaid]] = {
    "seller": ("Seller", "It is told that you sell here, and may show you its orders and what it has in stock."),
    "moderator": ("Moderator", "It is told that you keep order here, and may let you hide what others write in it."),
    "owner": ("Owner", "It is told that it is yours, and may let you change how it works for everybody."),
}
"""By role: what it is called, and what it comes to."""

GOOD = frozenset({"made", "allowed", "paid", "held"})


def what_text(what: What) -> str:
    """Return what was asked for."""
    if what.kind == "prompt" and what.name in WORDS:
        return words_of(what.name).title
    return _tr(ASKED[what.name]) if what.name in ASKED else what.name


def decision_text(what: What) -> str:
    """Return what came of it."""
    if what.decision in DECISIONS:
        return _tr(DECISIONS[what.decision])
    return _tr("Not done ({code})").replace("{code}", what.decision)


def _tr(text: str) -> str:
    return QCoreApplication.translate("About", text)

"""What a mini-app's author or page is told when the shell says no, by the error's code."""

from app.core.kernel.errors import PlazaError

SENTENCES = {
    "alarms.no_server_half": "Alarms come to the server half, and this mini-app has none: add a server.py.",
    "alarms.too_far": "An alarm is at most {days_max} days ahead.",
    "alarms.too_many": "At most {count_max} alarms are kept here; cancel one first.",
    "bridge.cancelled": "The shell is closing.",
    "bridge.ended": "The mini-app was ended before this was done.",
    "bridge.failed": "The shell could not do this. It is not your fault; its log says more.",
    "bridge.no_gesture": "This works only in answer to a tap, once, at most 5 seconds after it.",
    "bridge.shape": "The arguments are not what this call takes: {problem}",
    "bridge.too_large": "The answer is too large for one message.",
    "bridge.too_many": "Too many calls are waiting for their answers.",
    "bridge.too_often": "This was called too often; wait a little.",
    "bridge.unknown_user": "Nobody who uses this mini-app has this identifier.",
    "bridge.undeclared": "The manifest does not ask for the permission '{permission}'.",
    "bridge.unknown": "There is no call '{name}' here.",
    "broadcast.too_large": "A broadcast has at most {bytes_max} bytes.",
    "clipboard.none": "There is no clipboard here.",
    "clipboard.pay_code": "What was copied is a code to pay with, which no mini-app reads.",
    "clipboard.too_large": "A text on the clipboard has at most {bytes_max} bytes here.",
    "coupons.closed": "This coupon was withdrawn or is over, so nobody can take it any more.",
    "coupons.insufficient": "What your publisher was paid and has left is less than the coupon could give: "
    "{needed_minor} in minor units.",
    "coupons.none_left": "The last of these coupons is gone.",
    "coupons.not_invited": "This coupon is for people who were invited.",
    "coupons.number": "A coupon's number is 1 to 64 characters that can be seen.",
    "coupons.number_reused": "Another coupon has this number.",
    "coupons.taken": "This person has taken the coupon as often as one may.",
    "coupons.terms": "These terms make no coupon: {problem}.",
    "coupons.times": "A coupon ends after it begins, after now, and within {days_max} days.",
    "coupons.title": "A coupon's title is 1 to {characters_max} characters that can be seen.",
    "coupons.too_many": "A publisher has at most {count_max} coupons at a time; one that is over makes room.",
    "coupons.unknown": "This mini-app's publisher has no such coupon.",
    "file.name": "A file's name is 1 to 100 letters, digits, spaces, hyphens and dots, without a dot before it.",
    "file.no_space": "The mini-app's folder is full: it may hold {bytes_max} bytes. Delete something first.",
    "file.unwritable": "The file '{name}' could not be written: {reason}.",
    "files.gone": "No such file lies ready for this mini-app: it was taken before, or is not there any more.",
    "files.too_large": "A file of more than {megabytes_max} MB is not handed over.",
    "login.code_invalid": "This login code was used, is too old, or is none of this mini-app's. Ask for another.",
    "messages.fields": "A message says just these, each in 1 to {characters_max} characters: {names}.",
    "messages.not_agreed": "This person did not agree to this message, or does not want it any more.",
    "messages.too_many": "At most {count_max} messages a day go to one person.",
    "messages.unknown": "The manifest's plaza.messages has no template '{template}'.",
    "network.address": "'{host}' leads to an address that is not public, which no mini-app may reach.",
    "network.certificate": "'{host}' could not prove that it is who it says: {reason}.",
    "network.downloading": "A file is being fetched already; wait for it.",
    "network.failed": "The connection to '{host}' failed. Try again later.",
    "network.header": "The header '{name}' cannot be sent: it is Plaza's to say, or not written as headers are.",
    "network.host": "The manifest's plaza.hosts does not name '{host}'.",
    "network.redirects": "The answer leads on and on; {redirects_max} redirects are followed.",
    "network.slow": "There was no whole answer in time. Try again later.",
    "network.status": "The host answered with status {status} instead of the file.",
    "network.too_large": "The answer is larger than {bytes_max} bytes. For larger ones there is download_file.",
    "network.too_many": "At most {at_once_max} requests run at once; wait for one.",
    "network.unknown_host": "There is no host '{host}', or no connection to the internet.",
    "network.url": "An address reads https://host/path: plain ASCII, no port, no user name, at most 2,048 characters.",
    "notices.blank": "A notice needs a title that can be seen.",
    "notices.not_allowed": "This person does not let the mini-app send notices.",
    "notices.too_many": "At most {count_max} notices an hour go to one person.",
    "official.none": "This mini-app has no official account: its manifest names none.",
    "official.unknown": "This mini-app's official account is not known here.",
    "orders.capture_too_much": "This is more than is held: {held_minor} in minor units.",
    "orders.captured": "This order was captured already, with another amount.",
    "orders.closed": "This order was closed. Nothing was paid.",
    "orders.expired": "This order is too old to be paid. Nothing was paid.",
    "orders.hold_over": "What was held for this order went back when its time was over.",
    "orders.merchant": "The listing's name cannot be shown on an order.",
    "orders.not_held": "Nothing is held for this order.",
    "orders.number": "An order's number is 1 to 64 characters that can be seen.",
    "orders.paid": "This order was paid, so it cannot be closed.",
    "orders.paid_by_other": "Somebody else has paid this order.",
    "orders.title": "An order's title is 1 to 128 characters that can be seen.",
    "orders.number_reused": "Another order has this number.",
    "orders.too_many": "{count_max} orders of this mini-app wait to be paid already; close those nobody will pay.",
    "orders.unknown": "This mini-app has no such order.",
    "money.amount": "This is not an amount that can be paid.",
    "page.query": "The query of a page has at most {characters_max} characters.",
    "page.unknown": "The manifest lists no page '{page}'.",
    "pay_codes.over": "This pay code does not count, or no more. Nothing was paid; ask for a new one.",
    "pay_codes.too_often": "Too many of this mini-app's pay codes were wrong. Nothing was paid; wait ten minutes.",
    "pay.busy": "A payment is being asked for already.",
    "permission.busy": "The person is asked for something else just now. Wait for that answer first.",
    "permission.denied": "The person does not let this mini-app use '{permission}'.",
    "permission.unseen": "The person looks at something else, so they cannot be asked for '{permission}' now.",
    "prompt.busy": "The person is asked for something by this mini-app just now. Wait for that answer first.",
    "share.blank": "A card needs a title that can be seen.",
    "share.link": "The card's page and query do not make a link: at most 512 bytes, nothing that cannot be seen.",
    "navigate.missing": "The mini-app '{miniapp_id}' is not installed here.",
    "navigate.self": "A mini-app does not open itself: use the page's go().",
    "scan.pay_code": "That is a pay code; it is for wallets.",
    "refunds.insufficient": "What your publisher was paid and has left is less than this. Nothing was refunded.",
    "refunds.number": "A refund's number is 1 to 64 characters that can be seen.",
    "refunds.number_reused": "Another refund of this order has this number.",
    "refunds.reason": "A refund's reason has at most {characters_max} characters, all of which can be seen.",
    "refunds.too_many": "An order is refunded at most {count_max} times.",
    "refunds.too_much": "This is more than is left of what was paid: {left_minor} in minor units.",
    "refunds.unpaid": "This order was not paid, so there is nothing to give back.",
    "sandbox.untrusted": "The person has not agreed to run this mini-app on a computer without a whole sandbox.",
    "process.failed": "The server half could not be started.",
    "server.ended": "The mini-app stopped before it answered. Try again.",
    "server.failed": "Something went wrong on the mini-app's side. Try again later.",
    "server.none": "This mini-app has no server half.",
    "server.resting": "The mini-app's server half took too much, or ended too often. It may start again in a minute.",
    "server.slow": "The mini-app did not answer in time. Try again.",
    "storage.full": "This mini-app's storage is full.",
    "storage.too_large": "This value is too large to be kept.",
}

_WALLET = "The person's wallet does not let this payment through. Nothing was paid."
_WALLETS_OWN = ("limits.day", "limits.miniapp", "limits.payment", "pin.locked", "wallet.frozen", "wallet.insufficient")
"""What the person has and allows themselves is theirs: a page hears the same of all of it."""
SENTENCES.update(dict.fromkeys(_WALLETS_OWN, _WALLET))


def sentence(error: PlazaError) -> str:
    """Return one sentence, fit to show, on why a call was refused."""
    told = error.details.get("message")
    if isinstance(told, str) and told:
        return told[:500]
    template = SENTENCES.get(error.code, "The shell refused this ({code}).")
    return template.format_map({"code": error.code, **_Blank(error.details)})[:500]


class _Blank(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return ""

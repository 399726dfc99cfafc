"""The words for every refusal and failure: what happened, why, and what to do."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.core.kernel.errors import DetailValue, PlazaError
from app.core.kernel.money import Money

TEXTS: Mapping[str, str] = {
    "catalog.unknown": "This mini-app is not in the catalogue any more, so it cannot be opened.",
    "chat.empty": "A message needs some words. Write something first.",
    "chat.not_member": "You are not in this conversation, so nothing was sent.",
    "chat.text_length": "This message is too long. Send it in parts.",
    "chat.unknown": "This conversation does not exist any more.",
    "data.in_use": "Plaza already runs with the data in {folder}. Use its window, or choose another with --data.",
    "data.unwritable": "Plaza cannot write to {folder} ({reason}). Make it writable, or choose another with --data.",
    "database.busy": "Your data is in use right now, so nothing was changed. Try again in a moment.",
    "database.full": "The disk is full, so nothing was changed. Free some space and try again.",
    "database.newer": "{path} was written by a newer Plaza (version {found}). Install that one; the file is untouched.",
    "database.unreadable": "{path} is damaged or not Plaza's. Put a back-up in its place; the file is untouched.",
    "host.unavailable": "The mini-app could not be started. Try again.",
    "internal": "Something in Plaza went wrong, and the details are in its log. Try again.",
    "ledger.key_reused": "This request was already used for something else, so nothing moved. Start again.",
    "money.amount": "That is not an amount Plaza can move. Ask for an amount above zero.",
    "official.article_taken": "Another official account has already published an article with this number.",
    "official.unknown": "This official account does not exist any more.",
    "official.unknown_article": "This article does not exist any more.",
    "orders.closed": "This order was closed, so nothing was paid. Place a new one in the mini-app.",
    "orders.expired": "This order is too old to be paid, so nothing was paid. Place a new one in the mini-app.",
    "orders.number_reused": "The mini-app used an order number twice, so nothing was ordered. Try again there.",
    "orders.paid_by_other": "Somebody else has already paid this order. You were not charged.",
    "orders.unknown": "This order does not exist, so nothing was paid. Place it again in the mini-app.",
    "package.broken": "This mini-app's package is damaged, so it was not opened. Its publisher has to repair it.",
    "package.changed": "This mini-app's files were changed on this computer, so it was not opened. Install it again.",
    "people.name": "A name needs 1 to {characters_max} visible characters. Choose another.",
    "people.self": "That is you: you cannot be your own contact.",
    "people.unknown": "This person is not known here.",
    "pin.already_set": "A payment PIN is already set. Use that one.",
    "pin.locked": "Too many wrong PINs, so payments are locked until {until}. Nothing was paid.",
    "pin.not_set": "No payment PIN is set yet. Choose one first.",
    "pin.shape": "A PIN is six digits. Choose six digits.",
    "pin.wrong": "The PIN is wrong, so nothing was paid. Tries left: {tries_left}.",
    "scanner.no_code": "No code was found in this picture. Try a sharper or closer one.",
    "scanner.unreadable": "This picture or video cannot be read. Choose another file or address.",
    "secrets.broken": "The key file {path} is damaged, so your wallet stays closed. Put a back-up of it in its place.",
    "settings.unwritable": "Your choice holds until you close Plaza: it could not be saved ({reason}).",
    "wallet.insufficient": "Not enough money: it costs {needed}, you have {balance}. Nothing was paid; top up first.",
}
"""Patterns by code. A detail ``x_minor`` is shown as money under the name ``x``."""

UNKNOWN = "That did not work ({code}). Try again."


def text_of(error: PlazaError) -> str:
    """Return one clear sentence for ``error``: what, why, what to do."""
    pattern = QCoreApplication.translate("ErrorTexts", TEXTS.get(error.code, UNKNOWN))
    return pattern.format_map(_Shown({"code": error.code, **_shown(error.details)}))


class _Shown(dict[str, str]):
    """Details by name; one that the error lacks is left out of the sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


def _shown(details: Mapping[str, DetailValue]) -> dict[str, str]:
    shown = {}
    currency = str(details.get("currency", "CNY"))
    for name, value in details.items():
        if name.endswith("_minor") and isinstance(value, int):
            shown[name.removesuffix("_minor")] = Money(value, currency).text()
        elif name == "until":
            shown[name] = _time(str(value))
        else:
            shown[name] = str(value)
    return shown


def _time(text: str) -> str:
    """Return the local time of day of an ISO moment; other text as it is."""
    try:
        return datetime.fromisoformat(text).astimezone().strftime("%H:%M")
    except ValueError:
        return text

"""What a trust card says of what is not Plaza's: pages of the web, contacts, Wi-Fi and the like, plain text."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.core.catalog.names import latin_of
from app.core.links import Form, FormText, PlainText, WebLink, doubts_of, host_as_read
from app.scanner.model import TextIs
from app.shell.form_words import FORMS
from app.shell.plain_words import hidden_shown, host_shown, in_a_row, isolated, one_line
from app.shell.scan.trust_card import TrustFacts

Said = Annotated[str, "TrustCard"]

NOTES: Mapping[str, Said] = {
    "oversized": "This is longer than any code of Plaza's. It is only shown.",
    "hidden_characters": "This contains characters that cannot be seen or that turn text around. It is only shown.",
    "look_alike": "This uses letters that pass for others, so it may imitate something else. It is only shown.",
    "credentials": "The name before the “@” is made to pass for the address. It is only shown.",
    "other_scheme": "This is an address for another program. Plaza does not open it.",
    "unknown_kind": "This looks like a link of Plaza's, but of a kind this version does not know.",
    "malformed": "This begins like an address but is not one. It is only shown.",
    "not_text": "This is data for a program, not text: what is no letter stands here as a number. It is only shown.",
    "part": "This is one part of a text in several codes. Hold the others in view as well, together or one by one.",
}
VALUE_MAX = 400
_NAMES: dict[str, object] = {
    "name": QT_TRANSLATE_NOOP("TrustCard", "Name"),
    "security": QT_TRANSLATE_NOOP("TrustCard", "Security"),
    "password": QT_TRANSLATE_NOOP("TrustCard", "Password"),
    "hidden": QT_TRANSLATE_NOOP("TrustCard", "Hidden"),
    "number": QT_TRANSLATE_NOOP("TrustCard", "Number"),
    "phone": QT_TRANSLATE_NOOP("TrustCard", "Phone"),
    "mail": QT_TRANSLATE_NOOP("TrustCard", "E-mail"),
    "organisation": QT_TRANSLATE_NOOP("TrustCard", "Company"),
    "position": QT_TRANSLATE_NOOP("TrustCard", "Position"),
    "address": QT_TRANSLATE_NOOP("TrustCard", "Address"),
    "web": QT_TRANSLATE_NOOP("TrustCard", "Web"),
    "note": QT_TRANSLATE_NOOP("TrustCard", "Note"),
    "subject": QT_TRANSLATE_NOOP("TrustCard", "Subject"),
    "text": QT_TRANSLATE_NOOP("TrustCard", "Text"),
    "place": QT_TRANSLATE_NOOP("TrustCard", "Position"),
    "where": QT_TRANSLATE_NOOP("TrustCard", "Place"),
    "start": QT_TRANSLATE_NOOP("TrustCard", "Start"),
    "end": QT_TRANSLATE_NOOP("TrustCard", "End"),
}
_OUTCOMES: dict[Form, object] = {
    "wifi": QT_TRANSLATE_NOOP("TrustCard", "Plaza does not connect: choose the network in the system's settings."),
    "contact": QT_TRANSLATE_NOOP("TrustCard", "Nothing is added to your contacts."),
    "phone": QT_TRANSLATE_NOOP("TrustCard", "Plaza calls nobody."),
    "mail": QT_TRANSLATE_NOOP("TrustCard", "Plaza sends nothing."),
    "message": QT_TRANSLATE_NOOP("TrustCard", "Plaza sends nothing."),
    "event": QT_TRANSLATE_NOOP("TrustCard", "Nothing is added to your calendar."),
}


def facts_of_web(link: WebLink) -> TrustFacts:
    """Return what the card says of a page of the web: its host first, and why that may not be what it seems."""
    lines = [hidden_shown(link.url, 240)]
    if link.url.strip()[:5].lower() == "http:":
        lines.append(_tr("Not encrypted: others on the way can read it and change it."))
    return TrustFacts(
        kind="web",
        heading=_tr("Page of the web"),
        title=host_shown(link.host),
        lines=tuple(lines),
        icon_name="globe",
        color="amber" if link.is_suspicious else "blue",
        outcome=_tr("It opens in your browser, outside Plaza."),
        warning=_doubts_in_words(link),
        open_label=_tr("Open in browser"),
        copy_text=link.url,
    )


def facts_of_form(link: FormText) -> TrustFacts:
    """Return what the card says of a text in a known form: its parts, the one of use ready to be copied."""
    heading, icon, copy_label = FORMS[link.form]
    given = dict(link.fields)
    first = link.fields[0][1]
    title = one_line(given.get("name", first), 60) or _tr(heading)
    whole = "\n".join(value for _, value in link.fields)
    copied = {"wifi": given.get("password", ""), "contact": whole, "event": whole}.get(link.form, first)
    is_command = link.form in {"phone", "message"} and any(sign in first for sign in "*#")
    return TrustFacts(
        kind="form",
        heading=_tr(heading),
        title=title,
        rows=tuple(
            (_tr(_NAMES[name]), _tr("Yes") if name == "hidden" else hidden_shown(value, VALUE_MAX))
            for name, value in link.fields
            if value != title
        ),
        icon_name=icon,
        color="green",
        outcome=_tr(_OUTCOMES.get(link.form, "")),
        warning=_tr("This is a command to a telephone, not somebody's number. Do not dial it.") if is_command else "",
        copy_text=copied,
        copy_label=_tr(copy_label),
    )


def facts_of_text(link: PlainText) -> TrustFacts:
    """Return what the card says of anything else: the text itself, and why it is no more than that."""
    return TrustFacts(
        kind="text",
        heading=_tr("Data, not text") if link.note == "not_text" else _tr("Text"),
        title=hidden_shown(link.text),
        icon_name="type",
        warning=_tr(NOTES[link.note]) if link.note else "",
        copy_text=link.text,
    )


def facts_of_reading(facts: TrustFacts, text_is: TextIs) -> TrustFacts:
    """Return ``facts`` with what is to be known of how the text came about."""
    if text_is != "guessed":
        return facts
    line = _tr("The code does not say in which alphabet it is written: this is the likeliest. Check names and numbers.")
    return replace(facts, lines=(*facts.lines, line))


def _doubts_in_words(link: WebLink) -> str:
    doubts = doubts_of(link)
    host, read = one_line(link.host, 60), isolated(one_line(host_as_read(link), 60))
    told: list[str] = []
    if "credentials" in doubts:
        told.append(_tr("What stands before the “@” is only a name: the page is of {host}.").replace("{host}", host))
    if "scripts" in doubts:
        told.append(_script_in_words(link, host, read))
    if "number" in doubts:
        told.append(_tr("It is the bare number of a computer, which has no name that anybody vouches for."))
    if "local" in doubts:
        told.append(_tr("It is this computer, or one in your own network."))
    if told:
        told.append(_tr("Look at it letter by letter before you open it."))
    return in_a_row(told)


def _script_in_words(link: WebLink, host: str, read: str) -> str:
    twin = latin_of(host_as_read(link))
    if twin.isascii() and twin != link.host:
        pattern = _tr("It can be taken for {twin} and is not: it reads “{read}” and goes to {host}.")
        return pattern.replace("{twin}", one_line(twin, 60)).replace("{read}", read).replace("{host}", host)
    pattern = _tr("Its letters are not all Latin: it reads “{read}” and goes to {host}.")
    return pattern.replace("{read}", read).replace("{host}", host)


def _tr(text: object) -> str:
    return QCoreApplication.translate("TrustCard", str(text)) if text else ""

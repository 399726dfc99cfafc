"""What texts in a form that many programs know are called: networks, contacts, events and the like."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.core.links import Form

FORMS: Mapping[Form, tuple[object, str, object]] = {
    "wifi": (QT_TRANSLATE_NOOP("TrustCard", "Wi-Fi network"), "wifi", QT_TRANSLATE_NOOP("TrustCard", "Copy password")),
    "contact": (QT_TRANSLATE_NOOP("TrustCard", "Contact"), "contact", QT_TRANSLATE_NOOP("TrustCard", "Copy contact")),
    "phone": (QT_TRANSLATE_NOOP("TrustCard", "Phone number"), "phone", QT_TRANSLATE_NOOP("TrustCard", "Copy number")),
    "mail": (QT_TRANSLATE_NOOP("TrustCard", "E-mail"), "mail", QT_TRANSLATE_NOOP("TrustCard", "Copy address")),
    "message": (
        QT_TRANSLATE_NOOP("TrustCard", "Text message"),
        "message-square",
        QT_TRANSLATE_NOOP("TrustCard", "Copy number"),
    ),
    "place": (QT_TRANSLATE_NOOP("TrustCard", "Place"), "map-pin", QT_TRANSLATE_NOOP("TrustCard", "Copy place")),
    "event": (QT_TRANSLATE_NOOP("TrustCard", "Event"), "calendar", QT_TRANSLATE_NOOP("TrustCard", "Copy event")),
    "product": (QT_TRANSLATE_NOOP("TrustCard", "Product"), "tag", QT_TRANSLATE_NOOP("TrustCard", "Copy number")),
}
"""What each is called, its icon, and what its button for copying says; not translated yet."""


def form_in_words(form: Form) -> tuple[str, str]:
    """Return what a text in a known form is called, and its icon."""
    heading, icon, _ = FORMS[form]
    return QCoreApplication.translate("TrustCard", str(heading)), icon

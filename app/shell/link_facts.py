"""What a trust card says of a link: the words for every kind, and for everything suspicious about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from app.core.catalog.model import Listing
from app.core.chat.invitations import Invitation
from app.core.kernel.errors import Refused
from app.core.kernel.ids import CouponId, MiniAppId, OfficialAccountId, UserId
from app.core.links import (
    CouponLink,
    FormText,
    GroupLink,
    Link,
    MiniAppLink,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    WebLink,
    is_pay_number,
)
from app.core.official.model import OfficialAccount
from app.core.payments.model import HeldCoupon
from app.core.payments.receive_codes import ReceiveCode
from app.core.people.model import User
from app.host.catalogues.service import Disputed, Offered, Withdrawn
from app.host.product_search import ProductSearch
from app.shell.coupon_words import gives, lasts, why_not
from app.shell.error_texts import text_of
from app.shell.faces import color_of, icon_name, picture_url
from app.shell.outside_facts import facts_of_form, facts_of_text, facts_of_web
from app.shell.plain_words import isolated, one_line
from app.shell.scan.trust_card import TrustChoice, TrustFacts

SEARCHES_MAX = 20
"""So many mini-apps that look for products are offered; more would be a list to search."""
InCatalogues = Offered | Withdrawn | Disputed


class _Catalog(Protocol):
    def get(self, miniapp_id: MiniAppId) -> Listing: ...


class _Catalogues(Protocol):
    def find(self, miniapp_id: MiniAppId) -> InCatalogues | None: ...


class _People(Protocol):
    def get(self, user_id: UserId) -> User: ...


class _Official(Protocol):
    def get(self, account_id: OfficialAccountId) -> OfficialAccount: ...


class _Coupons(Protocol):
    def held(self, coupon_id: CouponId, user_id: UserId) -> HeldCoupon: ...


class _Invitations(Protocol):
    def find(self, token: str, user_id: UserId) -> Invitation: ...


class _ReceiveCodes(Protocol):
    def find(self, token: str, giver_id: UserId) -> ReceiveCode: ...


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A receive code and whose it is, or why money cannot be given to it."""

    code: ReceiveCode | None
    person: User | None
    trouble: str = ""


Found = Listing | InCatalogues | User | OfficialAccount | HeldCoupon | FoundCode | Invitation | None


class Finder:
    """Looks up what a link names, for the person who sits here. On a worker."""

    def __init__(
        self,
        user_id: UserId,
        catalog: _Catalog,
        people: _People,
        official: _Official,
        coupons: _Coupons,
        receive_codes: _ReceiveCodes,
        catalogues: _Catalogues,
        invitations: _Invitations,
    ) -> None:
        self._user_id = user_id
        self._catalog = catalog
        self._people = people
        self._official = official
        self._coupons = coupons
        self._receive_codes = receive_codes
        self._catalogues = catalogues
        self._invitations = invitations

    def find(self, link: Link) -> Found:
        """Return what ``link`` names; None for something unknown, and for what has no name."""
        if isinstance(link, PayLink):
            # Whose pay code it is, or whether it counts, nobody hears before they collect.
            return None if is_pay_number(link.token) else self._find_code(link.token)
        if isinstance(link, MiniAppLink):
            return self._find_miniapp(link.miniapp_id)
        try:
            if isinstance(link, PersonLink):
                return self._people.get(link.user_id)
            if isinstance(link, OfficialAccountLink):
                return self._official.get(link.account_id)
            if isinstance(link, GroupLink):
                return self._invitations.find(link.token, self._user_id)
            if isinstance(link, CouponLink):
                return self._coupons.held(CouponId(link.coupon_id), self._user_id)
        except Refused:
            return None
        return None

    def _find_miniapp(self, miniapp_id: MiniAppId) -> Listing | InCatalogues | None:
        try:
            return self._catalog.get(miniapp_id)
        except Refused:
            return self._catalogues.find(miniapp_id)

    def _find_code(self, token: str) -> FoundCode:
        try:
            code = self._receive_codes.find(token, self._user_id)
            return FoundCode(code, self._people.get(code.user_id))
        except Refused as error:
            return FoundCode(None, None, text_of(error))


def facts_of(link: Link, found: object, find_icon: Callable[[Listing], str]) -> TrustFacts:
    """Return what the card says of ``link``; ``found`` is what the finder returned for it."""
    if isinstance(link, MiniAppLink):
        return _miniapp(link, found, find_icon)
    if isinstance(link, PersonLink | OfficialAccountLink):
        return _profile(link, found)
    if isinstance(link, WebLink):
        return facts_of_web(link)
    if isinstance(link, FormText):
        return _product(link, found) if isinstance(found, tuple) and found else facts_of_form(link)
    if isinstance(link, CouponLink):
        return _coupon(found)
    if isinstance(link, GroupLink):
        return _invitation(found)
    if isinstance(link, PayLink):
        return _pay_code() if is_pay_number(link.token) else _pay(found)
    return facts_of_text(link)


def is_product(link: Link) -> bool:
    """Tell whether ``link`` is the number of what is sold."""
    return isinstance(link, FormText) and link.form == "product"


def led_to(link: Link, found: object, chosen: int = 0) -> Link:
    """Return what a yes to ``link`` opens: for what is sold, the page of the one ``chosen`` of those that look."""
    if isinstance(found, tuple) and found and isinstance(link, FormText):
        search: ProductSearch = found[chosen]
        return MiniAppLink(search.listing.miniapp_id, search.page, (("q", link.text),))
    return link


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrustCard", text)


def _miniapp(link: MiniAppLink, found: object, find_icon: Callable[[Listing], str]) -> TrustFacts:
    page = _page_words(link)
    page_line = _tr("Page: {page}").replace("{page}", page) if page else ""
    if isinstance(found, Offered | Withdrawn | Disputed):
        return _in_catalogues(link, found, page_line)
    if not isinstance(found, Listing):
        return TrustFacts(
            kind="miniapp",
            heading=_tr("Link to a mini-app"),
            title=one_line(link.miniapp_id, 60),
            lines=tuple(line for line in (page_line,) if line),
            icon_name="blocks",
            color="amber",
            warning=_tr("No catalogue of yours knows this mini-app, so it cannot be opened."),
        )
    by = _tr("By {publisher}").replace("{publisher}", one_line(found.publisher_name, 60))
    version_line = ""
    if link.version is not None and link.version != found.version:
        pattern = _tr("The link asks for version {wanted}; you have {used}, which is opened.")
        version_line = pattern.replace("{wanted}", link.version).replace("{used}", one_line(found.version, 30))
    return TrustFacts(
        kind="miniapp",
        heading=_tr("Link to a mini-app"),
        title=one_line(found.name, 60),
        lines=tuple(line for line in (one_line(found.description), by, page_line, version_line) if line),
        icon_name=icon_name(found),
        icon_source=find_icon(found),
        color=color_of(found.miniapp_id),
        is_verified=found.is_verified,
        is_unverified=not found.is_verified,
        outcome=_tr("It opens in a tab, at this page.") if page else _tr("It opens in a tab."),
        warning="" if found.is_verified else _tr("Nobody has checked who publishes this mini-app."),
        open_label=_tr("Open"),
    )


def _product(link: FormText, found: tuple[ProductSearch, ...]) -> TrustFacts:
    choices = tuple(_search(each.listing) for each in found[:SEARCHES_MAX])
    return replace(
        facts_of_form(link),
        choices=choices if len(choices) > 1 else (),
        outcome=choices[0].outcome,
        warning=choices[0].warning,
        open_label=_tr("Look for it"),
        copy_label="",  # what it copies stands above it, and there is room for three buttons
    )


def _search(listing: Listing) -> TrustChoice:
    name = one_line(listing.name, 60)
    return TrustChoice(
        name=name,
        outcome=_tr("{name} opens in a tab and looks for this number.").replace("{name}", name),
        warning="" if listing.is_verified else _tr("Nobody has checked who publishes this mini-app."),
    )


def _page_words(link: MiniAppLink) -> str:
    """Return which page a link opens, and with what, in words rather than as a path; nothing for the first page."""
    name = link.page.rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    given = ", ".join(f"{name} {value}" for name, value in link.query)
    return one_line(" · ".join(part for part in (name, given) if part), 90)


def _in_catalogues(link: MiniAppLink, found: InCatalogues, page_line: str) -> TrustFacts:
    """Return what is said of a mini-app that is not installed: by whom it is, only its package proves."""
    heading, named = _tr("Mini-app that is not installed"), one_line(link.miniapp_id, 60)
    if isinstance(found, Offered):
        entry = found.entry
        by = _tr("Says it is by {publisher}").replace("{publisher}", isolated(one_line(entry.publisher_name, 60)))
        source = _tr("From the catalogue “{name}”").replace("{name}", isolated(one_line(found.catalogue.name, 60)))
        return TrustFacts(
            kind="miniapp",
            heading=heading,
            title=one_line(entry.name, 60),
            lines=tuple(line for line in (by, source, page_line) if line),
            icon_name="package-open",
            color=color_of(entry.miniapp_id),
            is_unverified=True,
            outcome=_tr("You see its publisher and what it may do, and are asked again before it is installed."),
            open_label=_tr("See what it is"),
        )
    if isinstance(found, Withdrawn):
        reason = one_line(found.reason, 200)
        lines = (_tr("Its catalogue says: {reason}").replace("{reason}", isolated(reason)),) if reason else ()
        warning = _tr("Its catalogue has taken this mini-app back, so it cannot be installed.")
    else:
        names = ", ".join(isolated(one_line(name, 60)) for name in found.names)
        lines = (_tr("Catalogues: {names}").replace("{names}", names),)
        warning = _tr(
            "Your catalogues say different publishers made it, so it cannot be installed. Remove the one you doubt."
        )
    return TrustFacts(
        kind="miniapp",
        heading=heading,
        title=named,
        lines=lines,
        icon_name="package-open",
        color="amber",
        warning=warning,
    )


def _profile(link: PersonLink | OfficialAccountLink, found: object) -> TrustFacts:
    is_person = isinstance(link, PersonLink)
    heading = _tr("Person") if is_person else _tr("Official account")
    icon = "user" if is_person else "newspaper"
    if not isinstance(found, User | OfficialAccount):
        title = _tr("Somebody unknown") if is_person else _tr("Unknown official account")
        return TrustFacts(
            kind="person" if is_person else "account",
            heading=heading,
            title=title,
            icon_name=icon,
            warning=_tr("Nobody is known here by this code, so there is nothing to open."),
        )
    return TrustFacts(
        kind="person" if is_person else "account",
        heading=heading,
        title=one_line(found.name, 60),
        lines=(one_line(found.about),) if found.about else (),
        icon_name=icon,
        icon_source=picture_url(found.picture) if isinstance(found, User) else "",
        color=found.color,
        outcome=_tr("You see the profile. Nobody is told, nothing is followed."),
        open_label=_tr("Open profile"),
    )


def _invitation(found: object) -> TrustFacts:
    heading = _tr("Invitation to a group")
    if not isinstance(found, Invitation):
        warning = _tr("Nobody here knows this invitation, so there is no group to join.")
        return TrustFacts("group", heading, _tr("Unknown group"), icon_name="users", warning=warning)
    is_open, is_member = found.state == "open", found.state == "member"
    by = _tr("Invited by {name}").replace("{name}", one_line(found.inviter.name, 60))
    count = _tr("Members: {count}").replace("{count}", str(found.member_count))
    here = _tr("You are in this group.") if is_member else ""
    return TrustFacts(
        kind="group",
        heading=heading,
        title=one_line(found.title, 60),
        lines=tuple(line for line in (count, by, here) if line),
        icon_name="users",
        color=found.color,
        outcome=_tr("You join the group: its members see that you came, and what you say there.") if is_open else "",
        warning="" if is_open or is_member else text_of(Refused(f"chat.invitation_{found.state}")),
        open_label=_tr("Join") if is_open else _tr("Open the chat") if is_member else "",
    )


def _coupon(found: object) -> TrustFacts:
    heading = _tr("Coupon")
    if not isinstance(found, HeldCoupon):
        warning = _tr("Nobody here knows this coupon, so there is nothing to take.")
        return TrustFacts("coupon", heading, _tr("Unknown coupon"), icon_name="ticket-percent", warning=warning)
    coupon = found.coupon
    by = _tr("From {publisher}").replace("{publisher}", one_line(coupon.merchant.name, 60))
    warning = why_not(found)
    return TrustFacts(
        kind="coupon",
        heading=heading,
        title=one_line(coupon.terms.title, 60),
        lines=(by, gives(coupon.terms), lasts(coupon)),
        icon_name="ticket-percent",
        color=color_of(coupon.merchant.miniapp_id),
        outcome="" if warning else _tr("It is put among your coupons. Nothing is paid."),
        warning=warning,
        open_label="" if warning else _tr("Take it"),
    )


def _pay_code() -> TrustFacts:
    return TrustFacts(
        kind="pay",
        heading=_tr("Pay code"),
        title=_tr("Collect money"),
        lines=(_tr("Somebody shows this to pay you."),),
        icon_name="hand-coins",
        color="green",
        outcome=_tr("You say how much. They see it, and that it was you; who they are, you see once they have paid."),
        open_label=_tr("Collect"),
    )


def _pay(found: object) -> TrustFacts:
    heading = _tr("Code to receive money")
    code = found.code if isinstance(found, FoundCode) else None
    if not isinstance(found, FoundCode) or code is None or found.person is None:
        trouble = found.trouble if isinstance(found, FoundCode) else ""
        return TrustFacts("person", heading, _tr("No money can be given"), icon_name="hand-coins", warning=trouble)
    asks = "" if code.amount is None else _tr("Asks for {amount}").replace("{amount}", code.amount.text())
    return TrustFacts(
        kind="person",
        heading=heading,
        title=one_line(found.person.name, 60),
        lines=tuple(line for line in (asks, one_line(code.note)) if line),
        icon_name="user",
        icon_source=picture_url(found.person.picture),
        color=found.person.color,
        outcome=_tr("You are asked how much, and for your PIN, before anything is given."),
        open_label=_tr("Give money"),
    )

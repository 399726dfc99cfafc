"""What there is to open, by a few examples: a mini-app, a person, a coupon, a code to receive money, a package."""

from datetime import UTC, datetime

from app.core.catalog.model import Listing
from app.core.chat.invitations import Invitation, State
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, CouponId, MiniAppId, OfficialAccountId, UserId
from app.core.kernel.money import Money
from app.core.official.model import OfficialAccount
from app.core.payments.model import Coupon, HeldCoupon
from app.core.payments.receive_codes import ReceiveCode
from app.core.people.model import User
from app.host.catalogues.index import Entry
from app.host.catalogues.service import Catalogue, Offered, Withdrawn
from tests.support.books import TEN
from tests.support.fake_sessions import STORE


class FakeCoupons:
    """Has the coupon "ten" to give, once."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def held(self, coupon_id: CouponId, user_id: UserId) -> HeldCoupon:
        if coupon_id != TEN.coupon_id:
            raise Refused("coupons.unknown", coupon_id=coupon_id)
        return HeldCoupon(TEN, len(self.taken), 0)

    def claim(self, coupon_id: CouponId, user_id: UserId) -> Coupon:
        if self.taken:
            raise Refused("coupons.taken", count_max=1)
        self.taken.append(f"{coupon_id} by {user_id}")
        return TEN


class FakeCodes:
    """Knows one code to receive money."""

    def find(self, token: str, giver_id: UserId) -> ReceiveCode:
        if token != "for-lin":
            raise Refused("receive.unknown")
        return ReceiveCode(token, UserId("lin"), Money(888), "tea", datetime(2026, 11, 23, tzinfo=UTC))


class FakeInvitations:
    """Knows the group "hikers" by two codes, one of which was taken back."""

    def __init__(self) -> None:
        self.joined: list[str] = []

    def find(self, token: str, user_id: UserId) -> Invitation:
        if token not in ("hikers", "hikers-once"):
            raise Refused("chat.invitation_unknown")
        state: State = "member" if self.joined else "open" if token == "hikers" else "revoked"
        inviter, over = User(UserId("lin"), "Lin", "green"), datetime(2026, 11, 29, tzinfo=UTC)
        return Invitation(token, ConversationId("hikers"), "Hikers <b>", "teal", 3, inviter, over, 5, state)

    def join(self, token: str, user_id: UserId) -> ConversationId:
        self.joined.append(user_id)
        return ConversationId("hikers")


class FakePlaces:
    """Notes which profile is shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def openPerson(self, user_id: str) -> None:
        self.shown.append(f"person {user_id}")

    def openAccount(self, account_id: str) -> None:
        self.shown.append(f"account {account_id}")

    def openArticle(self, article_id: str) -> None:
        self.shown.append(f"article {article_id}")

    def open(self, section: str) -> None:
        self.shown.append(f"section {section}")


HATS = Entry(
    miniapp_id="new.hats",
    name="Hats",
    description="Sells hats",
    publisher_name="Ada",
    publisher_key="a" * 64,
    version="1.0",
    version_code=1,
    package_sha256="b" * 64,
    file_sha256="c" * 64,
    size_bytes=1000,
)


class FakeCatalogues:
    """Have one mini-app, and one that was taken back."""

    def find(self, miniapp_id: MiniAppId) -> Offered | Withdrawn | None:
        moment = datetime(2026, 11, 22, tzinfo=UTC)
        catalogue = Catalogue("c" * 64, "Hats", "/catalogue", 1, moment, False)
        known: dict[str, Offered | Withdrawn] = {
            "new.hats": Offered(catalogue, HATS),
            "bad.hats": Withdrawn(catalogue, ""),
        }
        return known.get(miniapp_id)


class World:
    """Everything there is to open: one mini-app and one person."""

    def get(self, known_id: MiniAppId) -> Listing:
        if known_id != STORE.miniapp_id:
            raise Refused("catalog.unknown", miniapp_id=known_id)
        return STORE


class FakePeople:
    """Knows Lin."""

    def get(self, user_id: UserId) -> User:
        if user_id != "lin":
            raise Refused("people.unknown", user_id=user_id)
        return User(user_id, "Lin", "green")


class FakeOfficial:
    """Knows nobody."""

    def get(self, account_id: OfficialAccountId) -> OfficialAccount:
        raise Refused("official.unknown", account_id=account_id)


class FakePanel:
    """Remembers what was opened."""

    def __init__(self) -> None:
        self.opened: list[MiniAppId] = []

    def note_opened(self, _user_id: UserId, miniapp_id: MiniAppId) -> None:
        self.opened.append(miniapp_id)

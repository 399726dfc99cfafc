"""The payment sheet on the screen, from the mini-app's request, against an empty sheet of the shell."""

import statistics
from collections.abc import Callable
from hashlib import sha256

from PySide6.QtQuick import QQuickItem

from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.ids import JournalId, MiniAppId, PublisherId, SessionId, UserId, new_id
from app.core.kernel.money import Money
from app.core.ledger.service import Ledger
from app.core.payments.marks import Mark, Marks
from app.core.payments.model import Merchant
from app.core.payments.repeats import Repeats
from app.core.payments.service import Coupons, Funding, Orders, Payments, Pins, Spending, TestBank, Wallet
from app.host.bridge.prompts import PaymentPrompt
from app.shell.prompts import PromptServices, ShellPrompts
from app.shell.wallet.marks import MarkViewModel
from app.shell.wallet.pay_desk import PayDesk
from app.shell.wallet.pin_desk import PinDesk
from benchmarks.figures import Figure
from benchmarks.ground import Ground, create
from benchmarks.stand import Watch, items_below, wait_until

ROUNDS = 40
WARM_UP = 5
PIN = "246810"
PAYER = UserId("lin")
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Item {
    id: root
    property var prompts
    property bool isEmptyWanted: false
    anchors.fill: parent
    PromptLayer { prompts: root.prompts }
    Loader {
        active: root.isEmptyWanted
        onLoaded: item.open()
        sourceComponent: Sheet {
            sheetWidth: 360
            Item { objectName: "emptySheet"; width: 300; height: 400 }
        }
    }
}
"""


class _Secrets:
    """Secrets of nobody."""

    def get(self, name: str) -> bytes:
        """Return the secret ``name``."""
        return sha256(name.encode()).digest()

    existing = get


def run() -> list[Figure]:
    """Ask and show in turn; figures are medians of the time to the first frame that shows the sheet."""
    ground = Ground()
    db = Database(None, tree="wallet")
    try:
        return _run(ground, db)
    finally:
        ground.close()
        db.close()


def _run(ground: Ground, db: Database) -> list[Figure]:
    db.migrate()
    desk, orders = _desk(ground, db)
    mark = MarkViewModel(ground.view)
    mark.show(desk.pin.look().mark)
    prompts = ShellPrompts(ground.relay, PromptServices(desk, mark), rest_ms=1)
    component = ground.component(WINDOW)
    root = create(component, {"prompts": prompts})
    ground.put(root)
    merchant = Merchant(MiniAppId("plaza.store"), PublisherId("plaza"), "Plaza Store")
    ours, ready, empty = [], [], []
    for number in range(WARM_UP + ROUNDS):
        order = orders.create(merchant, merchant_number=new_id(), title="Running shoes", amount=Money(29_900))
        watch = Watch()
        prompts.confirm_payment(PaymentPrompt(SessionId("s"), order, "Plaza Goods", True))
        sheet_ms = watch.painted_ms(ground.view, _shown(ground, "paymentSheet"), "the payment sheet")
        ready_ms = watch.painted_ms(ground.view, _shown(ground, "pinPad"), "the PIN pad")
        prompts.dismiss_session(SessionId("s"))
        wait_until(lambda: not _shown(ground, "paymentSheet")(), "an end of the payment sheet")
        watch = Watch()
        root.setProperty("isEmptyWanted", True)
        empty_ms = watch.painted_ms(ground.view, _shown(ground, "emptySheet"), "the empty sheet")
        root.setProperty("isEmptyWanted", False)
        wait_until(lambda: not _shown(ground, "emptySheet")(), "an end of the empty sheet")
        if number >= WARM_UP:
            ours.append(sheet_ms)
            ready.append(ready_ms)
            empty.append(empty_ms)
    prompts.close_all()
    shown_ms, ready_ms, bare_ms = (statistics.median(each) for each in (ours, ready, empty))
    peer = "an empty sheet of the shell"
    return [
        Figure("request → payment sheet on the screen", shown_ms, peer, bare_ms, aim=1.5),
        Figure("request → it takes the PIN", ready_ms, peer, bare_ms),
    ]


def _shown(ground: Ground, name: str) -> Callable[[], bool]:
    def is_there() -> bool:
        content: QQuickItem = ground.view.contentItem()
        return any(item.objectName() == name and item.isVisible() for item in items_below(content))

    return is_there


def _desk(ground: Ground, db: Database) -> tuple[PayDesk, Orders]:
    clock, events, secrets = SystemClock(), ground.events, _Secrets()
    ledger, orders, pins = Ledger(db), Orders(db, events, clock), Pins(db, clock, secrets)
    coupons, spending = Coupons(db, ledger, events, clock), Spending(db, pins, events, clock)
    marks, wallet = Marks(db, pins, events), Wallet(db)
    funding = Funding(db, ledger, spending, TestBank(), events, clock)
    payments = Payments(db, ledger, orders, coupons, spending, events, clock, secrets)
    funding.top_up(PAYER, Money(1_000_000), JournalId(new_id()))
    pins.set(PAYER, PIN)
    marks.choose(PAYER, Mark("owl", "Tea at five"), pin=PIN)
    pins.new_recovery_code(PAYER, PIN)
    pin = PinDesk(PAYER, pins, marks, ground.tasks, clock)
    return PayDesk(pin, payments, orders, wallet, coupons, spending, funding, Repeats(db, clock)), orders

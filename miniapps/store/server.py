"""The server half: decides what an order costs, whose it is and what becomes of it. It believes nothing a page says."""

import secrets
from contextlib import suppress
from dataclasses import asdict

import catalogue
import half
import mending
import placing
import settling
from adding import add_product
from half import book, book_file, forget_book, server
from minikit import Alarm, Caller, CallError, Notice, RefundNotice, Refusal, broadcast, orders, pay
from offering import offers
from order_model import Review, ShopOrder, ShopRefund
from photo_store import name_of
from selling import is_seller

ORDERS_SHOWN_MAX = 200
UNPAID_MAX = 5
"""Of one buyer: the wallet lets a mini-app have a hundred wait, and those are for all buyers together."""
TILL_MINOR_MAX = 99_999_999
REVIEW_MAX = 500

__all__ = ["add_product", "is_seller", "offers", "server"]


@server.function
def shelf(_caller: Caller, sku: object) -> list[dict[str, object]]:
    """Return the forms of a product, what each costs and how many can be bought now; none of an unknown one."""
    product = catalogue.get(sku)
    if product is None:
        return []
    return [
        {
            "option": each.option,
            "price_minor": placing.price_of(product.sku, each),
            "left": placing.left_of(product.sku, each),
        }
        for each in product.variants
    ]


@server.function
def stands(_caller: Caller, lines: object) -> list[dict[str, int]]:
    """Return what one of each line's goods costs, and how many of them can be bought now."""
    return [
        {"price_minor": line.price_minor, "left": placing.left_of(line.sku, placing.variant_of(line.sku, line.option))}
        for line in placing.checked_lines(lines)
    ]


@server.function
def changed(_caller: Caller) -> dict[str, dict[str, object]]:
    """Return, of products that were set or sold, what their cheapest form costs now and whether there are any."""
    return placing.changed()


@server.function
def sales(_caller: Caller) -> dict[str, int]:
    """Return how many of each product were sold, of those that were."""
    return book().sales()


@server.function
def quote(_caller: Caller, lines: object, address: object = "") -> dict[str, int]:
    """Return what an order of ``lines`` would cost now."""
    goods = sum(line.price_minor * line.quantity for line in placing.checked_lines(lines))
    freight = placing.freight_of(goods, placing.checked_text(address, placing.ADDRESS_MAX))
    return {"goods_minor": goods, "freight_minor": freight, "amount_minor": goods + freight}


@server.function
async def place_order(
    caller: Caller,
    request_id: object,
    lines: object,
    address: object = "",
    remark: object = "",
    expected_minor: object = None,
    invoice: object = None,
) -> str:
    """Place an order for ``lines`` of sku, quantity and option, and return its number.

    ``expected_minor`` is the price that the person was shown: where it is another one, nothing is ordered.
    ``invoice`` is title and tax number of one that is wanted.
    A page that lost the answer asks again with the same ``request_id`` and gets the same order.
    """
    request_id = placing.checked_id(request_id)
    wanted = placing.checked_lines(lines)
    where = placing.checked_text(address, placing.ADDRESS_MAX)
    note = placing.checked_text(remark, placing.REMARK_MAX)
    wish = placing.new_order(caller.user_id, request_id, wanted, where, note, placing.checked_invoice(invoice))
    order = book().requested(caller.user_id, request_id)
    if order is None:
        if expected_minor is not None and expected_minor != wish.amount_minor:
            raise Refusal("order.price", "The price is not what you were shown. Please look at it again.")
        await _make_room(caller.user_id)
        placing.reserve(wish)
        order = wish
        await settling.watch_the_time()
    elif order.request != wish.request:
        raise Refusal("request.reused", "This order request was already used for something else. Please try again.")
    await settling.payable(order)
    mending.keep_copy(book_file())
    return order.number


@server.function
def requested(caller: Caller, request_id: object) -> str | None:
    """Return the number of the order that a request of the caller made, None if it made none."""
    order = book().requested(caller.user_id, placing.checked_id(request_id))
    return None if order is None else order.number


@server.function
async def order_state(caller: Caller, number: object) -> dict[str, object]:
    """Return the caller's order as it stands, having asked the wallet about it if it is not settled here."""
    return _shown(await settling.settled(await settling.payable(_own(caller, number))))


@server.function
async def my_orders(caller: Caller) -> list[dict[str, object]]:
    """Return the caller's last orders, newest first."""
    return [_shown(await settling.settled(order)) for order in book().of_buyer(caller.user_id, ORDERS_SHOWN_MAX)]


@server.function
async def cancel(caller: Caller, number: object) -> dict[str, object]:
    """Cancel an order: unpaid it is closed; paid and not shipped its money goes back. Asked again, it stays so."""
    order = await settling.settled(_own(caller, number))
    if order.state == "pending" and await settling.cancel_unpaid(order, "buyer"):
        return _shown(_own(caller, number))
    order = _own(caller, number)
    if order.state == "to_ship":
        refund = _rest_of(order, "Cancelled before it was shipped")
        if refund is not None:
            book().add_refund(refund, order.amount_minor)
            book().answer_refund(refund.number, "agreed")
        book().move(order.number, "cancelled", settling.now(), why="buyer")
        for each in book().refunds(order_number=order.number, state="agreed"):
            await settling.give_back(each)
    elif order.state != "cancelled":
        raise Refusal("order.step", "This order is on its way. Ask for your money back instead.")
    return _shown(_own(caller, number))


@server.function
def confirm(caller: Caller, number: object) -> dict[str, object]:
    """Note that the buyer has what they ordered."""
    order = _own(caller, number)
    if not book().move(order.number, "completed", settling.now()) and order.state != "completed":
        raise Refusal("order.step", "This order has not been shipped.")
    return _shown(_own(caller, number))


@server.function
def ask_back(
    caller: Caller,
    request_id: object,
    number: object,
    amount_minor: object,
    reason: object,
    goods_come_back: object,
    photos: object = (),
) -> dict[str, object]:
    """Ask the seller for money back, all of it or a part. The same ``request_id`` asks once.

    ``photos`` are the endings of those that `take_photo` has got for this request.
    """
    order = _own(caller, number)
    refund = ShopRefund(
        number=placing.checked_id(request_id),
        order_number=order.number,
        amount_minor=amount_minor if type(amount_minor) is int else 0,
        reason=placing.checked_text(reason, 80),
        goods_come_back=goods_come_back is True,
        state="asked",
        asked_at=settling.now(),
        photos=_photos_of(caller, request_id, photos),
    )
    known = book().refunds(order_number=order.number)
    if any(each.number == refund.number for each in known):
        return _shown(order)
    if not settling.may_be_given_back(order):
        raise Refusal("refund.late", "Money of this order cannot be asked back any more.")
    if not refund.reason:
        raise Refusal("refund.reason", "Say in a few words what is wrong.")
    if refund.amount_minor < 1 or not book().add_refund(refund, order.amount_minor):
        raise Refusal("refund.amount", "Together that is more than you paid.")
    return _shown(order)


@server.function
def review(
    caller: Caller,
    number: object,
    sku: object,
    stars: object,
    text: object,
    request_id: object = "",
    photos: object = (),
) -> dict[str, object]:
    """Keep what a buyer says of something that they have received. Said again, it replaces what they said.

    ``photos`` are the endings of those that `take_photo` has got for this request.
    """
    order = _own(caller, number)
    if order.state != "completed":
        raise Refusal("review.early", "Tell us about it once you have it.")
    if sku not in {line.sku for line in order.lines}:
        raise Refusal("review.goods", "This was not in that order.")
    if type(stars) is not int or not 1 <= stars <= 5:
        raise Refusal("review.stars", "Give it one to five stars.")
    words, shown = placing.checked_text(text, REVIEW_MAX), _photos_of(caller, request_id, photos)
    half.reviews().keep(Review(order.number, str(sku), stars, words, settling.now(), photos=shown))
    return _shown(order)


@server.function
def reviews(_caller: Caller, sku: object) -> list[dict[str, object]]:
    """Return what buyers say of a product, the newest first; not who they are."""
    kept = ("stars", "text", "at", "reply", "photos")
    return [{name: getattr(each, name) for name in kept} for each in half.reviews().of_product(str(sku))]


@server.function
def take_photo(
    caller: Caller, request_id: object, place: object, suffix: object, offset: object, content: object, is_last: object
) -> None:
    """Keep a piece of a photo for the review or the refund of this request."""
    if offset == 0:
        half.photos().tidy(half.reviews().photos())
    name = name_of(caller.user_id, placing.checked_id(request_id), place, suffix)
    half.photos().take(name, offset, content, is_last=is_last is True)


@server.function
def photo(_caller: Caller, name: object, offset: object) -> dict[str, object]:
    """Return a piece of a photo. Names cannot be guessed: who knows one was shown it."""
    return half.photos().piece(name, offset)


@server.function
async def mend(_caller: Caller, how: object) -> str:
    """Put the copy in the place of a book that is damaged, or begin a new one; the damaged one is kept aside.

    A book that can be read stays as it is, whoever asks. Returns "whole", "restored", "new" or "no copy"; asked to
    "look", "damaged".
    """
    if not mending.is_damaged(book_file()):
        return "whole"
    if how == "look":
        return "damaged"
    if how == "restore":
        if not mending.restore(book_file()):
            return "no copy"
        forget_book()
        for order in book().in_state("pending", ORDERS_SHOWN_MAX):
            await settling.settled(order)  # what was paid since the copy
        await settling.watch_the_time()
        return "restored"
    if how == "new":
        mending.put_aside(book_file())
        forget_book()
        return "new"
    raise Refusal("mend.how", "Restore it, or begin anew.")


@server.function
async def collect(caller: Caller, request_id: object, amount_minor: object, code: object) -> str:
    """Collect an amount at the till from the pay code with the handle ``code``; return how it stands.

    Sellers only. Asked again with the same, it says how it stands now and collects nothing twice.
    """
    if not is_seller(caller):
        raise Refusal("till.seller", "The till is for sellers.")
    number = f"TILL-{placing.checked_id(request_id)[:40]}"
    if type(amount_minor) is not int or not 1 <= amount_minor <= TILL_MINOR_MAX:
        raise Refusal("till.amount", "Write the amount in digits, such as 28.00.")
    if not isinstance(code, str):
        raise Refusal("till.code", "There is no pay code to collect from.")
    try:
        await orders.create(number=number, title="At the till", amount_minor=amount_minor)
        status = (await pay.collect(code, number)).status
    except CallError as error:
        await _let_go(number)
        raise Refusal(error.code, error.message) from error
    if status in ("refused", "over"):
        await _let_go(number)
    return status


@server.on_payment
async def paid(notice: Notice) -> None:
    """Record a payment. Notices come from the wallet, signed, and may come twice."""
    book().move(notice.number, "to_ship", notice.paid_at, receipt_id=notice.receipt_id)
    mending.keep_copy(book_file())
    await broadcast("orders", None)


@server.on_refund
async def refunded(notice: RefundNotice) -> None:
    """Record that money went back, should nobody have heard the wallet's answer."""
    book().answer_refund(notice.refund_number, "done")
    await broadcast("orders", None)


@server.on_alarm
async def time_has_come(alarm: Alarm) -> None:
    """Take the orders on whose time has come."""
    await settling.go_on(alarm.at)


async def _make_room(buyer: str) -> None:
    """Close the oldest orders that a buyer has left unpaid, so that one more of theirs may wait."""
    for order in book().unpaid(buyer)[UNPAID_MAX - 1 :]:
        if (await settling.settled(order)).state == "pending":
            await settling.cancel_unpaid(order, "room")


async def _let_go(number: str) -> None:
    """Close an order of the till that nobody will pay; another code is another order."""
    with suppress(CallError):  # there is none, or it has just been paid
        await orders.close(number)


def _own(caller: Caller, number: object) -> ShopOrder:
    order = book().find(number) if isinstance(number, str) else None
    if order is None or order.buyer != caller.user_id:
        raise Refusal("order.unknown", "You have no order with this number.")
    return order


def _photos_of(caller: Caller, request_id: object, suffixes: object) -> tuple[str, ...]:
    """Return the names of the photos of a request, which must all be there."""
    if not isinstance(suffixes, list | tuple) or not suffixes:
        return ()
    request = placing.checked_id(request_id)
    names = tuple(name_of(caller.user_id, request, place, suffix) for place, suffix in enumerate(suffixes))
    if not all(map(half.photos().has, names)):
        raise Refusal("photo.broken", "This photo did not come whole. Please try again.")
    return names


def _rest_of(order: ShopOrder, reason: str) -> ShopRefund | None:
    """Return the refund of all that has not gone back yet, or is about to."""
    known = book().refunds(order_number=order.number)
    for each in known:
        if each.state == "asked":
            book().answer_refund(each.number, "declined", reason)
    back = sum(each.amount_minor for each in known if each.state in ("agreed", "done"))
    if back >= order.amount_minor:
        return None
    number = secrets.token_hex(8)
    return ShopRefund(number, order.number, order.amount_minor - back, reason, False, "asked", settling.now())


def _shown(order: ShopOrder) -> dict[str, object]:
    """Return what its buyer may see of an order."""
    hidden = ("buyer", "request_id", "lines")
    back = book().refunds(order_number=order.number)
    return {
        **{name: value for name, value in vars(order).items() if name not in hidden},
        "lines": [vars(line) for line in order.lines],
        "refunds": [asdict(each) for each in back],
        "refunded_minor": sum(each.amount_minor for each in back if each.state == "done"),
        "can_ask_back": settling.may_be_given_back(order)
        and sum(each.amount_minor for each in back if each.state != "declined") < order.amount_minor,
        "stars": half.reviews().reviewed(order.number),
    }

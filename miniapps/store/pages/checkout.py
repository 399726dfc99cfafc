"""The checkout: what is ordered, where it goes, what it costs; then the order."""

from typing import Any

import catalogue
import parts
import remembering
import tags
from cart import Cart, new_request_id
from minikit import Address, CallError, Page, choose_address, coupons, server, ui
from words import say

REMARK_MAX = 200


class CheckoutPage(Page):
    """Orders what the address names (``?sku=coat-red&option=M&quantity=1``), or the cart."""

    title = "Checkout"
    address = ""
    remark = ""
    problem = ""
    is_busy = False
    wants_invoice = False

    def __init__(self) -> None:
        self.cart: Cart | None = None
        self._lines: list[dict[str, Any]] = []
        self._request_id = ""
        self._price: dict[str, int] | None = None
        self._offers: list[dict[str, Any]] = []
        self._taken: set[str] = set()
        self._invoice: dict[str, str] = {}

    async def on_load(self, query: dict[str, str]) -> None:
        self.title = say("Checkout")
        self._request_id = new_request_id()
        self._invoice = await remembering.invoice()
        if "sku" in query:
            quantity = query.get("quantity", "1")
            count = int(quantity) if quantity.isdecimal() else 1
            self._lines = [{"sku": query["sku"], "option": query.get("option", ""), "quantity": count}]
        else:
            self.cart = await Cart.load()
            await tags.know(line.sku for line in self.cart.lines)
            self._lines, self._request_id = self.cart.order_lines(), self.cart.request_id
        await tags.know(line["sku"] for line in self._lines)

    async def on_show(self) -> None:
        await self.ask_the_price()
        try:
            self._offers = await server.call("offers")
            self._taken = {each.coupon_id for each in await coupons.mine()}
        except CallError:
            self._offers = []  # an order goes without them

    async def ask_the_price(self) -> None:
        """Ask the server half what this costs now."""
        try:
            self._price = await server.call("quote", lines=self._lines, address=self.address)
        except CallError as error:
            self.problem = parts.told(error)

    def build(self) -> ui.Node:
        lines = [line for line in self._lines if catalogue.get(line["sku"])]
        if not lines:
            return parts.unknown_product(on_action=lambda: self.relaunch("pages/home"))
        return ui.Scroll(
            ui.Section(say("Delivery"), self.delivery()),
            ui.Section(say("Goods"), *(self.line(line) for line in lines)),
            ui.TextArea(
                self.remark,
                say("Note to the shop"),
                on_change=self.write,
                lines=2,
                length_max=REMARK_MAX,
                key="remark",
            ),
            self.invoice(),
            self.offered(),
            ui.Divider(),
            self.sum(),
            parts.problem(self.problem),
            ui.Row(
                ui.Button(
                    say("Place order"),
                    self.place,
                    icon="package-check",
                    is_busy=self.is_busy,
                    is_enabled=self._price is not None,
                ),
                justify="end",
            ),
        )

    def delivery(self) -> ui.Node:
        """Where it goes."""
        icon = ui.Icon("truck" if self.address else "store", tone="accent")
        text = self.address or say("I come for it at the shop")
        buttons = [ui.Button(say("Choose address"), self.choose, role="secondary", icon="map-pin")]
        if self.address:
            buttons.append(ui.Button(say("I come for it"), self.come_for_it, role="plain"))
        return ui.Card(ui.Row(icon, ui.Text(text, grow=True), gap="small"), ui.Wrap(*buttons), tone="soft")

    def line(self, line: dict[str, Any]) -> ui.Node:
        return parts.goods(line["sku"], line["option"], line["quantity"], key=f"{line['sku']} {line['option']}")

    def invoice(self) -> ui.Node:
        """Whether an invoice is wanted, and for whom."""

        async def write_title(text: str) -> None:
            self._invoice["title"] = text

        async def write_number(text: str) -> None:
            self._invoice["tax_number"] = text

        title, number = self._invoice["title"], self._invoice["tax_number"]
        fields = ui.Column(
            ui.TextField(
                title, say("Name on the invoice"), say("You, or your company"), on_change=write_title, key="title"
            ),
            ui.TextField(number, say("Tax number"), say("Only a company has one"), on_change=write_number, key="tax"),
            gap="small",
        )
        wants = ui.Switch(say("I want an invoice"), self.wants_invoice, on_change=self.want_invoice)
        return ui.Column(wants, fields if self.wants_invoice else None, gap="small")

    async def want_invoice(self, is_wanted: bool) -> None:
        self.wants_invoice = is_wanted

    def offered(self) -> ui.Node | None:
        """The shop's coupons; one that was taken is offered on the payment sheet."""
        if not self._offers:
            return None
        return ui.Section(say("Coupons for your order"), *(self.coupon(each) for each in self._offers))

    def coupon(self, offer: dict[str, Any]) -> ui.Node:
        coupon_id = offer["coupon_id"]

        async def take() -> None:
            await self.take(coupon_id)

        rest = say("From {spend}", spend=parts.yuan(offer["spend_min_minor"]))
        return ui.Card(
            ui.Row(
                ui.Icon("ticket-percent", tone="accent"),
                ui.Column(
                    ui.Text(say("{off} off", off=parts.yuan(offer["off_minor"])), role="strong"),
                    ui.Text(f"{rest} · {say('{count} left', count=offer['left'])}", role="caption", tone="soft"),
                    gap="none",
                    grow=True,
                ),
                ui.Badge(say("Yours"), tone="success")
                if coupon_id in self._taken
                else ui.Button(say("Take"), take, role="secondary"),
            ),
            padding="small",
            key=coupon_id,
        )

    async def take(self, coupon_id: str) -> None:
        try:
            await coupons.claim(coupon_id)
        except CallError as error:
            self.problem = parts.told(error)
            return
        self._taken.add(coupon_id)
        self.toast(say("You have it. It counts when you pay."))

    def sum(self) -> ui.Node:
        """What it costs, as the server half says."""
        if self._price is None:
            return ui.Skeleton(lines=3)
        return ui.Column(
            parts.amount(say("Goods"), self._price["goods_minor"]),
            parts.amount(say("Delivery"), self._price["freight_minor"]),
            parts.amount(say("Total"), self._price["amount_minor"], is_total=True),
            gap="small",
        )

    async def write(self, text: str) -> None:
        self.remark = text

    async def choose(self) -> None:
        try:
            chosen = await choose_address()
        except CallError as error:
            self.problem = parts.told(error)
            return
        if chosen is not None:
            self.address, self.problem = written(chosen), ""
            await self.renew()

    async def come_for_it(self) -> None:
        self.address, self.problem = "", ""
        await self.renew()

    async def renew(self) -> None:
        """It has become another order: another price, another request."""
        if self.cart is None:
            self._request_id = new_request_id()
        await self.ask_the_price()

    async def place(self) -> None:
        assert self._price is not None
        self.is_busy, self.problem = True, ""
        try:
            if self.cart is not None:
                await self.cart.ask(self._request_id, self._lines)
            # The same request id until the answer is here: tapped again after a lost answer, it is the same order.
            number = await server.call(
                "place_order",
                request_id=self._request_id,
                lines=self._lines,
                address=self.address,
                remark=self.remark,
                expected_minor=self._price["amount_minor"],
                invoice=self._invoice if self.wants_invoice else None,
            )
        except CallError as error:
            self.problem = parts.told(error)
            if error.code == "server.order.price":
                await self.ask_the_price()
        else:
            if self.cart is not None:
                await self.cart.settle()
            if self.wants_invoice:
                await remembering.invoiced(self._invoice)
            self.replace("pages/order", number=number)
        finally:
            self.is_busy = False


def written(address: Address) -> str:
    """An address as it stands on a parcel."""
    place = " ".join(part for part in (address.region, address.street, address.postcode) if part)
    return f"{address.name} · {address.phone}\n{place}"

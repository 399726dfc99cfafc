"""The cart: what someone means to buy, which of it now, and the step to an order."""

from typing import Any

import discounts
import forms
import parts
import tags
from cart import QUANTITY_MAX, Cart, CartLine
from minikit import CallError, Page, coupons, server, ui
from product import Variant
from words import form_of, name_of, say


class CartPage(Page):
    """Shows the cart's lines, what cannot be had apart from them, and the total of what is chosen."""

    title = "Cart"
    cart: Cart | None = None
    changing: CartLine | None = None

    def __init__(self) -> None:
        self._now: dict[tuple[str, str], dict[str, int]] = {}
        self._forms_left: dict[str, int] = {}
        self._coupons: list[coupons.MyCoupon] = []

    async def on_show(self) -> None:
        self.title = say("Cart")
        cart = await Cart.load()
        await tags.know(line.sku for line in cart.lines)
        try:
            if cart.asked and await server.call("requested", request_id=cart.asked):
                await cart.settle()  # Plaza ended between the order and its answer
            await self.ask_the_shelf(cart)
            self._coupons = await coupons.mine()
        except CallError:
            pass  # nobody needs to know; placing the order checks it again
        self.cart = cart

    async def ask_the_shelf(self, cart: Cart) -> None:
        """Ask the server half what the lines cost now, and leave out of the next order what there is none of."""
        lines = [line for line in cart.lines if line.variant]
        stands = await server.call("stands", lines=[line.goods for line in lines]) if lines else []
        self._now = {line.form: stand for line, stand in zip(lines, stands, strict=True)}
        gone = [line for line in cart.lines if line.is_chosen and not self.is_there(line)]
        if gone:
            await cart.choose(gone, is_chosen=False)

    def is_there(self, line: CartLine) -> bool:
        """Whether it can be ordered."""
        return line.variant is not None and self._now.get(line.form, {"left": 1})["left"] > 0

    def price_of(self, line: CartLine) -> int:
        """What one of it costs: as the server half says, or by the catalogue until it has said."""
        now = self._now.get(line.form)
        if now is not None:
            return now["price_minor"]
        return line.variant.price_minor if line.variant else 0

    def build(self) -> ui.Node:
        if self.cart is None:
            return ui.Progress(None)
        if not self.cart.lines:
            return ui.EmptyState(
                "shopping-cart",
                say("Your cart is empty"),
                say("What you add to it stays here until you come back."),
                action=say("Look around"),
                on_action=lambda: self.relaunch("pages/home"),
            )
        there = [line for line in self.cart.lines if self.is_there(line)]
        gone = [line for line in self.cart.lines if not self.is_there(line)]
        return ui.Column(
            ui.Scroll(
                *(self.row(line) for line in there),
                self.not_there(gone) if gone else None,
                gap="small",
                grow=True,
            ),
            self.bar(there),
            self.form_sheet(self.changing) if self.changing else None,
        )

    def row(self, line: CartLine) -> ui.Node:
        assert line.product is not None
        name = name_of(line.product)
        left = self._now.get(line.form, {"left": QUANTITY_MAX})["left"]

        async def choose(is_chosen: bool) -> None:
            await self.choose([line], is_chosen=is_chosen)

        async def set_quantity(quantity: int) -> None:
            assert self.cart is not None
            await self.cart.set_quantity(line, quantity)

        return ui.Card(
            ui.Row(
                ui.Check("", line.is_chosen, on_change=choose, label=say("Order {name}", name=name)),
                parts.picture(line.product, size="small"),
                ui.Column(
                    ui.Text(name, role="strong", lines_max=2),
                    self.form(line),
                    ui.Text(say("Only {left} left", left=left), role="caption", tone="danger")
                    if left < line.quantity
                    else None,
                    gap="tiny",
                    grow=True,
                ),
                ui.Column(
                    ui.Price(self.price_of(line)),
                    ui.Row(
                        ui.Stepper(
                            line.quantity,
                            1,
                            min(QUANTITY_MAX, max(line.quantity, left)),
                            on_change=set_quantity,
                            label=say("Quantity of {name}", name=name),
                        ),
                        self.remove_button(line, name),
                        gap="none",
                    ),
                    gap="tiny",
                    align="end",
                ),
                gap="small",
            ),
            on_tap=lambda: self.go("pages/product", sku=line.sku),
            label=line.product.label,
            padding="small",
            key=f"{line.sku} {line.option}",
        )

    def form(self, line: CartLine) -> ui.Node | None:
        """Colour and size, which a tap changes."""
        if not line.option:
            return None

        async def begin() -> None:
            await self.begin_changing(line)

        label = say("Change {form}", form=form_of(line.option))
        return ui.Wrap(ui.Chip(form_of(line.option), on_tap=begin, label=label))

    def remove_button(self, line: CartLine, name: str) -> ui.Node:
        async def remove() -> None:
            assert self.cart is not None
            await self.cart.take_out([line])

        return ui.Button("", remove, role="plain", icon="trash-2", label=say("Remove {name}", name=name))

    def not_there(self, gone: list[CartLine]) -> ui.Node:
        """What cannot be had now, apart."""

        async def take_out() -> None:
            assert self.cart is not None
            await self.cart.take_out(gone)

        return ui.Section(
            say("Not to be had now"),
            *(self.gone_row(line) for line in gone),
            action=say("Take them out"),
            on_action=take_out,
        )

    def gone_row(self, line: CartLine) -> ui.Node:
        name = name_of(line.product) if line.product else say("No longer sold")
        is_sold = line.variant is not None
        why = say("Sold out") if is_sold else say("The shop does not sell this any more.")
        picture = parts.picture(line.product, size="small") if line.product else ui.Icon("package-open", tone="soft")
        return ui.Card(
            ui.Row(
                picture,
                ui.Column(
                    ui.Text(name, tone="soft", lines_max=1),
                    self.form(line) if is_sold else None,
                    ui.Text(why, role="caption", tone="soft"),
                    gap="tiny",
                    grow=True,
                ),
                self.remove_button(line, name),
                gap="small",
            ),
            tone="soft",
            padding="small",
            key=f"{line.sku} {line.option}",
        )

    def bar(self, there: list[CartLine]) -> ui.Node:
        """All or none, what it comes to, and the way on."""
        chosen = [line for line in there if line.is_chosen]
        count = sum(line.quantity for line in chosen)
        total = sum(self.price_of(line) * line.quantity for line in chosen)
        off = discounts.best_minor(self._coupons, total)

        async def choose_all(is_chosen: bool) -> None:
            await self.choose(there, is_chosen=is_chosen)

        return ui.Card(
            ui.Row(
                ui.Check(say("All"), len(chosen) == len(there) > 0, on_change=choose_all, is_enabled=bool(there)),
                ui.Text(say("{count} items", count=count) if count != 1 else say("1 item"), tone="soft", grow=True),
                ui.Column(
                    ui.Row(
                        ui.Text(say("Total")),
                        ui.Price(total - off, total if off else None, size="large"),
                        gap="small",
                    ),
                    self.saving(total, off),
                    gap="none",
                    align="end",
                ),
                ui.Button(say("Checkout"), self.check_out, icon="package-check", is_enabled=bool(chosen)),
            ),
            padding="small",
        )

    def saving(self, total: int, off: int) -> ui.Node | None:
        """What the best of the person's coupons takes off, or what is missing for a better one."""
        beyond = discounts.out_of_reach(self._coupons, total) if total else None
        if beyond is not None:
            text = say(
                "{more} more and a coupon takes {off} off", more=parts.yuan(beyond[0]), off=parts.yuan(beyond[1])
            )
        elif off:
            text = say("{off} off with your coupon", off=parts.yuan(off))
        else:
            return None
        return ui.Text(text, role="caption", tone="accent")

    def form_sheet(self, line: CartLine) -> ui.Node | None:
        product = line.product
        if product is None:
            return None

        def is_there(variant: Variant) -> bool:
            return self._forms_left.get(variant.option, variant.stock) > 0

        def choosing(option: str) -> ui.Handler:
            async def choose() -> None:
                assert self.cart is not None
                await self.cart.change_form(line, option)
                self.changing = next((each for each in self.cart.lines if each.form == (line.sku, option)), None)
                await self.look_again()

            return choose

        return ui.Sheet(
            name_of(product),
            ui.Row(parts.picture(product, size="small"), ui.Price(self.price_of(line), size="large")),
            *forms.choices(product, line.option, is_there, choosing),
            ui.Row(ui.Button(say("Done"), self.end_changing), justify="end"),
            on_close=self.end_changing,
        )

    async def begin_changing(self, line: CartLine) -> None:
        self.changing, self._forms_left = line, {}
        try:
            shelf: list[dict[str, Any]] = await server.call("shelf", sku=line.sku)
        except CallError:
            return  # placing the order checks it again
        self._forms_left = {each["option"]: each["left"] for each in shelf}

    async def end_changing(self) -> None:
        self.changing = None

    async def choose(self, lines: list[CartLine], *, is_chosen: bool) -> None:
        assert self.cart is not None
        await self.cart.choose(lines, is_chosen=is_chosen)

    async def look_again(self) -> None:
        """Ask what the changed lines cost."""
        assert self.cart is not None
        try:
            await self.ask_the_shelf(self.cart)
        except CallError:
            return  # as before it was changed

    async def check_out(self) -> None:
        self.go("pages/checkout")

"""The cart: what someone means to buy, and the step to an order."""

import parts
from cart import QUANTITY_MAX, Cart, CartLine
from minikit import Page, ui
from words import form_of, name_of, say


class CartPage(Page):
    """Shows the cart's lines and their total."""

    title = "Cart"
    cart: Cart | None = None

    async def on_show(self) -> None:
        self.title = say("Cart")
        self.cart = await Cart.load()

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
        return ui.Column(
            ui.List(self.cart.lines, key=lambda line: f"{line.product.sku} {line.option}", row=self.row, grow=True),
            ui.Row(
                ui.Text(
                    say("{count} items", count=self.cart.count) if self.cart.count > 1 else say("1 item"),
                    tone="soft",
                    grow=True,
                ),
                ui.Text(say("Total")),
                ui.Price(self.cart.amount_minor, size="large"),
                ui.Button(say("Checkout"), self.check_out, icon="package-check"),
            ),
        )

    def row(self, line: CartLine) -> ui.Node:
        product = line.product

        async def set_quantity(quantity: int) -> None:
            await self.change(line, quantity)

        async def remove() -> None:
            await self.change(line, 0)

        return ui.Card(
            ui.Row(
                parts.picture(product, size="small"),
                ui.Column(
                    ui.Text(name_of(product), role="strong", lines_max=1),
                    ui.Text(form_of(line.option), role="caption", tone="soft") if line.option else None,
                    ui.Price(line.price_minor, size="small"),
                    gap="tiny",
                    grow=True,
                ),
                ui.Stepper(
                    line.quantity,
                    1,
                    QUANTITY_MAX,
                    on_change=set_quantity,
                    label=say("Quantity of {name}", name=name_of(product)),
                ),
                ui.Button("", remove, role="plain", icon="trash-2", label=say("Remove {name}", name=name_of(product))),
            ),
            on_tap=lambda: self.go("pages/product", sku=product.sku),
            label=product.label,
            padding="small",
        )

    async def change(self, line: CartLine, quantity: int) -> None:
        assert self.cart is not None
        await self.cart.set_quantity(line, quantity)

    async def check_out(self) -> None:
        self.go("pages/checkout")

"""The store as somebody who buys there meets it: the real pages, the real server half, the real wallet."""


def test_a_coat_is_found_put_into_the_cart_and_bought(plaza):
    page = plaza.open("pages/home")
    page.type("Search the store · 搜索商品", "羊毛大衣")
    page.tap("Wool coat · 羊毛大衣")
    page.tap("Add to cart")
    page.see_text("is in your cart")
    page.back()
    page.tap("Cart · 1")
    page.tap("Checkout")
    page.tap("Place order")
    page.see("Waiting for payment")
    page.tap("Pay")
    page.cancel()
    page.see_text("Nothing was paid")
    page.tap("Pay")
    page.pay()
    page.see("Receipt")
    page.tap("All orders")
    page.see("Paid")


def test_a_product_is_offered_as_a_card_to_send_to_somebody(plaza):
    page = plaza.open("pages/product", sku="coat-red")
    page.tap("Share")
    plaza.shell.see("shareCard")
    plaza.shell.click("shareCancel")
    plaza.shell.see_gone("shareSheet")
    page.tap("Add to cart")
    page.see_text("is in your cart")


def test_an_order_with_an_invoice_shows_it(plaza):
    page = plaza.open("pages/product", sku="scarf-blue")
    page.tap("Code")
    page.see("A code that opens this product")
    page = plaza.open("pages/product", sku="umbrella-amber")
    page.tap("Buy now")
    page.tap("I want an invoice")
    page.type("Name on the invoice", "Maple Lane Ltd")
    page.type("Tax number", "91310000MA1K00000X")
    page.tap("Place order")
    page.see("Maple Lane Ltd · 91310000MA1K00000X")


def test_some_of_the_cart_is_ordered_and_the_rest_stays(plaza):
    for sku in ("coat-red", "scarf-blue"):
        page = plaza.open("pages/product", sku=sku)
        page.tap("Add to cart")
        page.see_text("is in your cart")
    page = plaza.open("pages/cart")
    page.tap("Change M")
    page.tap("L")
    page.tap("Done")
    page.tap("Order Long scarf")
    page.see("1 item")
    page.tap("Checkout")
    page.tap("Place order")
    page.see("Waiting for payment")
    plaza.restart()
    page = plaza.open("pages/cart")
    page.see("Order Long scarf")
    page.see("0 items")


def test_an_order_that_nobody_pays_ends(plaza):
    page = plaza.open("pages/product", sku="scarf-blue")
    page.tap("Buy now")
    page.tap("Place order")
    page.see("Waiting for payment")
    plaza.move_clock(hours=3)
    page.tap("All orders")
    page.see("Closed without payment")


def test_an_order_is_still_there_after_a_new_start(plaza):
    page = plaza.open("pages/product", sku="scarf-blue")
    page.tap("Buy now")
    page.tap("Place order")
    page.see("Waiting for payment")
    plaza.restart()
    page = plaza.open("pages/orders")
    page.tap("Long scarf · 长围巾")
    page.tap("Pay")
    page.pay()
    page.see("Receipt")

"""What comes after paying: shipping, receiving, reviewing, money back; by one person who buys and sells."""

from typing import Any


def sell_here(plaza: Any) -> None:
    """Let the person be a seller of the shop, too."""
    shell = plaza.shell
    shell.click("capsuleMenu")
    shell.click("menuAbout")
    shell.click("role_seller")
    shell.wait("the role", lambda: bool(shell.see("role_seller").property("isOn")))


def bought(plaza: Any) -> Any:
    """Buy a scarf and pay for it."""
    page = plaza.open("pages/product", sku="scarf-blue")
    page.tap("Buy now")
    page.tap("Place order")
    page.see("Waiting for payment")
    page.tap("Pay")
    page.pay()
    page.see("Receipt")
    return page


def test_an_order_is_shipped_received_reviewed_and_partly_given_back(plaza):
    bought(plaza)
    sell_here(plaza)
    page = plaza.open("pages/desk")
    page.tap("Ready to be fetched")
    page.see("Nothing waits here")
    page = plaza.open("pages/orders")
    page.tap("Long scarf · 长围巾")
    page.tap("I have it")
    page.tap("Buy again")
    page.see("Checkout")
    page.back()
    page.tap("Review")
    page.type("What should others know?", "Long enough to wrap twice.")
    page.tap("Send review")
    page.tap("Money back")
    page.type("Amount", "9")
    page.tap("It came too late")
    page.tap("Ask for it")
    page.see("The shop is deciding")
    page = plaza.open("pages/desk")
    page.tap("Refunds · 1")
    page.tap("Give back")
    page.see("Nothing waits here")
    plaza.shell.click("railWallet")
    plaza.shell.see_text("¥1,920.00")
    page = plaza.open("pages/product", sku="scarf-blue")
    page.see("Long enough to wrap twice.")


def test_who_wants_to_know_gets_a_message_that_leads_to_the_order_once_it_is_ready(plaza):
    page = bought(plaza)
    page.tap("Tell me when it is ready")
    plaza.shell.see("messagesSheet")
    plaza.shell.click("messagesOnce")
    plaza.shell.see_gone("messagesSheet")
    page.see("You get a message when it is ready.")
    sell_here(plaza)
    page = plaza.open("pages/desk")
    page.tap("Ready to be fetched")
    page.see("Nothing waits here")
    plaza.shell.click("railChats")
    plaza.shell.click_text("Plaza Store")
    plaza.shell.click("templateMessage")
    page.see("I have it")


def test_a_paid_order_is_cancelled_and_all_its_money_comes_back(plaza):
    page = bought(plaza)
    page.tap("Cancel order")
    page.see("The money is back")
    plaza.shell.click("railWallet")
    plaza.shell.see_text("¥2,000.00")


def test_what_was_shipped_counts_as_received_after_ten_days(plaza):
    bought(plaza)
    sell_here(plaza)
    page = plaza.open("pages/desk")
    page.tap("Ready to be fetched")
    page.see("Nothing waits here")
    plaza.move_clock(days=11)
    page = plaza.open("pages/orders")
    page.tap("Long scarf · 长围巾")
    page.tap("Review")
    page.see("Send review")


def test_a_coupon_of_the_shop_is_made_from_what_it_was_paid_and_taken_at_the_checkout(plaza):
    bought(plaza)
    sell_here(plaza)
    page = plaza.open("pages/coupon")
    page.type("Off", "5")
    page.type("From what sum", "20")
    page.tap("Make it")
    page = plaza.open("pages/product", sku="umbrella-amber")
    page.tap("Buy now")
    page.tap("Take")
    page.see("Yours")
    page.tap("Place order")
    page.tap("Pay")
    page.pay()
    page.see("Receipt")
    plaza.shell.click("railWallet")
    plaza.shell.see_text("¥1,837.00")


def test_a_seller_adds_a_product_and_changes_its_price(plaza):
    plaza.open("pages/home")
    sell_here(plaza)
    page = plaza.open("pages/orders")
    page.tap("New product")
    page.type("Name in English", "Clay pot")
    page.type("Price", "128")
    page.tap("Add it to the shop")
    page.see("¥128.00")
    page.tap("Price and stock")
    page.type("Price", "98.50")
    page.tap("Keep")
    page.see_text("Kept.")
    page = plaza.open("pages/home")
    page.type("Search the store · 搜索商品", "clay pot")
    page.see("¥98.50")
    plaza.restart()
    page = plaza.open("pages/home")
    page.type("Search the store · 搜索商品", "clay pot")
    page.tap("Clay pot")
    page.see("¥98.50")

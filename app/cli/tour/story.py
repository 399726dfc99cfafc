"""What the tour does, step by step: the first flows of the design, as a person would go through them."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.cli.tour.driver import Driver, TourFailed, run_until
from app.cli.tour.film import film_code
from app.cli.tour.outfits import Outfits
from app.cli.tour.paying import CHOOSE, ENTER, PHRASE, enter_pin
from app.data_folder import FolderLock
from app.scanner.decode import decode_still
from app.shell.application import Application

START_DEADLINE_MS = 60_000
WRONG_PIN = "111111"
SECTIONS = ("Chats", "People", "Articles", "Miniapps", "Wallet", "Settings")


class Story:
    """One tour: a profile of its own, a film for a camera, two starts of the application."""

    def __init__(self, scratch: Path, out: Path) -> None:
        self._data = scratch / "data"
        self._film = scratch / "camera.avi"
        self._out = out
        self._running: tuple[Application, FolderLock] | None = None
        self._driver: Driver | None = None
        self.pictures = 0

    def tell(self) -> None:
        """Go through all of it.

        Raises:
            TourFailed: a step did not happen.
        """
        self.start()
        self.look_around()
        self.scan_the_store()
        self.shop()
        self.mistype_and_overspend()
        self.see_the_receipt()
        self.read_an_article()
        self.count_across_a_restart()
        self.look_at_outfits()
        self.follow_the_series()
        self.see_it_in_the_dark()
        self.see_it_in_chinese()

    def end(self) -> None:
        """Close the application, if it runs."""
        if self._running is not None:
            application, lock = self._running
            self._running = self._driver = None
            application.close()
            lock.close()

    # The steps

    def start(self) -> None:
        """Start on an empty data folder; the window comes up with people and a store's code in it."""
        self._start_application()
        self._hands.see_text("Maya Chen")
        self._picture("first-start")

    def look_around(self) -> None:
        """Read a chat, then find the store's code and let the test camera film what is on the screen."""
        hands = self._hands
        hands.click_text("Maya Chen")
        hands.see("composerField")
        self._picture("chat")
        hands.click_text("Plaza Store")
        hands.see("codeOpen")
        self._picture("the-stores-code")
        film_code(self._film, self._read_code_on_screen())

    def scan_the_store(self) -> None:
        """Hold the filmed code before the camera, read the trust card, open the store."""
        hands = self._hands
        hands.click("railScan")
        hands.see("scanPreview")
        hands.picture("scanning")
        hands.see("trustOpen")
        self._picture("trust-card")
        hands.click("trustOpen")
        hands.see("Add Wool coat to cart")
        self._picture("store")

    def shop(self) -> None:
        """Search in two languages, choose a coat, order it, set a PIN, cancel once, pay."""
        hands = self._hands
        self._search("围巾")
        hands.see("Long scarf · 长围巾")
        self._picture("search-in-chinese")
        self._search("coat")
        hands.click("Wool coat · 羊毛大衣")
        hands.see("Buy now")
        self._picture("product")
        hands.click("Add to cart")
        hands.see_text("is in your cart")
        hands.click("pageBack")
        hands.click("Cart · 1")
        hands.see("Checkout")
        self._picture("cart")
        hands.click("Checkout")
        hands.see("Place order")
        self._picture("checkout")
        hands.click("Place order")
        hands.see_text("Waiting for payment")
        self._picture("order")
        hands.click("Pay")
        hands.see("pinDigit1")
        self._picture("choose-a-pin")
        hands.click("payCancel")
        hands.see_text("Nothing was paid")
        self._picture("payment-cancelled")
        hands.click("Pay")
        for question in CHOOSE:
            hands.see_text(question)
            enter_pin(hands)
        hands.click("markPhrase")
        self._picture("choose-a-mark")
        hands.type_text(PHRASE)
        hands.click("markAccept")
        hands.see("recoveryCode")
        self._picture("recovery-code")
        hands.click("recoveryWritten")
        hands.click("pinConfirm")
        hands.see("payDone")
        self._picture("paid")
        hands.click("payDone")
        hands.see_gone("paymentSheet")
        hands.see_text("Receipt")
        self._picture("order-paid")

    def mistype_and_overspend(self) -> None:
        """Buy a scarf with a wrong PIN first; then try to buy what the wallet cannot pay."""
        hands = self._hands
        self._buy("Long scarf · 长围巾")
        hands.see_text(ENTER)
        enter_pin(hands, WRONG_PIN)
        hands.see_text("The PIN is wrong")
        self._picture("wrong-pin")
        enter_pin(hands)
        hands.click("payDone")
        hands.see_gone("paymentSheet")
        self._buy("Steel watch · 钢带手表", quantity=2)
        hands.see_text("Not enough money")
        self._picture("not-enough-money")
        hands.click("payCancel")
        hands.see_gone("paymentSheet")

    def see_the_receipt(self) -> None:
        """Find the receipts in the store's official account and the bills in the wallet."""
        hands = self._hands
        hands.click("railChats")
        hands.see_text("Payment receipt")
        self._picture("receipt")
        hands.click("railWallet")
        hands.see_text("¥1,612.00")
        self._picture("wallet")
        hands.click_text("Long scarf · 长围巾")
        hands.see("storyAmount")
        self._picture("bill")
        hands.click("storyBack")
        hands.click("wallet_months")
        hands.see("month_spent")
        self._picture("months")
        hands.click("wallet_bills")

    def read_an_article(self) -> None:
        """Read an article and open the product it shows."""
        hands = self._hands
        hands.click("railChats")
        hands.click("chatRow_subscriptions")
        hands.click_text("枫里 Maple Lane")
        hands.click("Read: Five looks, one red coat")
        hands.see("articleTitle")
        self._picture("article")
        hands.click("articleCard")
        hands.see("Buy now")
        self._picture("product-from-the-article")

    def count_across_a_restart(self) -> None:
        """Count to two in the smallest mini-app, restart Plaza, find two again."""
        hands = self._hands
        self._open_counter()
        for _ in range(2):
            hands.click("One more")
        hands.see("Counted 2")
        self._picture("counter")
        self.end()
        self._start_application()
        self._open_counter()
        self._hands.see("Counted 2")
        self._picture("counter-after-a-restart")

    def look_at_outfits(self) -> None:
        """Open a post of the gallery from a code in a chat, post, be liked by somebody else, and moderate."""
        Outfits(self._hands, self._picture).go()

    def follow_the_series(self) -> None:
        """Open an episode that is locked, follow the series, and find all of it open."""
        hands = self._hands
        hands.click("railMiniapps")
        self._open_miniapp("plaza.video")
        hands.see("Season 1, episode 2: Rain")
        self._picture("series")
        hands.click("Season 1, episode 2: Rain")
        hands.see_text("Follow Paper Boat to watch all of it")
        self._picture("episode-locked")
        hands.click("pageBack")
        hands.click("Follow")
        hands.click("permissionAllow")
        hands.see("Tell me of new episodes")
        self._picture("series-followed")

    def see_it_in_the_dark(self) -> None:
        """Turn the lights off and look at the store, a chat and the wallet again."""
        hands = self._hands
        hands.click("railSettings")
        hands.click("choice_dark")
        self._picture("settings-dark")
        hands.click("railMiniapps")
        self._open_miniapp("plaza.store")
        hands.see("Buy now")  # it comes back with the page that the article opened
        while hands.find("Add Wool coat to cart") is None:
            hands.click("pageBack")
            hands.settle()
        self._picture("store-dark")
        hands.click("railChats")
        hands.click_text("Maya Chen")
        hands.see("composerField")
        self._picture("chat-dark")
        hands.click("railWallet")
        hands.see_text("¥1,612.00")
        self._picture("wallet-dark")

    def see_it_in_chinese(self) -> None:
        """Change the language and look at every section."""
        hands = self._hands
        hands.click("railSettings")
        hands.click("choice_zh_CN")
        hands.see_text("外观")
        for section in SECTIONS:
            hands.click(f"rail{section}")
            self._picture(f"in-chinese-{section.lower()}")

    # What the steps are made of

    @property
    def _hands(self) -> Driver:
        if self._driver is None:
            raise TourFailed("The tour has no window: Plaza is not running.")
        return self._driver

    def _start_application(self) -> None:
        lock = FolderLock(self._data)
        application = Application(self._data, camera=str(self._film))
        self._running = (application, lock)
        outcome: list[str] = []
        application.ready.connect(lambda: outcome.append(""))
        application.failed.connect(outcome.append)
        application.start()
        if not run_until(lambda: bool(outcome), START_DEADLINE_MS) or outcome[0]:
            raise TourFailed(f"Plaza did not start: {outcome[0] if outcome else 'it took too long.'}")
        self._driver = Driver(application.window, self._out, self.pictures)

    def _read_code_on_screen(self) -> str:
        """Return what the code shown in the window says."""
        codes = decode_still(_gray(self._hands.grab()))
        if len(codes) != 1:
            raise TourFailed(f"The window should show one code that can be read; it shows {len(codes)}.")
        return codes[0].text

    def _search(self, text: str) -> None:
        hands = self._hands
        hands.click("Search the store · 搜索商品")
        hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hands.type_text(text)

    def _buy(self, product: str, quantity: int = 1) -> None:
        hands = self._hands
        hands.click("Continue shopping")
        hands.click(product)
        hands.see("Buy now")
        for number in range(2, quantity + 1):
            hands.click("One more")
            hands.see(f"Quantity {number}")
        hands.click("Buy now")
        hands.click("Place order")
        hands.see_text("Waiting for payment")
        hands.click("Pay")
        hands.see("paymentSheet")

    def _open_counter(self) -> None:
        self._hands.click("railMiniapps")
        self._open_miniapp("plaza.counter")
        self._hands.see("One more")

    def _open_miniapp(self, miniapp_id: str) -> None:
        self._hands.click(f"miniappRow_{miniapp_id}")
        self._hands.click("detailOpen")

    def _picture(self, name: str) -> None:
        """Take a picture once all the window's own pictures are loaded and nothing moves."""
        self._hands.settle()
        self._hands.picture(name)
        self.pictures = self._hands.pictures


def _gray(picture: QImage) -> NDArray[np.uint8]:
    """Return a picture as grey values, rows by columns."""
    gray = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), gray.bytesPerLine())
    return rows[:, : gray.width()].copy()

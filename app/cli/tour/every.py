"""Every screen and every sheet of Plaza, one after the other, for whoever wants to look at them."""

from typing import Final

from PySide6.QtCore import Qt

from app.cli.tour.desk import Desk
from app.cli.tour.outfits import Outfits
from app.cli.tour.part import Part
from app.cli.tour.scans import Scans

WALLET: Final = ("months", "coupons", "security", "bills")
CHATS: Final = ("Maya Chen", "Leo Martins", "Plaza Store", "枫里 Maple Lane", "Outfit club 穿搭小组")
FAMILY: Final = "家庭群"
FOLDED: Final = ("枫里 Maple Lane",)
"""Those that the list keeps in its folder."""


class Every(Part):
    """One round through all of Plaza."""

    def go(self) -> None:
        """Go through all of it.

        Raises:
            TourFailed: something that a person would click on is not there.
        """
        self.screens()
        self.outfits()
        self.scanning()
        self.desk()

    def screens(self) -> None:
        """See every section, from the first minute to the settings."""
        self.chats()
        self.groups()
        self.red_packet()
        self.people()
        self.official_accounts()
        self.miniapps()
        self.giving()
        self.transferring()
        self.wallet()
        self.security()
        self.pay_in_a_store()
        self.settings()
        self.tabs()

    def chats(self) -> None:
        """See the first minute, then conversations of every kind."""
        hands = self._hands
        hands.see("welcomeTitle")
        self._look("welcome")
        for number, title in enumerate(CHATS, start=1):
            if title in FOLDED:
                self._list("chatRow_subscriptions")
            self._row(title)
            self._look(f"chat-{number}")
            if title in FOLDED:
                self._list("folderClose")
        hands.click("composerField")
        hands.type_text("A first line that goes on until it has to be broken somewhere, and then some more of it")
        self._look("chat-writing")
        hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hands.press(Qt.Key.Key_Delete)
        hands.click("composerMore")
        self._look("chat-menu")
        hands.press(Qt.Key.Key_Escape)
        self._list("chatSearch")
        hands.type_text("zzz")
        self._look("chat-search-nothing")
        hands.press(Qt.Key.Key_Escape)

    def groups(self) -> None:
        """See who is in a group, how one is made, and the code that invites."""
        hands = self._hands
        self._sheet("newGroup", "new-group")
        self._row(CHATS[-1])
        hands.click("groupOpen")
        self._look("group")
        hands.click("groupAdd")
        self._look("group-adding")
        self._leave()
        hands.click("groupOpen")
        hands.click("groupInvite")
        hands.see("codePicture")
        self._look("group-invitation")
        self._leave()

    def red_packet(self) -> None:
        """Open the red packet that waits in a group of the demo world."""
        hands = self._hands
        self._row(FAMILY)
        self._look("family-packet")
        hands.click("packetMessage")
        hands.see("packetOpen")
        self._look("family-packet-closed")
        hands.click("packetOpen")
        hands.see("packetClose")
        self._look("family-packet-opened")
        hands.click("packetClose")
        hands.see_gone("packetClose")
        self._look("family-packet-taken")

    def people(self) -> None:
        """See one's own profile, a contact's, and the code of one."""
        hands = self._hands
        hands.click("railPeople")
        self._look("people")
        self._row("Leo Martins")
        self._look("person")
        hands.click("profileShare")
        hands.see("codePicture")
        self._look("person-code")
        self._leave()
        hands.click("railMe")
        hands.see("profilesPanel")
        self._look("me")

    def official_accounts(self) -> None:
        """See two official accounts, the menu and an answer of one, and an article."""
        hands = self._hands
        hands.click("railArticles")
        self._look("articles")
        self._row("Plaza Store")
        self._look("account-without-articles")
        hands.click("accountMessages")
        hands.click("accountMenu_2")
        hands.see("accountEntry_1")
        self._look("account-menu")
        hands.press(Qt.Key.Key_Escape)
        hands.see_gone("accountEntry_1")
        hands.click("accountWrite")
        hands.click("composerField")
        hands.type_text("size")
        hands.press(Qt.Key.Key_Return)
        hands.see_text("Our sizes run true.")
        self._look("account-answer")
        hands.click("railArticles")
        self._row("枫里 Maple Lane")
        self._look("account")
        hands.click_text("Five looks, one red coat")
        hands.see("articleTitle")
        self._look("article")
        hands.scroll_to("articlePictureLarge")
        hands.click("articlePictureLarge")
        large = hands.see("viewerPicture")
        hands.wait("the picture", lambda: large.property("isShown") is True)
        self._look("article-picture")
        self._leave()
        self._react_to_an_article()
        self._write_an_article()

    def _react_to_an_article(self) -> None:
        """Like and keep an article at its end, and see what is kept."""
        hands = self._hands
        for button in ("articleLike", "articleKeep"):
            hands.click(button)
            self._see_chosen(button)
        hands.click("commentField")
        hands.type_text("mine is blue")
        hands.click("commentSend")
        hands.see("commentWaits")
        self._look("article-end")
        hands.click("railArticles")
        self._list("accountFavourites")
        hands.see("favouritesTitle")
        self._look("favourites")

    def _see_chosen(self, button: str) -> None:
        self._hands.wait(f"{button} to be chosen", lambda: self._hands.see(button).property("role") == "primary")

    def _write_an_article(self) -> None:
        """See what the owner of an account sees, and begin an article."""
        hands = self._hands
        hands.click("railArticles")
        self._row("枫里 Maple Lane")
        hands.click("accountFigures")
        hands.see("figuresPeriod")
        self._look("figures")
        hands.click("railArticles")
        self._row("枫里 Maple Lane")
        hands.click("accountCompose")
        hands.see("ownerWrite")
        self._look("owner")
        hands.click("ownerSpeak")
        hands.see("voiceBack")
        self._look("owner-menu")
        hands.click("voiceBack")
        hands.click("choice_comments")
        hands.see("ownCommentText")
        self._look("owner-comments")
        hands.click("ownerWrite")
        hands.click("editorTitle")
        hands.type_text("a warm coat")
        self._look("article-editor")

    def miniapps(self) -> None:
        """See what is there, where more may be found, one mini-app's detail, what it may do, what it did."""
        hands = self._hands
        hands.click("railMiniapps")
        self._look("miniapps")
        hands.click("catalogues" if hands.find("listCatalogues") is None else "listCatalogues")  # in a small window
        hands.see("catalogueAddress")
        self._look("catalogues")
        hands.click("cataloguesBack")
        self._list("miniappRow_plaza.store")
        self._look("miniapp")
        hands.click("detailAbout")
        hands.see("aboutName")
        self._look("miniapp-about")
        hands.click("aboutCalls")
        self._look("miniapp-calls")

    def giving(self) -> None:
        """Give a red packet in a group, choosing a PIN on the way, and open it."""
        hands = self._hands
        hands.click("railChats")
        self._row(CHATS[-1])
        hands.click("composerMore")
        hands.click("composerPacket")
        hands.see("packetAmount")
        self._look("packet-sheet")
        hands.click("packetAmount")
        hands.type_text("20")
        hands.click("packetCount")
        hands.type_text("3")
        hands.click("givingGo")
        hands.see("pinDigit1")
        self._look("pin-first")
        self._enter_pin()
        self._look("pin-again")
        self._enter_pin()
        hands.see("markPhrase")
        self._look("pin-mark")
        hands.click("markPhrase")
        hands.type_text("Tea at five")
        hands.click("markAccept")
        hands.see("recoveryCode")
        self._look("pin-recovery")
        hands.click("recoveryWritten")
        hands.click("pinConfirm")
        hands.see("packetMessage")
        self._look("packet-sent")
        hands.click("packetMessage")
        hands.see("packetOpen")
        self._look("packet-closed")
        hands.click("packetOpen")
        hands.see("packetOwn")
        self._look("packet-open")
        self._leave()

    def transferring(self) -> None:
        """Give money to one person."""
        hands = self._hands
        self._row("Maya Chen")
        hands.click("composerMore")
        hands.click("composerTransfer")
        hands.see("transferAmount")
        self._look("transfer-sheet")
        hands.click("transferAmount")
        hands.type_text("8.88")
        hands.click("givingGo")
        hands.see("pinDigit1")
        self._look("transfer-pin")
        self._enter_pin()
        hands.see("transferMessage")
        self._look("transfer-sent")
        hands.click("transferMessage")
        hands.see("transferShown")
        self._look("transfer-open")
        self._leave()

    def wallet(self) -> None:
        """See the wallet's screens and the sheets that its buttons open."""
        hands = self._hands
        hands.click("railWallet")
        for screen in WALLET:
            self._list(f"wallet_{screen}")
            self._look(f"wallet-{screen}")
        hands.click_text("\N{MINUS SIGN}¥20.00")
        hands.see("storyAmount")
        self._look("wallet-bill")
        self._sheet("walletPay", "wallet-pay")
        self._sheet("walletReceive", "wallet-receive")
        self._sheet("withdraw", "wallet-withdraw")

    def security(self) -> None:
        """See every sheet of the wallet's security."""
        hands = self._hands
        self._list("wallet_security")
        for button in ("securityPin", "securityCode", "securityMark", "securityLimit_payment"):
            hands.click(button)
            self._look(f"wallet-{button}")
            self._leave()

    def pay_in_a_store(self) -> None:
        """Order something and see the payment sheet, then all that a mini-app's menu offers."""
        hands = self._hands
        hands.click("railMiniapps")
        if hands.find("miniappOpen_plaza.store") is None and hands.find("detailOpen") is None:
            hands.click("miniappRow_plaza.store")
            hands.settle()
        hands.click("miniappOpen_plaza.store" if hands.find("miniappOpen_plaza.store") else "detailOpen")
        self._says("Add Wool coat to cart", "把羊毛大衣加入购物车")
        self._look("store")
        hands.click("Wool coat · 羊毛大衣")
        hands.click(self._says("Buy now", "立即购买"))
        order = self._says("Place order", "提交订单")
        self._look("store-checkout")
        hands.click(order)
        pay = self._says("Pay", "付款")
        self._look("store-order")
        hands.click(pay)
        hands.see("pinDigit1")
        self._look("payment-sheet")
        self._enter_pin()
        hands.see("payDone")
        self._look("payment-done")
        hands.click("payDone")
        hands.see_gone("paymentSheet")
        hands.click("capsuleMenu")
        self._look("capsule-menu")
        hands.click("menuShare")
        hands.see("codePicture")
        self._look("miniapp-code")
        self._leave()

    def outfits(self) -> None:
        """See every page of the outfit gallery."""
        Outfits(self._hands, self._told).go()

    def scanning(self) -> None:
        """See the scanner and the trust card of each kind of code, then what was scanned."""
        Scans(self._hands, self._told).go()

    def settings(self) -> None:
        """See the settings from top to bottom, and the keys."""
        hands = self._hands
        hands.click("railSettings")
        self._look("settings")
        self._list("setting_appearance")
        self._look("settings-appearance")
        hands.scroll_to("openScans")
        self._look("settings-further")
        hands.click("licencesToggle")
        self._look("settings-licences")
        hands.press(Qt.Key.Key_F1)
        self._look("keys")
        self._leave()

    def tabs(self) -> None:
        """See a mini-app beside the chat, and all the tabs."""
        hands = self._hands
        hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        self._look("second-tab")

    def desk(self) -> None:
        """See what lies around the screens: finding, asking, locking, windows, trouble."""
        Desk(self._hands, self._told).go()

"""A message that the person agreed to, in the account's conversation: shown as it is, and a click opens its page."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.core.kernel.ids import OfficialAccountId
from app.core.links import MiniAppLink
from app.core.official.templates import Field, Template
from tests.shell.conftest import STORE
from tests.support.chats import ChatScene
from tests.support.shell_context import Opened

SHOP = STORE.account_id or OfficialAccountId("")
TEMPLATE = Template("shipped", "Your order is on its way", (Field("order", "Order", "A-17"),), "pages/order")
HOSTILE = "<a href='https://x.example'>红</a>\u202e"


def test_it_is_shown_literally_and_opens_its_page(scene: ChatScene, opened: Opened) -> None:
    messages, me = scene.plaza.messages, scene.me.user_id
    link = MiniAppLink(STORE.miniapp_id, "pages/order", (("number", "A-17"),))
    messages.agree(me, STORE.miniapp_id, SHOP, TEMPLATE, "once")
    assert messages.send(me, link, SHOP, TEMPLATE, {"order": HOSTILE}, "1")
    scene.show(scene.plaza.chat.official(me, SHOP))
    window = scene.window
    scene.until(lambda: window.is_ready("templateMessage"))
    assert window.text("templateTitle") == TEMPLATE.title
    out = Path("out/official")
    out.mkdir(parents=True, exist_ok=True)
    window.view.grabWindow().save(str(out / "template-message.png"))
    window.click("templateMessage")
    address = "plaza://miniapp/plaza.store/pages/order?number=A-17"
    assert opened.links == [(address, "message", SHOP)]
    window.item("templateMessage").forceActiveFocus()
    window.press(Qt.Key.Key_Return)
    assert opened.links == [(address, "message", SHOP)] * 2

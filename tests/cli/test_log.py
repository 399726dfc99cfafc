"""What is said on the terminal while Plaza runs."""

import logging

from app.cli.log import OneLineFormatter


def test_what_a_miniapp_prints_cannot_steer_the_terminal() -> None:
    record = logging.LogRecord("app.host.miniapp", logging.INFO, "", 0, "%s: %s", ("me.shop", "\x1b[2Jhi\n你好"), None)
    assert OneLineFormatter("%(name)s: %(message)s").format(record) == "app.host.miniapp: me.shop: �[2Jhi�你好"

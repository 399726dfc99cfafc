"""The services of a data folder, joined as the application joins them, with nobody in front of them."""

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.bootstrap import BUNDLED, Services, open_services
from app.core.kernel.events import EventBus
from app.host.bridge.prompts import (
    MiniAppPrompt,
    PaymentAnswer,
    PaymentPrompt,
    PermissionAnswer,
    PermissionPrompt,
)
from app.host.runtime.spawn import Spawner


class NobodyToAsk:
    """A person who is not there."""

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":
        answer: Future[PaymentAnswer] = Future()
        answer.set_result(PaymentAnswer("cancelled"))
        return answer

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":
        answer: Future[PermissionAnswer] = Future()
        answer.set_result("withdrawn")
        return answer

    def ask(self, request: MiniAppPrompt[Any]) -> "Future[Any]":
        answer: Future[Any] = Future()
        answer.set_result(request.unanswered)
        return answer


@contextmanager
def running(data_folder: Path, bundled: Path = BUNDLED) -> Iterator[Services]:
    spawner = Spawner()
    services = open_services(data_folder, events=EventBus(), prompts=NobodyToAsk(), spawner=spawner, bundled=bundled)
    try:
        yield services
    finally:
        services.close()
        spawner.close()

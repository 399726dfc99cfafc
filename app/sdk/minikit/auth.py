"""Logging in: a page asks for a one-time code, the server half exchanges it for who the person is."""

from dataclasses import dataclass

from minikit.calls import call


@dataclass(frozen=True)
class LoginCode:
    """A code that the server half may exchange once, until ``expires_at`` (ISO 8601 in UTC, 5 minutes ahead)."""

    code: str
    expires_at: str


@dataclass(frozen=True)
class Identity:
    """Who a code was issued to: the person, by the identifier that only this mini-app knows."""

    user_id: str


async def login() -> LoginCode:
    """Return a code for the person who has this page open; for pages."""
    answer = await call("login.issue")
    return LoginCode(answer["code"], answer["expires_at"])


async def exchange(code: str) -> Identity:
    """Return whose ``code`` it is, once; for the server half.

    CallError ``login.code_invalid`` if it was used before, is older than 5 minutes or is not this mini-app's.
    """
    answer = await call("login.exchange", code=code)
    return Identity(answer["user_id"])

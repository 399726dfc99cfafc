"""Reading a code that the person holds before the scanner."""

from dataclasses import dataclass

from minikit.calls import call


@dataclass(frozen=True)
class ScanResult:
    """The text of one code, and the form it was in, such as ``"QRCode"``; empty where the person typed it.

    ``is_own_link``: it is the address of a page of this mini-app. Any other text may be anybody's: check it.
    """

    text: str
    format: str
    is_own_link: bool


async def scan_code() -> ScanResult | None:
    """Open Plaza's scanner and return the code that the person shows it; None if they leave without one.

    Works only in answer to a tap, at most 5 s after it, with the permission "camera", for which the person is asked at
    the first use. Pay codes are for wallets: the scanner says so and goes on. CallError ``permission.denied``.
    """
    answer = await call("scan.code")
    return None if answer is None else ScanResult(answer["text"], answer["format"], answer["is_own_link"])

"""How a mini-app's pages are shown: how much room they have, in which look and language."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Window:
    """What is known of where pages are shown; as it stands, what is taken for true before the launch.

    ``width`` and ``height`` are what a page has, in whole layout pixels, which are as many device pixels as ``zoom``
    says; ``language`` is a tag of BCP 47 ("en", "zh-CN"), ``direction`` that of lines and rows.
    """

    width: int = 800
    height: int = 600
    is_dark: bool = False
    zoom: float = 1.0
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"

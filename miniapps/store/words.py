"""What the pages say, in the language of the person who reads them."""

from chinese import CHINESE
from minikit import App
from product import BETWEEN, Product

_apps: list[App] = []


def speak_for(app: App) -> None:
    """Speak the language of ``app``'s window from now on."""
    _apps[:] = [app]


def is_chinese() -> bool:
    """Whether the person reads Chinese."""
    return bool(_apps) and _apps[0].window.language.startswith("zh")


def say(text: str, **values: object) -> str:
    """Return ``text``, which stands in English in the pages, as the person reads it, with ``values`` put in."""
    said = CHINESE.get(text, text) if is_chinese() else text
    return said.format(**values) if values else said


def name_of(product: Product) -> str:
    """Return a product's name in the person's language."""
    return product.name_zh if is_chinese() else product.name


def other_name_of(product: Product) -> str:
    """Return its name in the other language; where it has but one, its category."""
    if product.name == product.name_zh:
        return say(product.category)
    return product.name if is_chinese() else product.name_zh


def form_of(option: str) -> str:
    """Return colour and size as the person reads them."""
    return BETWEEN.join(say(part) for part in option.split(BETWEEN))

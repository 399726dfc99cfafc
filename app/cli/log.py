"""What is said on the terminal while Plaza runs: warnings of its own, and what mini-apps print."""

import logging

MINIAPPS = "app.host.miniapp"


class OneLineFormatter(logging.Formatter):
    """Shows no character that steers a terminal: mini-apps print what they like."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the base class's name
        """Return the line for ``record``."""
        return "".join(
            each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in super().formatMessage(record)
        )


def show() -> None:
    """Show warnings, and every line a mini-app prints, on the standard error stream."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLineFormatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler])
    logging.getLogger(MINIAPPS).setLevel(logging.INFO)

"""The pages' words in Chinese, by the English ones."""

CHINESE: dict[str, str] = {}

"""Bringing a file's tables to the form this program knows, or refusing to touch it."""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from app.core.database.schema import Tree

MIGRATIONS = Path(__file__).parent / "migrations"
_alembic = Lock()  # its environment is one per process


def known_versions(tree: Tree) -> list[str]:
    """Return the versions of ``tree``, oldest first. They form one line; a file ``0002_name.py`` is version 0002."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / tree / "versions").glob("[0-9]*_*.py"))


def upgrade(connection: Connection, tree: Tree) -> None:
    """Run, within the open transaction of ``connection``, what is missing up to the newest version of ``tree``."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _literal(MIGRATIONS))
    config.set_main_option("version_locations", _literal(MIGRATIONS / tree / "versions"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    with _alembic:
        command.upgrade(config, "head")


def _literal(path: Path) -> str:
    """Return ``path`` so that the configuration's interpolation leaves it as it is."""
    return str(path).replace("%", "%%")

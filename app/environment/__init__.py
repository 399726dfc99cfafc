"""Setting Plaza up: everything `main.py` needs before any library is there. Standard library only."""

from app.environment.problem import SetupProblem
from app.environment.screen import NO_SCREEN_DEFAULTS, has_screen
from app.environment.setup import ensure, restart_inside

__all__ = ["NO_SCREEN_DEFAULTS", "SetupProblem", "ensure", "has_screen", "restart_inside"]

"""How much a child may send, and how long it may take."""

import time
from collections.abc import Callable

MESSAGES_PER_S = 2_000
MESSAGE_BURST = 2_000
BYTES_PER_TOKEN = 8_192
"""A message costs one token and one more for every so many bytes: about 16 MB a second at most."""
NODES_PER_TOKEN = 4
"""What drawing costs the shell counts too: one token for so many nodes created, moved or changed."""
NODES_MAX = 20_000
CHARACTERS_MAX = 500_000
ROWS_MAX = 1_000_000
FILMS_MAX = 16
"""How many nodes all open pages of one mini-app may have together and how much these may say, how many rows their
windowed lists may have, and how many films there may be: the shell holds it, with a file and a player for each film."""
UNPAINTED_MAX = 64
"""How many updates of one page may wait until the person sees the one before them."""
AHEAD_MAX = 30_000
"""How many nodes of all pages of one mini-app may be on their way to the person, before further updates wait."""
STACK_TOKENS = 10
"""Another stack of pages, or a page that failed, is drawn anew as a whole."""
STATE_TOKENS = 100
"""What pages keep is written to the disk."""
TOASTS_PER_S = 1.0
TOAST_BURST = 5.0
FLOOD_S = 5.0
"""A child that has to be held back for so long without a real pause is ended."""
ANSWERS_MAX = 256
"""Above so many messages on their way to a child, nothing more is read from it."""
QUEUED_MAX = 1_024
QUEUED_BYTES_MAX = 8 << 20
"""What waits for a child that does not read; beyond it the child is ended."""
FORK_DEADLINE_S = 1.0
"""How long the fork server may take for one child, before children are started without it."""
REPORT_DEADLINE_S = 1.0
"""How long the fork server may take to tell how a child ended that is known to be dead."""
FORK_SERVERS_AT_ONCE = 3
FORK_SERVERS_PER_S = 1 / 60
"""How often a fork server that ended is started anew."""
SPARES = 1
SPARES_IN_USE = 2
"""How many children wait loaded where none can be forked: at first, and once one was needed."""
SPARE_DEADLINE_S = 1.0
"""How long a spare may take to say that it is taken, before a child is started without it."""
SPARE_PAUSE_S = 0.5
"""How long after one was taken the next is started."""
SPARE_AGE_MAX_S = 60 * 60.0
SPARE_REST_S = 60.0
"""How long none is started after memory was short."""
SPARE_DEATHS_AT_ONCE = 3
SPARE_DEATHS_PER_S = 1 / 60
"""How often a spare that died by itself is replaced at once."""
LAUNCH_DEADLINE_S = 15.0
ANSWER_DEADLINE_S = 10.0
WHERE_DEADLINE_S = 0.5
"""How long a child that does not answer may take to print where it hangs."""
"""How long a child's event loop may take to come round to a message."""
END_DEADLINE_S = 1.0
CALL_DEADLINE_S = 15.0
SERVER_IDLE_S = 60.0
SERVER_REST_S = 60.0
"""How long a server half that took too much is not started again."""
SERVER_STARTS_AT_ONCE = 10
SERVER_STARTS_PER_S = 1 / 6
"""How often a server half that ends by itself is started again: each start reads its whole package."""
PAUSE_AFTER_S = 5.0
PAUSE_AGAIN_S = 1.0
"""How long a child that nobody sees goes on, and when it is looked at again if it was busy then."""
UNLOAD_AFTER_S = 30 * 60.0
BUDGET_LOOK_S = 5.0
MEMORY_BYTES_MAX = 256 << 20
"""What one child may hold for itself. The sandbox limits addresses, of which a process has more than it uses."""
BUSY_SHARE = 0.9
BUSY_HIDDEN_S = 15.0
BUSY_SEEN_S = 60.0
"""A child that takes so much of one processor for so long is ended if nobody sees it, and told of otherwise."""
FREE_SHARE_MIN = 0.05
"""When less of the computer's memory can be had, mini-apps that nobody sees are ended, one after the other."""
RESTORED_TRIAL_S = 10.0
"""A child that fails sooner after it was given back its pages gets none of them the next time."""
FOLDER_BYTES_MAX = 256 << 20
FOLDER_FILES_MAX = 10_000
"""What one child may keep on disk; above it, it is ended as soon as it adds to it."""
FOLDER_DEPTH_MAX = 64
"""How deep folders may be in it: each look goes the whole way to each of them."""
FOLDER_FAR_OVER = 2
"""A child that begins with a folder of so many times what it may hold only reads and deletes there."""
FOLDER_LOOK_S = 1.0
LOG_LINES_PER_S = 200
LOG_LINE_MAX = 2_000
LOG_BYTES_PER_S = 1 << 20
"""A child that prints more waits for its own print."""
LOG_LINES_KEPT = 100


class TokenBucket:
    """Lets ``burst`` through at once and ``rate_per_s`` in the long run. Not for several threads at once."""

    def __init__(self, rate_per_s: float, burst: float, now: Callable[[], float] = time.monotonic) -> None:
        self._rate_per_s = rate_per_s
        self._burst = burst
        self._tokens = burst
        self._now = now
        self._at = now()

    @property
    def tokens(self) -> float:
        """How many tokens there are; negative while in debt."""
        return self._tokens

    def take(self, cost: float = 1.0) -> float:
        """Take ``cost`` tokens, into debt if need be; return the seconds after which the debt is paid (0: none)."""
        self._refill()
        self._tokens -= cost
        return max(0.0, -self._tokens / self._rate_per_s)

    def try_take(self, cost: float = 1.0) -> bool:
        """Take ``cost`` tokens if there are so many; say whether there were."""
        self._refill()
        if self._tokens < cost:
            return False
        self._tokens -= cost
        return True

    def _refill(self) -> None:
        at = self._now()
        self._tokens = min(self._burst, self._tokens + (at - self._at) * self._rate_per_s)
        self._at = at

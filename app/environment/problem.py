"""What stops the set-up, as one sentence to show."""


class SetupProblem(Exception):
    """The set-up cannot go on; the message says what, why and what to do."""

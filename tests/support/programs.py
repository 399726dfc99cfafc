"""A stand-in for running other programs: answers as told, and remembers what was asked."""

from collections.abc import Callable, Mapping, Sequence

from app.environment.running import Outcome


class FakeRun:
    """Answers each command with the first outcome whose words occur in it; any other command succeeds."""

    def __init__(self, *answers: tuple[str, Outcome | Callable[[], Outcome]]) -> None:
        self._answers = answers
        self.commands: list[str] = []

    def __call__(
        self,
        command: Sequence[str],
        *,
        extra: Mapping[str, str] | None = None,
        on_line: Callable[[str], None] | None = None,
    ) -> Outcome:
        """Note the command and give its answer."""
        joined = " ".join(command)
        self.commands.append(joined)
        for words, answer in self._answers:
            if words in joined:
                return answer() if callable(answer) else answer
        return Outcome(0, "")

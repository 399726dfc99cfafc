"""What is written over films, between a real child and the host: it comes once, and what does not fit says so."""

from app.host.tree.ops import Set
from tests.host.conftest import Opener

FILM = """
from minikit import subtitles

def lines(number):
    at = [f"00:{each // 60 % 60:02}:{each % 60:02}" for each in range(COUNT)]
    return "\\n\\n".join(f"{each},000 --> {each},900\\n第 {n} 句字幕，第 {number} 种语言" for n, each in enumerate(at))

@app.page("pages/home")
class Home(Page):
    tracks = tuple(ui.Subtitles(f"Track {n}", "zh-Hans", subtitles.parse(lines(n))) for n in range(4))
    number = 0
    def build(self):
        return ui.Column(
            ui.Button("On", self.go_on), ui.Text(str(self.number)),
            ui.Video("asset:a.webm", "A film", subtitles=self.tracks, comments=self.said, on_comment=self.say))
    said = ()
    def go_on(self):
        self.number += 1
    def say(self, text):
        self.said = (*self.said, ui.FilmComment(1_000, text, is_own=True))
"""


def test_the_subtitles_of_a_long_film_come_once_and_a_comment_when_it_is_said(open_app: Opener) -> None:
    session, screen = open_app(FILM.replace("COUNT", "1_500"))
    screen.until(lambda: any(node.type == "Video" for node in screen.nodes))
    film = next(node for node in screen.nodes if node.type == "Video")
    tracks = film.props["subtitles"]
    assert isinstance(tracks, tuple)
    assert [len(track["cues"]) for track in tracks] == [1_500] * 4
    session.node_event(screen.top, screen.find("On").id, "tap")
    screen.shows("1")
    session.node_event(screen.top, film.id, "comment", "好看")
    screen.until(lambda: bool(film.props["comments"]))
    assert film.props["comments"] == ({"at_ms": 1_000, "text": "好看", "is_own": True},)
    later = [name for ops in screen.updates for op in ops if isinstance(op, Set) for name in op.props]
    assert set(later) == {"text", "comments"}, "subtitles came with the film alone"
    assert screen.failures == []


def test_subtitles_that_do_not_fit_into_a_message_fail_their_page_with_words(open_app: Opener) -> None:
    _, screen = open_app(FILM.replace("COUNT", "5_000"))
    screen.until(lambda: bool(screen.failures))
    assert "bytes; at most 1048576 fit" in str(screen.failures)

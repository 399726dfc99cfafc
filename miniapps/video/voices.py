"""What the first viewers have said, so that nobody watches alone; always the same."""

import sqlite3

import series

SAID = {
    "s1e1": """
        2.2 First!
        3.0 早安
        4.1 Look at that sky
        5.2 这个颜色太舒服了
        6.4 the handwriting on the side…
        7.3 船身上有字！
        8.8 birds 🐦
        10.2 好想折一只
        11.6 who wrote the letter?
        13.5 出发！
        15.2 already hooked
    """,
    "s1e2": """
        2.5 paper. rain. no.
        4.0 快躲雨啊
        5.2 the firefly is back ✨
        6.6 萤火虫上船了
        7.5 ⚡
        8.0 被雷吓到了
        9.4 hold on little one
        11.0 雨声好真实，戴耳机听
        13.2 phew
    """,
    "s1e3": """
        2.6 🏮🏮🏮
        4.2 许个愿
        5.6 this is my favourite shot
        7.0 好美
        8.4 wallpaper please
        10.1 愿家人平安
        11.7 wishing for rain-free exams
        13.2 灯都是点灯人一盏盏点的
        15.0 goosebumps
        17.2 第一季完，接着看！
    """,
    "s2e1": """
        3.0 so much more water now
        5.0 海！
        6.6 wait. what is that
        7.4 鲸鱼来了！！
        8.8 it has kind eyes
        10.0 听这声音
        11.2 good evening to you too 🐋
        13.4 它好温柔
        15.6 come back
    """,
    "s2e2": """
        2.4 headphones on
        4.3 极光！
        6.0 the sky writes back 😭
        7.8 绿色的信纸
        9.9 how is this even drawn
        12.0 安静得想哭
        14.5 again, please
    """,
    "s2e3": """
        3.0 the lighthouse…
        5.2 到家了
        7.7 萤火虫一直都在
        10.0 so THAT is who the letter was for
        13.0 谢谢这只小船
        16.0 season three when
    """,
}
"""Each line: the second of the episode, and what somebody says there."""
_MOMENT = "2026-01-01T12:00:00+00:00"


def fill(db: sqlite3.Connection) -> None:
    """Write them into a new file."""
    for episode in series.EPISODES:
        for place, line in enumerate(SAID[episode.episode_id].strip().splitlines()):
            second, _, text = line.strip().partition(" ")
            db.execute(
                "INSERT INTO comments (episode, person, request_id, at_ms, text, said_at) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    episode.episode_id,
                    "a first viewer",
                    _request(episode, place),
                    round(float(second) * 1_000),
                    text,
                    _MOMENT,
                ),
            )


def _request(episode: series.Episode, place: int) -> str:
    return f"first-{episode.episode_id}-{place}"

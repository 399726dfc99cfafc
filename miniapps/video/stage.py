"""What stands on an episode's page around its talk: the film or what keeps it, the episode in words, the others."""

from functools import partial
from typing import TYPE_CHECKING

import captions
import parts
import series
from minikit import ui
from series import Episode
from words import t

if TYPE_CHECKING:
    from pages.episode import EpisodePage


def film(page: "EpisodePage", episode: Episode) -> ui.Node:
    """The film itself, or why it cannot be shown; over it what comes next."""
    if page.film_state == "failed":
        return ui.Card(
            ui.EmptyState(
                "triangle-alert",
                t("This film cannot be shown"),
                t("It is missing, damaged, or of a kind that this computer cannot play. The others are unharmed."),
                action=t("Try again"),
                on_action=page.try_again,
            ),
            tone="soft",
        )
    following = series.after(episode)
    can_go_on = following is not None and page.standing(following) == "open"
    film = ui.Video(
        episode.source,
        parts.read(episode.title),
        episode.poster,
        is_playing=page.is_playing,
        position_ms=page.position_ms,
        on_time=page.note,
        on_state=page.hear,
        on_end=page.end,
        subtitles=captions.of(episode.episode_id),
        comments=page.talk.flying(),
        on_comment=page.talk.say_over_the_film,
        can_float=True,
        next_label=parts.name_of(following) if following and can_go_on else "",
        on_next=partial(page.turn_to, following) if following and can_go_on else None,
        key=f"film {page.attempt}",
    )
    return ui.Stack(film, coming_up(page, episode))


def coming_up(page: "EpisodePage", episode: Episode) -> ui.Node | None:
    """What plays next in a few seconds, unless it is stopped; None while nothing does."""
    following = series.after(episode)
    if following is None or not page.next_in:
        return None
    offer = ui.Card(
        ui.Text(t("Next in {seconds} s", seconds=page.next_in), role="caption", tone="soft"),
        ui.Text(parts.name_of(following), role="strong"),
        ui.Row(
            ui.Button(t("Play now"), lambda: page.turn_to(following), icon="play-solid"),
            ui.Button(t("Stay here"), page.stay, role="secondary"),
            gap="small",
        ),
        padding="small",
    )
    return ui.Layer(offer, at="top-end")


def closed(page: "EpisodePage", episode: Episode, standing: parts.Standing) -> ui.Node:
    """What stands in the place of a film that cannot be watched yet, with what to do."""
    picture = parts.poster(episode, parts.mark_of(page, episode))
    if standing == "locked":
        return ui.Column(picture, parts.unlocking(page))
    return ui.Column(
        picture,
        ui.Card(
            ui.Row(
                ui.Icon("hourglass", tone="accent"),
                ui.Text(t("This episode comes in"), role="strong"),
                ui.Countdown(page._news.at, on_end=page.refresh, tone="accent") if page._news.at else None,
                gap="small",
            ),
            ui.Wrap(parts.telling(page)) if page._follows else None,
            tone="soft",
        ),
        None if page._follows else parts.unlocking(page),
    )


def about(page: "EpisodePage", episode: Episode) -> ui.Node:
    """The episode in words, and what can be done with it."""
    return ui.Column(
        ui.Heading(parts.read(episode.title), level=2),
        ui.Text(where(page, episode), role="caption", tone="soft"),
        ui.Text(parts.read(episode.about)),
        ui.Text(
            " · ".join(f"{parts.read(each.name)} ({parts.read(each.part)})" for each in episode.cast),
            role="caption",
            tone="soft",
        ),
        ui.Wrap(
            ui.Button(t("Share"), partial(page.share, 0), role="secondary", icon="share-2"),
            ui.Button(
                t("Share from here"),
                partial(page.share, page.at_ms // 1_000),
                role="plain",
            )
            if page.at_ms >= 1_000
            else None,
        ),
        ui.Switch(t("Play the next episode by itself"), not page.stops, on_change=page.set_goes_on),
        gap="small",
    )


def where(page: "EpisodePage", episode: Episode) -> str:
    """Which episode it is, and how far the person has come in it."""
    at, length = parts.clock(page.at_ms), parts.clock(episode.seconds * 1_000)
    if page.standing(episode) != "open":
        return f"{parts.number_of(episode)} · {length}"
    return t("{number} · {at} of {length}", number=parts.number_of(episode), at=at, length=length)


def others(page: "EpisodePage", episode: Episode) -> ui.Node:
    """The other episodes of the season."""
    season = [each for each in series.EPISODES if each.season == episode.season and each != episode]
    following = series.after(episode)
    if following is not None and following not in season:
        season.append(following)
    return ui.Section(
        t("More episodes"),
        ui.Grid(season, key=lambda each: each.episode_id, cell=lambda each: parts.tile(page, each)),
        action=t("All"),
        on_action=lambda: page.go("pages/series", season=episode.season),
    )

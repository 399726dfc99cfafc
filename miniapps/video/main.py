"""The page half: which page stands at which address."""

import words
from minikit import App
from pages.episode import EpisodePage
from pages.home import HomePage
from pages.series import SeriesPage

app = App()
app.page("pages/home")(HomePage)
app.page("pages/series")(SeriesPage)
app.page("pages/episode")(EpisodePage)
words.look_through(lambda: app.window)

"""The page half: which page stands at which address."""

import words
from minikit import App
from pages.activity import ActivityPage
from pages.home import HomePage
from pages.new import NewPage
from pages.person import PersonPage
from pages.post import PostPage
from pages.queue import QueuePage

app = App()
app.page("pages/home")(HomePage)
app.page("pages/post")(PostPage)
app.page("pages/new")(NewPage)
app.page("pages/person")(PersonPage)
app.page("pages/activity")(ActivityPage)
app.page("pages/queue")(QueuePage)
words.look_through(lambda: app.window)

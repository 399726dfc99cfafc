"""The component book: what a page can be made of, in every state."""

from minikit import App
from pages.component import ComponentPage
from pages.home import HomePage
from pages.store import StorePage

app = App()
app.page("pages/home")(HomePage)
app.page("pages/component")(ComponentPage)
app.page("pages/store")(StorePage)

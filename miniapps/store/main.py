"""The page half: which page stands at which address."""

from minikit import App
from pages.cart import CartPage
from pages.home import HomePage
from pages.order import OrderPage
from pages.orders import OrdersPage
from pages.product import ProductPage
from pages.till import TillPage
from words import speak_for

app = App()
speak_for(app)
app.page("pages/home")(HomePage)
app.page("pages/product")(ProductPage)
app.page("pages/cart")(CartPage)
app.page("pages/order")(OrderPage)
app.page("pages/orders")(OrdersPage)
app.page("pages/till")(TillPage)

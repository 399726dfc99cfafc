"""The page half: which page stands at which address."""

from minikit import App
from pages.add import AddPage
from pages.cart import CartPage
from pages.checkout import CheckoutPage
from pages.coupon import CouponPage
from pages.desk import DeskPage
from pages.favorites import FavoritesPage
from pages.home import HomePage
from pages.mend import MendPage
from pages.order import OrderPage
from pages.orders import OrdersPage
from pages.product import ProductPage
from pages.refund import RefundPage
from pages.review import ReviewPage
from pages.shelf import ShelfPage
from pages.till import TillPage
from words import speak_for

app = App()
speak_for(app)
app.page("pages/home")(HomePage)
app.page("pages/product")(ProductPage)
app.page("pages/cart")(CartPage)
app.page("pages/checkout")(CheckoutPage)
app.page("pages/order")(OrderPage)
app.page("pages/orders")(OrdersPage)
app.page("pages/refund")(RefundPage)
app.page("pages/review")(ReviewPage)
app.page("pages/favorites")(FavoritesPage)
app.page("pages/mend")(MendPage)
app.page("pages/desk")(DeskPage)
app.page("pages/shelf")(ShelfPage)
app.page("pages/coupon")(CouponPage)
app.page("pages/till")(TillPage)
app.page("pages/add")(AddPage)

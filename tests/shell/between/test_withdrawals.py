"""Taking money out of the wallet, as a person does it."""

from PySide6.QtCore import Qt

from tests.shell.between.conftest import Scene


def open_sheet(scene: Scene) -> None:
    scene.show(scene.direct)
    scene.sheets.open("withdrawal", "")
    scene.until(lambda: scene.window.is_ready("withdrawalAmount"))
    scene.window.view.grabWindow()


def test_an_amount_goes_out_with_the_pin(scene: Scene) -> None:
    open_sheet(scene)
    assert not scene.window.is_ready("givingGo")
    scene.write("withdrawalAmount", "120.5")
    scene.press("givingGo")
    scene.enter_pin("000000")
    scene.until(lambda: "wrong" in scene.window.text("pinMessage"))
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.balance_minor(scene.me.user_id) == 50_000 - 12_050


def test_all_of_it_goes_out_with_one_press(scene: Scene) -> None:
    open_sheet(scene)
    scene.press("withdrawalAll")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.balance_minor(scene.me.user_id) == 0


def test_what_cannot_go_out_is_said_before_the_pin(scene: Scene) -> None:
    open_sheet(scene)
    for amount, said in [("five", "digits"), ("500.01", "more than the ¥500.00")]:
        scene.write("withdrawalAmount", amount)
        assert said in scene.window.text("withdrawalTrouble")
        assert not scene.window.is_ready("givingGo")
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.current() is None)
    assert scene.books.balance_minor(scene.me.user_id) == 50_000


def test_a_frozen_wallet_says_so_and_nothing_goes(scene: Scene) -> None:
    scene.books.spending.freeze(scene.me.user_id)
    open_sheet(scene)
    scene.write("withdrawalAmount", "1")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: "frozen" in scene.window.text("givingTrouble"))
    scene.look("withdrawal-frozen")
    assert scene.books.balance_minor(scene.me.user_id) == 50_000

"""The wallet: balance, bills, topping up; and the sheet that asks for a payment."""

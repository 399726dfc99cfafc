"""About one mini-app: what it is, may do and keeps; and the capability ledger, what all of them did."""

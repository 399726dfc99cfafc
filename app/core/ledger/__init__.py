"""Double entry: ledger accounts and the transfers between them. Knows no people and no shops."""

"""The capability ledger: what every mini-app asked for, when, for whom, and what came of it."""

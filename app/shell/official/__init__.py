"""Official accounts: the list, one account's articles, and reading an article."""

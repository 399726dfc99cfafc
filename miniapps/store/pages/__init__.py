"""The store's pages, a module each."""

"""Catalogues that the person added: signed lists of mini-apps, in folders or on the web, and their packages."""

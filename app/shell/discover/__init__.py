"""The mini-apps that the catalogue lists."""

"""The quick switcher: everything that can be opened, found by some letters of its name."""

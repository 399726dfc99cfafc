"""Back-ups: everything of the data folder written to one file and put back, with a word of how far it is."""

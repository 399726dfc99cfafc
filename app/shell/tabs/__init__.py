"""The tabs of the window: what is open, how a mini-app's pages are framed, and the layer prompts appear on."""

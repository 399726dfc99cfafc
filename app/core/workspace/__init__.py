"""The workspace: each person's open tabs, places of windows, visits, and mini-apps at hand."""

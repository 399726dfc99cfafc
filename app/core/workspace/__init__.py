"""The workspace: which tabs each person has open, where the windows of mini-apps stood, and where they went."""

"""What mini-apps may use: the sheet that asks for a permission, and the words for each."""

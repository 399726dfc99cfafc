"""Pictures that the person picks for a mini-app: the sheet that asks, and what is made of their files."""

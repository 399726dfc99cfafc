"""Money between people: red packets in chats, their sheets and who had which share."""

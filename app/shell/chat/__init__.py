"""The chats: the list of conversations, and one conversation with its messages."""

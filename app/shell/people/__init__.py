"""The person's contacts, and the profile of one of them."""

"""Keys that Plaza hears while another program is in front, where the system lets it."""

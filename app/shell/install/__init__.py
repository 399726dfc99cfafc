"""Installing mini-apps from files: what the person is asked, and what comes of the answer."""

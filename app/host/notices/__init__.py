"""Notices: what mini-apps tell people who need not have them open, kept until the person was told."""

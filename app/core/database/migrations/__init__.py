"""Migrations: one line of versions for each database."""

"""Tests of app/core/ledger."""

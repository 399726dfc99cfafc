"""Tests of app/core/kernel."""

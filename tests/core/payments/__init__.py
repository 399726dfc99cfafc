"""Tests of app/core/payments."""

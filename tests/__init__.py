"""Tests of Plaza; the folders mirror app/."""

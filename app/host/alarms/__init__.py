"""Alarms: what mini-apps want to be woken for, kept until their server half has answered."""

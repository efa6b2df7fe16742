"""Ctrl+K: one box that finds everybody, what was noted, and what can be done."""

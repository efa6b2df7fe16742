"""Erasing somebody for good, and how long people are kept."""

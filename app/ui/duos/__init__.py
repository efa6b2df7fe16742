"""Duo's: everyone on the way to being a duo, every duo, and the next step of each."""

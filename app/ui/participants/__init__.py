"""Deelnemers: everyone who looks for a buddy or has one, in a list beside what is known of the one chosen."""

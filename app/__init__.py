"""Klik: the desk of a buddywerking coordinator, offline and encrypted."""

__version__ = "0.1.0"

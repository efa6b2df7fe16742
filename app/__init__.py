"""Klik: the desk of a buddywerking coordinator, offline and encrypted."""

__version__ = "0.1.0"
"""The one place where the version stands: pyproject.toml, the packages and About take it from here."""

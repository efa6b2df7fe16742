"""Cijfers: the page of what the office owes the outside world."""

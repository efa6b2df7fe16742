"""Noting a contact, of anybody and from any page: one dialog in two kinds."""

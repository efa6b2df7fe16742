"""Stapjes naar buiten: how far a participant has come at each place or activity."""

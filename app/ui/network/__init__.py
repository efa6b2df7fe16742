"""Netwerkkaart: who and what there is around a participant, drawn together, and the same as a list."""

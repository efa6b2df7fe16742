"""What changed and who did it: of everything, of one record, and what was deleted."""

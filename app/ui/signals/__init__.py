"""Structural signals: what several people meet, without a name, and what came of it."""

"""The office itself: what stands on its letters, and who works there."""

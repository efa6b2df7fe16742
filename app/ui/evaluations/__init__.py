"""Looking back on a duo: the forms, what was said, and how it went over time."""

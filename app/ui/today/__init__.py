"""The first page: what is due today, with whom, and why."""

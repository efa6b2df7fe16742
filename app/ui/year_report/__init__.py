"""The report: what is in it, and the file it becomes."""

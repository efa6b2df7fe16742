"""The first steps in a vault that was just made."""

"""Reading in the lists a coordinator has: one wizard, from files to what became of each row."""

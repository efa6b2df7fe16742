"""What changed for people: what was answered at evaluations, and own words."""

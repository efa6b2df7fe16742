"""Papers of volunteers: what is missing or runs out, by partner."""

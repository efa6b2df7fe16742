"""Netwerkberaad: the question of a participant, who thinks along, and the plan that came of it."""

"""Buddy's: what is particular to a volunteer, in the room that participants and buddies share."""

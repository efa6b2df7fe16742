"""Bijeenkomsten: what people are brought together for, who is invited, and who was there."""

"""What there is to do nearby, who is brought there, and what goes on for who waits."""

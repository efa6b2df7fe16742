"""What the pages of participants and of buddies share: the list, the one chosen, its cards and its form."""

"""A tour of the window: what it shows, the card and the frame that show it, and how far somebody came."""

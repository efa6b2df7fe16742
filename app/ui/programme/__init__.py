"""De hele werking: everybody who is there and what ties them, on one picture."""

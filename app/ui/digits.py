"""The digit row of a Belgian keyboard, which gives no digits without Shift."""

AZERTY = "à&é\"'(§è!ç"
"""What 0 to 9 give there."""
DIGITS = {key: digit for row in (AZERTY, "0123456789") for digit, key in enumerate(row)}
"""The digit that a typed sign means, with Shift or without."""

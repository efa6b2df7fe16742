"""``klik --smoke``: whether this installation works, told as one JSON object."""

"""Pure: what happened in, counted and drawn out. Nothing here knows the vault, the window or a name of anybody."""

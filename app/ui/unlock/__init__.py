"""The page before a vault is open."""

"""Everything on screen: one folder per page, built from ``widgets``; nothing here speaks SQL."""

"""The matching page: who is proposed to whom and why, what to ask first, and why some still wait."""

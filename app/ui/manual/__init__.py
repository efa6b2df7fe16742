"""The manual: its pages, which of them tells of what is in sight, and the window that shows them."""

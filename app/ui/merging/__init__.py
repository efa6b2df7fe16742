"""Who may be there twice: two records side by side, a choice a field, and one button that makes them one."""

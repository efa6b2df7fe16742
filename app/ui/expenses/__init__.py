"""Expenses of volunteers: what each is paid back, under the amounts of the law."""

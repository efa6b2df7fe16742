"""What every page of people or duos offers beside its list: the same rows as a table, on paper and in Excel."""

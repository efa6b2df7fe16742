"""How old somebody is, of what is known of a birth."""

from datetime import date

OLDEST_AGE = 120
"""Nobody is older."""


def full_years(born: date, day: date) -> int:
    """Completed years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age(birth_date: date | None, birth_year: int | None, day: date) -> int | None:
    """Completed years; from the year alone it may be one too high. Not known where it would be an age nobody has."""
    if birth_date:
        years = full_years(birth_date, day)
    elif birth_year:
        years = day.year - birth_year
    else:
        return None
    return years if 0 <= years <= OLDEST_AGE else None

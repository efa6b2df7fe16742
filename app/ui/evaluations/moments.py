"""A moment in few letters, for under a drawing."""

from app.i18n import _


def brief_moment(months: int | None) -> str:
    """``3 mnd``, ``1 jaar``; a dash for one in between."""
    if months is None:
        return "–"
    if months and months % 12 == 0:
        return _("{n} y").format(n=months // 12)
    return _("{n} mo").format(n=months)

"""An appointment for a calendar of one's own, as iCalendar (RFC 5545) writes it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from app.documents.data import Appointment

_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
MOST_OCTETS = 75


def calendar(one: Appointment, stamp: datetime) -> bytes:
    """The file of one appointment; ``stamp`` is when it was made, in UTC. Without an hour it takes the whole day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Klik//NL", *_ZONE.splitlines(), *_event(one, stamp)]
    return "".join(f"{fold_line(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def fold_line(line: str) -> str:
    """A line in pieces of 75 octets at most, each but the first begun with a space; no character is cut in two."""
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > MOST_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += octets
    return "\r\n".join(pieces)


def _event(one: Appointment, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    if one.starts_at is None:
        yield f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART;{_moment(one.on, one.starts_at)}"
        if one.ends_at and one.ends_at > one.starts_at:
            yield f"DTEND;{_moment(one.on, one.ends_at)}"
    yield f"SUMMARY:{one.summary.translate(_ESCAPED)}"
    if one.place:
        yield f"LOCATION:{one.place.translate(_ESCAPED)}"
    yield "END:VEVENT"


def _moment(on: date, at: time) -> str:
    return f"TZID=Europe/Brussels:{datetime.combine(on, at):%Y%m%dT%H%M%S}"

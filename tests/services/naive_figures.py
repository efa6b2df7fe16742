"""The figures of a period once more, from the exported records: plain loops over dicts, and nothing of the engine.

Written from docs/figures.md. Slow, and of one piece, so that it can be read beside it.
"""

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

Rows = dict[str, list[dict[str, Any]]]
Naive = dict[str, tuple[int, dict[str, Counter[str]]]]
"""By figure how many, and by fact how many of each code."""

TOGETHER = {"trial", "running", "paused", "closing"}
PEOPLE = ["gender", "age_band", "municipality", "partner", "target_group"]
UNKNOWN_SINCE = "Sinds wanneer is niet geweten."


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def naive(
    tables: Rows, first: date, last: date, today: date, partner: str | None = None, coordinator: str | None = None
) -> Naive:
    """All figures."""
    at = last if last < today else today
    edges = ((tables["office"] or [{}])[0].get("thresholds") or {}).get("ages") or [18, 30, 45, 60, 75]
    person = {row["id"]: row for row in tables["person"]}
    participant = {row["id"]: row for row in tables["participant"]}
    buddy = {row["id"]: row for row in tables["buddy"]}
    duo = {row["id"]: row for row in tables["duo"]}
    for row in duo.values():
        row["path"] = sorted((s for s in tables["duo_step"] if s["duo_id"] == row["id"]), key=lambda s: s["position"])

    def inside(text: str | None) -> bool:
        return text is not None and first.isoformat() <= text <= at.isoformat()

    def together(row: dict[str, Any], when: date) -> bool:
        said = [step["state"] for step in row["path"] if step["on"] <= when.isoformat()]
        return bool(said) and said[-1] in TOGETHER

    def began(row: dict[str, Any]) -> str | None:
        if row["path"] and (row["path"][0]["note"] or "").startswith(UNKNOWN_SINCE):
            return None
        for step in row["path"]:
            if step["state"] in TOGETHER:
                return str(step["on"])
        return None

    def ended(row: dict[str, Any]) -> str | None:
        found, was = None, False
        for step in row["path"]:
            if step["state"] in TOGETHER:
                found, was = None, True
            elif was and found is None:
                found = str(step["on"])
        return found

    def band_of_age(who: dict[str, Any]) -> str:
        born = day(who["birth_date"])
        if born:
            years = last.year - born.year
            if (last.month, last.day) < (born.month, born.day):
                years -= 1
        elif who["birth_year"]:
            years = last.year - who["birth_year"]
        else:
            return ""
        if years < 0 or years > 120:
            return ""
        if years < edges[0]:
            return f"0-{edges[0] - 1}"
        for low, high in pairwise(edges):
            if low <= years < high:
                return f"{low}-{high - 1}"
        return f"{edges[-1]}+"

    def months(since: str | None, until: str | None, edges: list[int]) -> str:
        start, end = day(since), day(until)
        if not start or not end or end < start:
            return ""
        full = 0
        while True:
            month = start.month - 1 + full + 1
            year, month = start.year + month // 12, month % 12 + 1
            if (year, month, start.day) > (end.year, end.month, end.day):
                break
            full += 1
        for low, high in zip([0, *edges], edges, strict=False):
            if low <= full < high:
                return f"{low}-{high}"
        return f"{edges[-1]}+"

    def facts(who: dict[str, Any], of: str | None, groups: list[str] | None, by: set[str | None]) -> dict[str, Any]:
        return {
            "gender": [who["gender"] or ""],
            "age_band": [band_of_age(who)],
            "municipality": [who["municipality"] or ""],
            "partner": [(of or "").replace("-", "")],
            "target_group": list(dict.fromkeys(groups or [""])),
            "followed": by,
        }

    def of_participant(one: str) -> dict[str, Any]:
        row = participant[one]
        mine = [d for d in duo.values() if d["participant_id"] == one and together(d, at)]
        mine.sort(key=lambda d: (began(d) or "", d["id"]))
        of = buddy[mine[-1]["buddy_id"]]["partner_id"] if mine else None
        return facts(person[row["person_id"]], of, row["target_groups"], {row["coordinator_id"]})

    def of_buddy(one: str) -> dict[str, Any]:
        row = buddy[one]
        mine = [d for d in duo.values() if d["buddy_id"] == one and together(d, at)]
        followers = {participant[d["participant_id"]]["coordinator_id"] for d in mine}
        return facts(person[row["person_id"]], row["partner_id"], None, followers)

    def of_duo(one: str) -> dict[str, Any]:
        known = of_participant(duo[one]["participant_id"])
        return known | {"partner": [(buddy[duo[one]["buddy_id"]]["partner_id"] or "").replace("-", "")]}

    def of_record(row: dict[str, Any]) -> dict[str, Any]:
        if row.get("duo_id"):
            return of_duo(row["duo_id"])
        return of_participant(row["participant_id"]) if row["participant_id"] else of_buddy(row["buddy_id"])

    def waits(one: dict[str, Any]) -> bool:
        mine = [d for d in duo.values() if d["participant_id"] == one["id"] and d["path"]]
        if one["registered_on"] and one["registered_on"] > at.isoformat():
            return False
        for gone in (one["left_on"], person[one["person_id"]]["deceased_on"]):
            if gone and gone <= at.isoformat():
                return False
        if one["status"] in ("left", "referred") and not one["left_on"]:
            return False
        if any(together(d, at) for d in mine):
            return False
        if at == today:
            return one["status"] in ("registered", "intake", "waiting", "meeting")
        if not one["registered_on"]:
            return False
        ever = [step for d in mine for step in d["path"] if step["state"] in TOGETHER]
        if one["status"] in ("in_duo", "aftercare") and not ever:
            return False
        latest = ""
        over = False
        for d in mine:
            past = [step for step in d["path"] if step["on"] <= at.isoformat()]
            if not past:
                continue
            when = max(step["on"] for step in past)
            is_over = past[-1]["state"] == "ended"
            if when > latest or (when == latest and not is_over):
                latest, over = when, is_over
        return not over or one["registered_on"] > latest

    found: Naive = {}

    def count(name: str, by: list[str]) -> None:
        found[name] = (0, {fact: Counter() for fact in by})

    def add(name: str, known: dict[str, Any], n: int = 1, **more: str) -> None:
        if partner and known["partner"] != [partner.replace("-", "")]:
            return
        if coordinator and coordinator not in known["followed"]:
            return
        whole, parts = found[name]
        for fact, counts in parts.items():
            for code in [more[fact]] if fact in more else known[fact]:
                counts[code] += n
        found[name] = (whole + n, parts)

    for name in ("duo_running", "duo_started", "waiting", "registered", "intake_held", "candidate_screened"):
        count(name, PEOPLE)
    for name in ("became_buddy", "seen", "participants_heard", "buddies_heard", "own_step", "brought"):
        count(name, PEOPLE)
    for name in ("goes_alone", "met_people", "goal_reached", "learned"):
        count(name, PEOPLE)
    count("duo_ended", [*PEOPLE, "reason", "length"])
    count("wait_for_intake", [*PEOPLE, "wait"])
    count("wait_for_duo", [*PEOPLE, "wait"])
    count("talks", [*PEOPLE, "whom"])
    count("evaluated", [*PEOPLE, "voice"])
    count("present_buddies", [*PEOPLE, "kind"])
    count("present_participants", [*PEOPLE, "kind"])
    count("rung", [*PEOPLE, "kind"])
    count("event_held", ["partner", "kind"])
    count("people_reached", ["partner"])

    for row in duo.values():
        if together(row, at):
            add("duo_running", of_duo(row["id"]))
        if inside(began(row)):
            add("duo_started", of_duo(row["id"]))
        if inside(ended(row)):
            length = months(began(row), ended(row), [3, 6, 12, 24])
            add("duo_ended", of_duo(row["id"]), reason=row["end_reason"] or "", length=length)
    for row in participant.values():
        known = of_participant(row["id"])
        if waits(row):
            add("waiting", known)
        if inside(row["registered_on"]):
            add("registered", known)
        if inside(row["intake_on"]):
            add("intake_held", known)
        starts = sorted(on for d in duo.values() if d["participant_id"] == row["id"] and (on := began(d)))
        if starts and inside(starts[0]):
            bands = [1, 3, 6, 12]
            add("wait_for_intake", known, wait=months(row["registered_on"], row["intake_on"], bands))
            add("wait_for_duo", known, wait=months(row["intake_on"], starts[0], bands))
    for row in buddy.values():
        if inside(row["screened_on"]):
            add("candidate_screened", of_buddy(row["id"]))
        if inside(row["active_since"]) and row["status"] != "not_retained":
            add("became_buddy", of_buddy(row["id"]))
    for row in tables["contact"]:
        if not inside(row["on"]) or row["reached"] is False:
            continue
        if row["kind"] in ("phone", "visit", "mail"):
            whom = "participant" if row["participant_id"] else "buddy" if row["buddy_id"] else "both"
            add("talks", of_record(row), whom=whom)
        else:
            add("seen", of_record(row), row["times"])
    heard: dict[str, set[str]] = {"participant": set(), "buddy": set()}
    for row in tables["evaluation"]:
        if not inside(row["on"]):
            continue
        add("evaluated", of_duo(row["duo_id"]), voice=row["voice"])
        if row["voice"] == "buddy" and (row["answers"] or {}).get("geleerd"):
            add("learned", of_duo(row["duo_id"]))
        for side, spoke in heard.items():
            if row["voice"] in (side, "together"):
                spoke.add(duo[row["duo_id"]][f"{side}_id"])
    for one in heard["participant"]:
        add("participants_heard", of_participant(one))
    for one in heard["buddy"]:
        add("buddies_heard", of_buddy(one))
    event = {row["id"]: row for row in tables["event"]}
    for row in event.values():
        if inside(row["on"]) and not row["cancelled"]:
            of = {"partner": [(row["partner_id"] or "").replace("-", "")], "followed": {row["coordinator_id"]}}
            add("event_held", of, kind=row["kind"])
            if row["kind"] == "outreach":
                add("people_reached", of, row["people_reached"] or 0)
    for row in tables["attendance"]:
        if row["present"] and inside(event[row["event_id"]]["on"]):
            side = "participants" if row["participant_id"] else "buddies"
            add(f"present_{side}", of_record(row), kind=event[row["event_id"]]["kind"])
    follow_up = {row["id"]: row for row in tables["follow_up"]}
    for row in follow_up.values():
        if row["kind"] == "own_step" and row["participant_id"] and inside(row["done_on"]):
            add("own_step", of_participant(row["participant_id"]))
    for row in tables["ladder"]:
        for rung in ("told", "accompanied", "with_buddy", "alone", "role"):
            if inside(row[f"{rung}_on"]):
                add("rung", of_participant(row["participant_id"]), kind=rung)
    for row in tables["referral"]:
        if row["other_id"]:
            continue
        if inside(row["on"]):
            add("brought", of_participant(row["participant_id"]))
        if inside(row["alone_since"]):
            add("goes_alone", of_participant(row["participant_id"]))
        task = follow_up.get(row["follow_up_id"] or "", {})
        if row["met_people"] and inside(task.get("done_on") or row["ended_on"] or row["on"]):
            add("met_people", of_participant(row["participant_id"]))
    for row in tables["goal"]:
        if inside(row["reached_on"]):
            add("goal_reached", of_participant(row["participant_id"]))
    return found

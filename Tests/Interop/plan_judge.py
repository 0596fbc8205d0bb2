"""Reads calendars of plans with icalendar, and holds them against the plans' JSON."""

import datetime
import json
import subprocess
import sys

from dateutil.rrule import rrulestr
from icalendar import Calendar

DAY = "2024-06-30"


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True).stdout


def check_lines(raw):
    assert raw.endswith(b"END:VCALENDAR\r\n")
    for line in raw[:-2].split(b"\r\n"):
        assert len(line) <= 75, line
        assert b"\n" not in line and b"\r" not in line, line
        line.decode("utf-8")


def check_rule(event, start):
    """The first day of a rule has to be the day of the event (RFC 5545, 3.8.5.3)."""
    if "RRULE" not in event:
        return 0
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime.datetime.combine(start, datetime.time()))
    days = [day.date() for day, _ in zip(rule, range(4))]
    assert days[0] == start, (start, days)
    assert days == sorted(set(days)) and len(days) == 4
    return 1


def judge(gongkai, path):
    raw = run(gongkai, "plan", path, "--as-of", DAY, "-t", "ics", "--quiet")
    assert raw == run(gongkai, "plan", path, "--as-of", DAY, "-t", "ics", "--quiet")
    check_lines(raw)
    calendar = Calendar.from_ical(raw)
    assert calendar["VERSION"] == "2.0" and not getattr(calendar, "errors", None)
    states = {s["dataset"]: s for s in json.loads(run(gongkai, "plan", path, "--as-of", DAY, "-t", "json", "--quiet"))["records"]}
    obligations = json.loads(run(gongkai, "plan", path, "-t", "json", "--quiet"))["records"]
    lone = [o for o in obligations if o.get("due") and not o.get("datasets")]
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert events, "nothing is due; another input is needed"
    dated = [state for state in states.values() if state.get("nextDue")]
    assert len(events) == len(dated) + len(lone), (len(events), len(dated), len(lone))
    rules = 0
    for event in events.values():
        assert not event.errors and event["DTSTAMP"].dt.strftime("%Y-%m-%d") == DAY
        start = event["DTSTART"].dt
        assert type(start) is datetime.date
        rules += check_rule(event, start)
        dataset = str(event["UID"]).split(".")[0]
        if dataset not in states:
            continue
        state = states[dataset]
        assert start.isoformat() == state["nextDue"]
        assert state["title"] in str(event["SUMMARY"])
        assert ("逾期" in str(event["SUMMARY"])) == ("daysLate" in state)
        own = [o["verbatim"] for o in obligations if dataset in o.get("datasets", [])]
        assert own and all(text in str(event["DESCRIPTION"]) for text in own), dataset
    print(f"{path}: {len(events)} events, {rules} of them with a rule")


for path in sys.argv[2:]:
    judge(sys.argv[1], path)

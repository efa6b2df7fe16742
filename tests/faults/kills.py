"""Kill −9, at moments spread over the whole of what is being done: by the clock, and at the system calls themselves."""

import random
import shutil
from pathlib import Path

from tests.faults import jobs
from tests.faults.places import state
from tests.faults.rows import Row, room, row
from tests.faults.scene import Scene
from tests.faults.server import finish, killed_after, killed_at, may_trace, moments
from tests.vaults import locked_vault

_CHANCE = random.Random(8)


def while_saving(many: int) -> Row:
    """Participants added and changed, locked with a backup every eight changes; one vault dies time and again."""
    wrong, acknowledged, unacknowledged = [], 0, 0
    with room() as here:
        folder, at = locked_vault(here / "0"), 0
        traced = moments(here / "trace", jobs.save, locked_vault(here / "t"), 0, 9) if may_trace() else []
        seconds = finish(jobs.save, locked_vault(here / "s"), 0, 9)[1]
        for number in range(many):
            if number % 50 == 49:  # a young vault again: what is held against what was said stays quick
                folder, at = locked_vault(here / str(number)), 0
            if traced and number % 5 == 4:
                said = killed_at(*_CHANCE.choice(traced), jobs.save, folder, at)
            else:
                said = killed_after(_CHANCE.uniform(0, seconds), jobs.save, folder, at)
            acknowledged += len(said)
            expected = said[-1] + 1 if said else at
            held, trouble = state(folder)
            if trouble or held is None or not expected <= held <= expected + 1:
                wrong.append(f"kill {number}: {expected} said to be saved, {held} found {trouble}")
                folder, at = locked_vault(here / f"again{number}"), 0
                continue
            unacknowledged += held - expected
            at = held
    return row(
        "Killed while saving",
        "kill −9; four of five by the clock, one at the entry of a system call"
        if traced
        else "kill −9 by the clock; no strace here",
        many,
        f"{acknowledged} acknowledged changes, 0 lost, 0 corrupt" if not wrong else f"{acknowledged} acknowledged",
        wrong,
        f"{unacknowledged} changes were on the disk that nobody had been told of yet",
    )


def killed(scene: Scene, many: int) -> Row:
    """Kill ``many`` times, each time on something fresh."""
    with room() as here:
        given = scene.given(here)
        said, seconds = finish(scene.job, *next(given))
        assert len(said) > 1, "the job does not even work when nobody kills it"
        traced = moments(here / "trace", scene.job, *next(given)) if may_trace() else []
        counted = many // 2 if traced else 0
        wrong, landed = [], 0
        for number in range(many):
            args = next(given)
            if number < counted:
                call, nth = traced[number * len(traced) // counted]
                moment, said = f"{call} {nth}", killed_at(call, nth, scene.job, *args)
            else:
                after = seconds * (number - counted + _CHANCE.random()) / (many - counted)
                moment, said = f"after {after:.3f} s", killed_after(after, scene.job, *args)
            landed += len(said) < 2
            if trouble := scene.wrong(said, args):
                wrong.append(f"{moment}: {trouble}")
            for place in args:
                if isinstance(place, Path) and place.is_dir():
                    shutil.rmtree(place)
    spread = f"{len(traced)} system calls to die at" if traced else "no strace here: by the clock only"
    return row(
        f"Killed during {scene.during}",
        "kill −9; half by the clock, half at the entry of a system call, spread over all of them",
        many,
        f"old or new: {scene.held}",
        wrong,
        f"{spread}; {landed} died before it was done",
    )

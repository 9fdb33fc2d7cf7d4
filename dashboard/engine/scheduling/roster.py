"""All waiting and running runs, and what must happen when one arrives, changes owner or ends."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import accumulate

from dashboard.engine.run import Opening, Run
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.tally import Statistics, Tally
from dashboard.engine.scheduling.task import Task
from dashboard.engine.sharing.shared import SharedTrainings
from dashboard.experiment.history import Ending
from language.say import Message, mark

# Read by whoever comes back to the page.
DEPARTED = mark("Stopped, as this page had lost its connection.")
# A page's first chart needs a result, not all. So many seconds of a batch, as they are expected to take, come before
# the rest of any other; its first run alone may take more.
OPENING_SECONDS, LONGEST_OPENING_SECONDS = 0.25, 1.0


class Roster:
    """The queue, the trainings that runs share, the owners' budget and the tally, which always agree on every run.

    Not thread-safe: the dispatcher holds its lock around every call.
    """

    def __init__(self, budget: Budget) -> None:
        self.shared = SharedTrainings()
        self.queue = Queue(demand=self.shared.demand)
        self.tally = Tally()
        self._budget = budget

    def runs(self) -> list[Run]:
        return [*self.queue.runs(), *self.shared.waiting()]

    def add(self, runs: Collection[Run]) -> None:
        """Queues runs. One ends at once if an equal one is finished, and waits, in a batch, for one under way."""
        self.tally.note_submission(runs)
        self._note_opening(runs)
        self._enter(runs)

    def hand_over(self, digest: str, owner: str, is_present: Callable[[str], bool]) -> Run | None:
        """Gives the interactive run of that digest whose owner has left, if there is one, to another owner."""
        equal = (run for run in self.queue.runs() if run.interactive and run.digest == digest)
        left = next((run for run in equal if not is_present(run.owner)), None)
        if left is not None:
            left.owner = owner
        return left

    def stop(self, runs: Collection[Run], why: str | Message = "") -> None:
        """Ends runs now, and says `why` if nobody asked for it. Those that are running stay in their tasks."""
        self.queue.remove(runs)
        worked = {run: self._seconds_on(run) for run in runs}
        for run, seconds in worked.items():
            run.update(lambda record: record.stopped(why))
            self.tally.note_end(run, seconds)
        heirs = self.shared.remove(runs)
        self.queue.add(heirs)
        self._give_to_sooner_of(heirs)

    def fail(self, run: Run, why: str | Message) -> None:
        seconds = self._seconds_on(run)
        run.update(lambda record: record.with_ending(Ending("failed", record.epoch, message=why)))
        self.follow_up(run, seconds)

    def follow_up(self, run: Run, seconds: float) -> None:
        """Handles the end of a run that trained for so many seconds: runs that waited for it end too, or are queued."""
        self.tally.note_end(run, seconds)
        self._enter((*self.shared.end(run), *self._take_equal(run)))

    def finish(self, task: Task, *, isolate: bool) -> None:
        """Ends a task: frees its worker, and queues its unfinished runs again, from their first epoch."""
        self.queue.finish(task)
        self._budget.spend(task.owner, task.seconds)
        left = task.take_back()
        self.queue.requeue(left, isolated=isolate)
        self._give_to_sooner_of(left)

    def refuse_owners_over_budget(self) -> None:
        if self._budget.limited:
            refused = self._budget.refused(self.queue.waiting())
            self.queue.remove(refused)
            for run, why in refused.items():
                self.fail(run, why)

    def statistics(self, workers: int) -> Statistics:
        return self.tally.statistics(self.queue, self.shared, workers)

    def _take_equal(self, run: Run) -> list[Run]:
        """Takes interactive runs that are equal to one that has ended off the waiting list."""
        if not run.interactive:
            return []
        equal = [one for one in self.queue.waiting() if one.interactive and one.digest == run.digest]
        self.queue.remove(equal)
        return equal

    def _seconds_on(self, run: Run) -> float:
        """How long a worker has worked on a run that has not ended."""
        return sum(task.seconds_on(run) for task in self.queue.tasks() if run in task.unfinished)

    def _note_opening(self, runs: Collection[Run]) -> None:
        """Notes which runs of a batch are to give its page something to show: the first one, unless it is long."""
        opening, seconds = Opening(), accumulate(run.expected_seconds for run in runs)
        for place, (run, until_it_ends) in enumerate(zip(runs, seconds, strict=True)):
            if not run.interactive and until_it_ends <= (OPENING_SECONDS if place else LONGEST_OPENING_SECONDS):
                run.opening = opening

    def _enter(self, runs: Iterable[Run]) -> None:
        """Queues the runs that have to be trained. Others end here, if an equal one is finished, or wait for one."""
        runs = list(runs)
        self.queue.add(self.shared.add(runs))
        for run in runs:
            if run.ended:
                self.tally.note_end(run, shared=True)
        self._give_to_sooner(run for run in runs if not run.ended)

    def _give_to_sooner(self, runs: Iterable[Run]) -> None:
        """Queues, of each training, the run that would start sooner in place of one that would start later."""
        firsts = [(run, first) for run in runs if (first := self.shared.first(run)) is not run]
        if not firsts:
            # As at nearly every end of a run, while thousands may wait.
            return
        waiting, soonest = set(self.queue.waiting()) - self.queue.isolated, dict[Run, Run]()
        for run, first in firsts:
            if first in waiting and self.queue.ranking.is_before(run, soonest.get(first, first)):
                soonest[first] = run
        for run in soonest.values():
            self.shared.put_first(run)
        self.queue.remove(soonest)
        self.queue.add(soonest.values())

    def _give_to_sooner_of(self, firsts: Collection[Run]) -> None:
        """The same for all runs that wait for one of these; at most ends of a task there is none."""
        if firsts:
            self._give_to_sooner(run for run in self.shared.waiting() if self.shared.first(run) in firsts)

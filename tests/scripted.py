"""A sitting's screen for tests: replies in order, everything shown is kept."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from quizzer.models import Question
from quizzer.study.desk import Reply, Request, Result, Showing
from tests.learner import moment


@dataclass
class Clock:
    now: datetime = field(default_factory=moment)


@dataclass
class ScriptedDesk:
    """Replies in order; a text is typed, None is "I don't know", an exception is raised."""

    replies: list[str | Request | BaseException | None]
    clock: Clock
    showings: list[Showing] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    rewritten: Question | None = None

    def ask(self, showing: Showing) -> Reply | Request:
        self.showings.append(showing)
        self.clock.now += timedelta(seconds=5)
        reply = self.replies.pop(0)
        if isinstance(reply, BaseException):
            raise reply
        if isinstance(reply, Request):
            return reply
        hinted = reply is not None and reply.startswith("hint:")
        return Reply(None if reply is None else (reply.removeprefix("hint:"),), hinted)

    def tell(self, result: Result) -> None:
        self.results.append(result)

    def report(self, message: str) -> None:
        self.reports.append(message)

    def edit(self, question: Question) -> Question | None:
        return self.rewritten

"""The command that fits the memory model to the learner: measured, told, and undoable."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizzer.cli.answers import ZONE, read_log
from quizzer.cli.bank import JSON, now_ms, print_json
from quizzer.cli.rules import Rules, read_steps, set_rules, undo_setting, write_setting
from quizzer.cli.study import now
from quizzer.cli.tuning import in_force
from quizzer.errors import DocumentError, UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.memory.evaluate import Score
    from quizzer.memory.optimize import Proposal
    from quizzer.store.database import Store

EVALUATE = Annotated[
    Path | None, typer.Option(metavar="FILE.csv", help="Measure the models on a review log; set nothing.")
]
UNDO = Annotated[bool, typer.Option("--undo", help="Take the last change back.")]
RETENTION = Annotated[
    float | None, typer.Option(help="The chance of recall at which a question comes back: 0.70 to 0.97.")
]
RISING = Annotated[
    bool | None,
    typer.Option(
        "--rising/--constant",
        help="Whether what lasts comes back while recall is surer, as it does unless you say, or all at one chance.",
    ),
]
STEPS = Annotated[
    str | None,
    typer.Option(metavar="MINUTES", help='When a new question comes back within the day: "1 10", or "none".'),
]
RELEARN = Annotated[
    str | None, typer.Option(metavar="MINUTES", help="The same for a question that was forgotten.")
]
LEECH = Annotated[
    int | None, typer.Option(min=0, max=99, help="How often forgotten makes a question a leech; 0 is never.")
]
SUSPEND = Annotated[
    bool | None,
    typer.Option("--suspend-leeches/--keep-leeches", help="Whether leeches are asked no more by themselves."),
]
DRY = Annotated[bool, typer.Option("--dry-run", help="Show what would be kept, and keep nothing.")]
AGAIN = Annotated[bool, typer.Option("--again", help="Fit even if little has changed since the last fit.")]

REFIT_DAYS, REFIT_GROWTH = 30, 1.2
"""A new fit tells something after so many days, or so many times as many answers."""


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command()(optimize)


def optimize(  # noqa: PLR0913, PLR0917 - typer makes each parameter an option
    context: typer.Context,
    evaluate: EVALUATE = None,
    undo: UNDO = False,
    retention: RETENTION = None,
    rising: RISING = None,
    steps: STEPS = None,
    relearn: RELEARN = None,
    leech: LEECH = None,
    suspend_leeches: SUSPEND = None,
    dry_run: DRY = False,
    again: AGAIN = False,
    zone: ZONE = None,
    as_json: JSON = False,
) -> None:
    """Fit the memory model to your own answers, kept only if it predicts better; or set how you learn."""
    from quizzer.store.database import open_store

    waits = read_steps(steps, "--steps"), read_steps(relearn, "--relearn")
    rules = Rules(retention, rising, *waits, leech, suspend_leeches)
    if sum((evaluate is not None, undo, bool(rules))) > 1:
        raise UsageError("--evaluate, --undo and setting something are three different things: use one.")
    if evaluate is not None:
        tell_evaluation(evaluate, zone, as_json=as_json)
        return
    with open_store(context.obj) as store:
        if undo:
            report = undo_setting(store)
        elif rules:
            report = set_rules(store, rules)
        else:
            report = fit(store, dry_run=dry_run, again=again)
    if as_json:
        print_json("optimize", [{key: value for key, value in report.items() if key != "lines"}])
    else:
        print(*report["lines"], sep="\n")


def fit(store: Store, *, dry_run: bool, again: bool) -> dict[str, Any]:
    """Fit, compare and, where better, keep; what came of it, `lines` being for people."""
    from quizzer.memory.evaluate import find_trials
    from quizzer.memory.optimize import Decision, propose
    from quizzer.memory.review_log import collect_histories
    from quizzer.store.log import read_events
    from quizzer.store.settings import SettingKind, read_settings
    from quizzer.terminal.progress import working

    histories = collect_histories(read_events(store))
    if not again and (early := phrase_early(store, len(find_trials(histories)))):
        return {"decision": "too early", "kept": False, "lines": early}
    with working("Fitting the memory model to your answers"):
        proposal = propose(histories, in_force(read_settings(store))[1])
    kept = proposal.decision is Decision.BETTER and not dry_run
    report = describe_proposal(proposal, kept=kept)
    if kept:
        value = {key: report[key] for key in ("model", "scored", "share", "before", "after")}
        write_setting(store, SettingKind.PARAMETERS, {"w": list(proposal.parameters), **value})
    return report | {"lines": phrase_proposal(proposal, kept=kept)}


def describe_proposal(proposal: Proposal, *, kept: bool) -> dict[str, Any]:
    """A proposal as JSON-ready data."""
    return {
        "decision": proposal.decision.value,
        "kept": kept,
        "model": "FSRS-6",
        "scored": proposal.scored,
        "share": proposal.share,
        "before": asdict(proposal.before) if proposal.before else None,
        "after": asdict(proposal.after) if proposal.after else None,
        "parameters": list(proposal.parameters),
    }


def phrase_proposal(proposal: Proposal, *, kept: bool) -> list[str]:
    """What a fit came to, in lines."""
    from quizzer.memory.optimize import ENOUGH_FOR_A_MIX, Decision

    count = f"{proposal.scored:,} answers came a day or more after the one before"
    if proposal.before is None or proposal.after is None:
        need = f"Your own parameters need {ENOUGH_FOR_A_MIX}; until then those of most learners serve well."
        return [f"{count}.", need]
    lines = [f"{count}. The last {proposal.after.count:,}, unseen by the fit, judge it:"]
    lines += phrase_scores([("in force", proposal.before), ("fitted", proposal.after)])
    if proposal.share < 1:
        lines.append(f"With so few answers {proposal.share:.0%} of it is yours, the rest the default.")
    if proposal.decision is Decision.NOT_BETTER:
        return [*lines, "It predicts no better, so nothing was changed."]
    if not kept:
        return [*lines, "It predicts better. Nothing was changed, as you asked."]
    keep = "Kept: it predicts better. Days already set stay; from now on answers count with it."
    return [*lines, keep, "Take it back: quizzer optimize --undo"]


def phrase_scores(rows: list[tuple[str, Score]]) -> list[str]:
    """A table of scores: less is better for all but AUC."""
    wide = max(len(name) for name, _ in rows)
    lines = [f"  {'':{wide}}  log loss  RMSE(bins)    AUC"]
    for name, found in rows:
        auc = "    -" if found.auc is None else f"{found.auc:.3f}"
        lines.append(f"  {name:{wide}}    {found.log_loss:.4f}      {found.rmse:.4f}  {auc}")
    return lines


def phrase_early(store: Store, scored: int) -> list[str]:
    """Why a new fit would tell nothing yet, in lines; none where it would."""
    from quizzer.store.settings import SettingKind, read_live

    fits = [setting for setting in read_live(store) if setting.kind is SettingKind.PARAMETERS]
    if not fits:
        return []
    enough = round(fits[-1].value.get("scored", 0) * REFIT_GROWTH)
    wait = REFIT_DAYS - (now_ms() - fits[-1].at_ms) // 86_400_000
    if scored >= enough or wait <= 0:
        return []
    when = now() + timedelta(days=wait)
    soon = f"A new one is worth it from {enough:,} answers (now {scored:,}) or {when:%d %b %Y} on."
    return ["These parameters were fitted lately.", f"{soon} Fit all the same: quizzer optimize --again"]


def tell_evaluation(path: Path, zone: str | None, *, as_json: bool) -> None:
    """Print how well each model predicts the log."""
    from quizzer.memory.evaluate import cross_validate, find_trials, hold_out, score
    from quizzer.memory.optimize import list_models
    from quizzer.memory.review_log import group_answers
    from quizzer.terminal.progress import working

    histories = group_answers(read_log(path, zone))
    trials = find_trials(histories)
    if len(trials) < 12:
        raise DocumentError(
            f"{visible(str(path), single_line=True)}: too short to measure. It takes 12 answers given a day or"
            f" more after the one before; here are {len(trials)}."
        )
    with working("Fitting and measuring the models"):
        splits = {"folds": cross_validate, "last fifth": hold_out}
        scores = {
            split: {name: score(measure(trials, model)) for name, model in list_models().items()}
            for split, measure in splits.items()
        }
    answers = sum(map(len, histories))
    if as_json:
        rows = {split: {name: asdict(s) for name, s in by.items()} for split, by in scores.items()}
        print_json(
            "evaluation", [{"answers": answers, "cards": len(histories), "scored": len(trials), **rows}]
        )
        return
    print(f"{answers:,} answers to {len(histories):,} cards, {len(trials):,} of them scored.")
    for split, by in scores.items():
        count = next(iter(by.values())).count
        told = "Five folds, each predicted from all before it" if split == "folds" else "The last fifth"
        print(f"{told}: {count:,} answers", *phrase_scores(list(by.items())), sep="\n")

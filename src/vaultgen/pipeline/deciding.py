"""All stages up to the plan: what a sync will do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vaultgen import render
from vaultgen import sync as vaults
from vaultgen.config import Config
from vaultgen.errors import VaultgenError
from vaultgen.model import Change, Lesson
from vaultgen.pipeline import stamp
from vaultgen.pipeline.book import Shelf
from vaultgen.pipeline.exporting import Record, record
from vaultgen.pipeline.files import SourceFile
from vaultgen.pipeline.gather import gather, read_sources
from vaultgen.pipeline.layout import Layout, lay_out, namesakes
from vaultgen.pipeline.memory import Known
from vaultgen.pipeline.naming import name_all
from vaultgen.pipeline.rendered import Rendered
from vaultgen.pipeline.rendering import forget
from vaultgen.pipeline.report import Report
from vaultgen.pipeline.resolving import resolve_all
from vaultgen.pipeline.workshop import Workshop
from vaultgen.pipeline.writing import write_notes
from vaultgen.resolve import Resolution, load

Plan = Callable[[vaults.Snapshot], tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a sync will do, and what it needs to do it."""

    report: Report
    plan: Plan
    """The changes for another snapshot of the vault, with the same notes."""
    renewed: tuple[vaults.Record, ...] = ()
    """Notes that lie as we left them, with other times."""
    lessons: tuple[Lesson, ...] = ()
    """What the user's edits teach, this time and before."""
    record: Record = field(default_factory=Record)
    """For exports."""


def decide(
    config: Config,
    found: tuple[Sequence[SourceFile], Sequence[VaultgenError]],
    listing: vaults.Listing,
    shop: Workshop,
    state: vaults.State,
    *,
    adopt: bool,
    side: vaults.Side,
) -> Decision:
    """All stages up to the plan. Raises VaultError, ConfigError or TemplateError."""
    forget()
    files, missing = found
    seen, texts = vaults.snapshot(config.vault, state, listing), vaults.Kept(config.vault, state)
    if not adopt:
        vaults.check_ours(config.vault, seen)
    rulings = load(stamp.rulings_text(config.rulings), str(config.rulings))
    lessons = vaults.learn(seen, texts, vaults.known_lessons(state))

    sources = read_sources(files, shop)
    errors = [*missing, *sources.errors]
    if not sources.keys:
        return _nothing(errors or [_empty(config)])
    rendered = Rendered(shop)
    known = Known(config.vault, seen, texts, rendered.heads())
    gathered = gather(sources, known.episodes(), lessons, rulings, shop)
    resolved = resolve_all(gathered, known.entities(), rulings, lessons, shop)
    shelf = Shelf(shop.cache, config.notes.quotes)
    naming = name_all(gathered, resolved.entities, config.notes.quotes, shelf.book, shop)
    layout = lay_out(shelf.book.places, naming, config.notes, seen, lessons)
    notes, book = write_notes(shelf.book, naming, layout, config, rendered)
    made = record(layout, shelf.put(book), resolved.doubts)
    merged = {} if errors else resolved.absorbed

    def planned(seen: vaults.Snapshot) -> tuple[Change, ...]:
        texts = vaults.Kept(config.vault, state)
        changes = vaults.plan(
            notes, seen, texts, side=side, merged=merged, misplaced=layout.misplaced
        )
        return _without_losses(changes, notes) if errors else changes

    told = (*sources.warnings, *gathered.idle, *_warnings(config, resolved, layout, seen))
    report = replace(
        _report(layout, resolved, seen),
        changes=planned(seen),
        problems=tuple(map(str, errors)),
        warnings=told,
    )
    return Decision(report, planned, vaults.renewed(seen, listing), lessons, made)


def _report(layout: Layout, resolved: Resolution, seen: vaults.Snapshot) -> Report:
    """What the vault will hold."""
    return Report(
        episodes=len(layout.directory.episodes),
        entities=len(layout.directory.entities),
        deleted=tuple(sorted(seen.owned[note].path for note in seen.deleted)),
        candidates=resolved.rejected,
        doubts=tuple(map(str, resolved.doubts)),
    )


def _nothing(errors: Sequence[VaultgenError]) -> Decision:
    """For a run that has nothing to read."""
    return Decision(Report(problems=tuple(map(str, errors))), lambda _: ())


def _warnings(
    config: Config, resolved: Resolution, layout: Layout, seen: vaults.Snapshot
) -> Iterator[str]:
    yield from resolved.idle
    yield from render.misnamed(config.templates)
    yield from namesakes(layout, seen)


def _without_losses(
    changes: Sequence[Change], notes: Sequence[vaults.Rendering]
) -> tuple[Change, ...]:
    """While a source cannot be read, what only it told stays in the vault."""
    told = frozenset(note.id for note in notes)
    return tuple(change for change in changes if change.id in told or change.kind == "adopt")


def _empty(config: Config) -> VaultgenError:
    """For folders without a single source: to take that for a wish would empty the vault."""
    folders = ", ".join(map(str, config.sources)) or "the folder of the last run"
    return VaultgenError(f"no source in {folders}; put transcripts, captions or notes there")

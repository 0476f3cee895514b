"""What is done to a vault without looking at its sources."""

from collections.abc import Callable, Sequence
from typing import Literal

from vaultgen import sync as vaults
from vaultgen.config import Config
from vaultgen.errors import VaultError
from vaultgen.model import Change
from vaultgen.pipeline import stamp
from vaultgen.pipeline.report import Report

Decide = Callable[[vaults.Snapshot, vaults.Texts, vaults.State], Sequence[Change]]


def undo(config: Config) -> Report:
    """Take the last commit back. Raises VaultError when there is none."""
    return _commit(config, vaults.undo, vaults.State.values_before, vaults.State.done)


def restore(config: Config, said: str) -> Report:
    """Bring a note back that the user deleted. Raises VaultError when there is no such note."""

    def back(seen: vaults.Snapshot, texts: vaults.Texts, _: vaults.State) -> Sequence[Change]:
        deleted = {note: seen.owned[note].path for note in seen.deleted}
        return vaults.restore(seen.owned[vaults.find_note(said, deleted)], texts, seen)

    return _commit(config, back)


def settle(config: Config, said: str | None, side: Literal["mine", "theirs"]) -> Report:
    """Settle what the user and we both changed in a note, or in all notes, for one side.

    Raises VaultError when there is nothing to settle.
    """

    def settled(seen: vaults.Snapshot, texts: vaults.Texts, _: vaults.State) -> Sequence[Change]:
        paths = {note: path for note, path in seen.current.items() if note in texts.pending}
        chosen = sorted(paths) if said is None else [vaults.find_note(said, paths)]
        settled = (vaults.settle(seen.owned[note], texts, side) for note in chosen)
        changes = [change for change in settled if change]
        if not changes:
            raise VaultError("there is nothing to settle", path=str(config.vault))
        return changes

    return _commit(config, settled)


def about(said: str, changes: Sequence[Change], config: Config) -> tuple[Change, ...]:
    """Those of the changes that concern a note. Raises VaultError when there is no such note."""
    with vaults.peek(config.state) as state:
        paths = vaults.snapshot(config.vault, state).current
    note = vaults.find_note(said, {**{c.id: c.path for c in changes}, **paths})
    return tuple(change for change in changes if change.id == note)


def unsettled(config: Config) -> tuple[vaults.Unsettled, ...]:
    """What waits for the user to choose."""
    with vaults.peek(config.state) as state:
        return vaults.unsettled(state)


def _commit(
    config: Config,
    decide: Decide,
    values: Callable[[vaults.State], dict[str, str | None]] = lambda _: {},
    back: Callable[[vaults.State], Sequence[vaults.Entry]] = lambda _: (),
) -> Report:
    """Look, decide and commit, alone on the vault. Nothing is made where there is no state."""
    if not (config.state / vaults.STATE).is_file():
        problem = "is no vault of vaultgen: run `vaultgen sync` first"
        raise VaultError(problem, path=str(config.vault))
    with vaults.lock(config.state), vaults.open_state(config.state) as state:
        left = vaults.recover(config.vault, state)
        seen = vaults.snapshot(config.vault, state)
        changes = decide(seen, vaults.Kept(config.vault, state), state)
        stamp.forget(state)
        left += vaults.commit(changes, config.vault, state, values(state), back=back(state))
    obstacles = [c for c in (*changes, *left) if c.kind == "conflict" and c.contest is None]
    problems = tuple(f"{c.path}: {c.reason}" for c in obstacles)
    return Report(changes=tuple(changes), problems=problems)

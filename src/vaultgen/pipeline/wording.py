"""How transcripts spell what was misheard: as the run says, else as the last one left it."""

from dataclasses import replace
from typing import Final

from vaultgen.config import Config
from vaultgen.sync import State

_CORRECT: Final = "correct text"


def settled(config: Config, state: State) -> Config:
    """The configuration in which that is decided; as heard where nobody ever said."""
    if config.notes.correct_text is not None:
        return config
    before = state.get(_CORRECT) == str(True)
    return replace(config, notes=replace(config.notes, correct_text=before))


def remember(config: Config, state: State) -> None:
    """Keep it for a run that says nothing: without that a vault would change back unasked."""
    state.put(_CORRECT, str(config.notes.correct_text))

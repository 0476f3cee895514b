"""Documents → Sources: one format, one file; an ordered list of them.

`read` finds the one reader that claims a file and lets it read. To add a format, write a file that
defines a `READER` and add its row here, or register it as an entry point in `vaultgen.readers`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from vaultgen import plugins
from vaultgen.errors import NoSingleReaderError, UnreadableFileError
from vaultgen.model import Source
from vaultgen.read import (
    bilingual,
    glosses,
    html_turns,
    json_chapters,
    json_podcast,
    json_turns,
    json_whisper,
    notes,
    post,
    prose,
    srt,
    summary,
    topic,
    turns,
    vtt,
)
from vaultgen.read.decode import decode
from vaultgen.read.document import Claim, Document, Reader

READERS: Final[tuple[Reader, ...]] = (
    turns.READER,
    srt.READER,
    vtt.READER,
    html_turns.READER,
    json_podcast.READER,
    json_whisper.READER,
    json_turns.READER,
    json_chapters.READER,
    post.READER,
    summary.READER,
    topic.READER,
    notes.READER,
    prose.READER,
)


_OURS: Final = re.compile(r"---\nid: .+\n(?:.*\n){1,99}?vaultgen: \d+\n")


def installed() -> tuple[Reader, ...]:
    """The built-in readers and those of other packages."""
    return plugins.installed(plugins.READERS, READERS)


def read(path: Path, shown: str, readers: Sequence[Reader] | None = None) -> Source:
    """What one file says; `shown` is its path in messages and in `SourceRef`.

    Raises UnreadableFileError, NoSingleReaderError, or another ReadError of the format.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"the file cannot be opened ({reason}); check that it exists and may be read"
        raise UnreadableFileError(message, path=shown) from error
    document = decode(data, shown)
    if _OURS.match(document.text):
        message = "this is a note that vaultgen wrote; name what it was made from instead"
        raise NoSingleReaderError(message, path=shown)
    source = identify(document, installed() if readers is None else readers).read(document)
    return replace(
        source,
        declared=tuple(map(bilingual.named, source.declared)),
        glosses=tuple(dict.fromkeys((*source.glosses, *glosses.harvest(source)))),
        warnings=(*document.warnings, *source.warnings),
    )


def identify(document: Document, readers: Sequence[Reader]) -> Reader:
    """The one reader that claims the document.

    Raises NoSingleReaderError, which names all that claim it, or the one that came nearest.
    """
    claims = [(reader, reader.claims(document)) for reader in readers]
    mine = [reader for reader, claim in claims if claim.mine]
    if len(mine) == 1:
        return mine[0]
    if mine:
        names = " and ".join(reader.name for reader in mine)
        message = f"claimed by several readers: {names}; name the file so that one of them fits"
        raise NoSingleReaderError(message, path=document.path)
    raise NoSingleReaderError(_nearest_miss(claims), path=document.path)


def _nearest_miss(claims: Sequence[tuple[Reader, Claim]]) -> str:
    if not claims:
        return "there is no reader at all; the installation is damaged"
    reader, claim = max(claims, key=lambda pair: pair[1].score)
    return f"no reader knows this format; the nearest is {reader.name}, but {claim.why}"


__all__ = ["READERS", "Claim", "Document", "Reader", "decode", "identify", "installed", "read"]

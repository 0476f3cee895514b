"""The vault's record for other programs: one format = one file with one function.

A format turns an `Export` into named documents, whose text comes in pieces, so that one episode
at a time is in memory.
"""

from collections.abc import Callable, Mapping
from typing import Final

from vaultgen.export.csv import tables
from vaultgen.export.graphml import graph
from vaultgen.export.json import record
from vaultgen.export.values import Document, Export, ExportEntity, ExportEpisode, ExportShow

FORMATS: Final[Mapping[str, Callable[[Export], tuple[Document, ...]]]] = {
    "json": record,
    "csv": tables,
    "graphml": graph,
}

__all__ = ["FORMATS", "Document", "Export", "ExportEntity", "ExportEpisode", "ExportShow"]

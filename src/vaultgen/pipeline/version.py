"""Which code makes the results: ours, and that of plugins."""

from functools import cache as once

from vaultgen import plugins
from vaultgen.cache import code_version, digest


@once
def version() -> str:
    """A part of every key of the cache: other code never finds these results."""
    return digest(code_version(), *plugins.versions())

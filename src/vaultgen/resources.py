"""Where the package's own templates and seeds lie."""

from pathlib import Path


def folder(name: str) -> Path:
    """`templates` or `seeds`: inside an installed package, else in the checkout.

    An editable install has no `_data`, so the checkout's live files are used.
    """
    here = Path(__file__).resolve().parent
    packed = here / "_data" / name
    return packed if packed.is_dir() else here.parent.parent / name

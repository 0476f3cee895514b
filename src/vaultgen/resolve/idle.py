"""Rulings that concern nothing, most likely because of a slip of the pen."""

from collections.abc import Collection, Iterator

from vaultgen.resolve.naming import Naming
from vaultgen.resolve.rulings import Rulings


def idle(rulings: Rulings, keys: Collection[str], naming: Naming) -> tuple[str, ...]:
    """What rulings say of names that neither a source nor a note has, in words for the user.

    `different` may be said in advance, and of `same` one name is enough.
    """
    return tuple(_idle(rulings, keys, naming))


def _idle(rulings: Rulings, keys: Collection[str], naming: Naming) -> Iterator[str]:
    single = (
        *(("drop", name) for name in rulings.drop),
        *(("type", name) for name, _ in rulings.type),
        *(("name", name) for name, _ in rulings.name),
    )
    for ruling, name in single:
        if not _is_known(name, keys, naming):
            yield f"the ruling `{ruling}` on “{name}” concerns no name that a source has"
    for group in rulings.same:
        if not any(_is_known(name, keys, naming) for name in group):
            yield f"the ruling `same` on “{group[0]}” concerns no name that a source has"


def _is_known(name: str, keys: Collection[str], naming: Naming) -> bool:
    return name in naming.notes or naming.ruled(name).partition("|")[0] in keys

"""The text of a `rulings.yaml`, changed to say something else.

The file is the user's: comments, order, quoting, blank lines and style stay, byte for byte; only
the lines that a change concerns are touched.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import yaml

from vaultgen.errors import ConfigError
from vaultgen.resolve import yaml_splice as splice
from vaultgen.resolve.rulings import Rulings, compose, load

_BOM: Final = "\ufeff"
_LISTS: Final = ("same", "different")
_TABLES: Final = ("type", "name")
_MAPPINGS: Final = (*_TABLES, "speakers")
Voices = Mapping[str, Sequence[tuple[str, str]]]
"""{episode: ((voice, name), …)}."""


def rewrite(text: str, wanted: Rulings, path: str) -> str:
    """The text of a file, saying what is wanted.

    The lists of `wanted.same` and `wanted.different` stand at the places of those in the text; an
    empty one is taken away, further ones are new. `path` is shown in errors. Raises ConfigError
    as `load` does, and for YAML so unusual that only its writer can change it.
    """
    plain = text.removeprefix(_BOM)
    before = load(plain, path)
    same, different = (tuple(filter(None, rows)) for rows in (wanted.same, wanted.different))
    try:
        new = _changed(plain, before, wanted)
        speakers = tuple(row for row in wanted.speakers if row[1])
        done = load(new, path) == replace(wanted, same=same, different=different, speakers=speakers)
    except ConfigError:
        done = False
    if not done:
        raise ConfigError(
            "it is written in a way that a command cannot change; add the ruling by hand", path=path
        )
    return _BOM + new if text.startswith(_BOM) else new


def _changed(text: str, before: Rulings, wanted: Rulings) -> str:
    for key in _LISTS:
        text = _with_lists(text, key, getattr(before, key), getattr(wanted, key))
    text = _with_names(text, before.drop, wanted.drop)
    for key in _TABLES:
        text = _with_table(text, (key,), dict(getattr(before, key)), dict(getattr(wanted, key)))
    return _with_voices(text, dict(before.speakers), dict(wanted.speakers))


def _with_lists(
    text: str, key: str, before: Sequence[Sequence[str]], wanted: Sequence[Sequence[str]]
) -> str:
    for number in reversed(range(len(before))):
        if not wanted[number]:
            text = splice.removed(text, _section(text, key), number)
        elif wanted[number] != before[number]:
            text = _with_list(text, key, number, list(before[number]), wanted[number])
    for names in wanted[len(before) :]:
        text = _with_item(text, key, f"[{', '.join(map(_scalar, names))}]")
    return text


def _with_list(text: str, key: str, number: int, names: list[str], wanted: Sequence[str]) -> str:
    """One list of several; of those that stay, only one can have come to the front."""
    moved = wanted[0] if wanted[0] != names[0] else None
    for at in reversed(range(len(names))):
        if names[at] not in wanted or names[at] == moved:
            text = splice.removed(text, _list(text, key, number), at)
            del names[at]
    if moved is not None:
        text = splice.prepended(text, _list(text, key, number), _scalar(moved))
    for name in wanted:
        if name not in names and name != moved:
            text = splice.appended(text, _list(text, key, number), _scalar(name))
    return text


def _with_names(text: str, before: Sequence[str], wanted: Sequence[str]) -> str:
    for number in reversed(range(len(before))):
        if before[number] not in wanted:
            text = splice.removed(text, _section(text, "drop"), number)
    for name in wanted:
        if name not in before:
            text = _with_item(text, "drop", _scalar(name))
    return text


def _with_table(
    text: str, keys: Sequence[str], before: Mapping[str, str], wanted: Mapping[str, str]
) -> str:
    """One table, which stands under these keys."""
    for number, (name, value) in reversed(list(enumerate(before.items()))):
        if name not in wanted:
            text = splice.removed(text, _section(text, *keys), number)
        elif wanted[name] != value:
            node = _section(text, *keys).value[number][1]
            text = splice.replaced(text, node, _scalar(wanted[name]))
    for name, value in wanted.items():
        if name not in before:
            item = f"{_scalar(name)}: {_scalar(value)}"
            if len(keys) == 1:
                text = _with_item(text, keys[0], item)
            else:
                text = splice.appended(text, _section(text, *keys), item)
    return text


def _with_voices(text: str, before: Voices, wanted: Voices) -> str:
    """The table of each episode; that of a new one is written on one line."""
    for number, (episode, voices) in reversed(list(enumerate(before.items()))):
        if not wanted.get(episode):
            text = splice.removed(text, _section(text, "speakers"), number)
        else:
            keys = ("speakers", episode)
            text = _with_table(text, keys, dict(voices), dict(wanted[episode]))
    for episode, voices in wanted.items():
        if voices and episode not in before:
            said = ", ".join(f"{_scalar(voice)}: {_scalar(name)}" for voice, name in voices)
            text = _with_item(text, "speakers", f"{_scalar(episode)}: {{{said}}}")
    return text


def _with_item(text: str, key: str, item: str) -> str:
    """One item more in a section; the section is made when it is not there, or empty."""
    root = compose(text, "")
    flow = f"{{{item}}}" if key in _MAPPINGS else f"[{item}]"
    block = f"  {item}" if key in _MAPPINGS else f"  - {item}"
    if not isinstance(root, yaml.MappingNode):
        return splice.lines_at_end(text, (f"{key}:", block))
    for name, value in root.value:
        if name.value == key and isinstance(value, splice.Collection):
            return splice.appended(text, value, item)
        if name.value == key and (root.flow_style or value.value):
            return splice.replaced(text, value, f" {flow}" if not value.value else flow)
        if name.value == key:
            return splice.line_below(text, name.end_mark.index, block)
    if root.flow_style:
        return splice.appended(text, root, f"{key}: {flow}")
    return splice.lines_at_end(text, (f"{key}:", block))


def _section(text: str, *keys: str) -> splice.Collection:
    """The value under keys that is known to have items."""
    found = compose(text, "")
    for key in keys:
        assert isinstance(found, yaml.MappingNode)
        (found,) = (value for name, value in found.value if name.value.strip() == key)
    assert isinstance(found, splice.Collection)
    return found


def _list(text: str, key: str, number: int) -> splice.Collection:
    found = _section(text, key).value[number]
    assert isinstance(found, yaml.SequenceNode)
    return found


def _scalar(name: str) -> str:
    """The name as YAML that may stand anywhere, quoted where it must be."""
    shown = yaml.safe_dump([name], default_flow_style=True, allow_unicode=True, width=math.inf)
    return shown.rstrip("\n")[1:-1]

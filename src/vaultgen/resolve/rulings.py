"""`rulings.yaml`: what a person decided about names; it always wins.

    same:      [[OpenAI, Open Eye, Opening Eye]]     # one thing, named as the first
    different: [[Kevin Rose, Kevin Roose]]           # never one thing; every two of the list
    drop:      [AdsWizz]                             # no entity
    type:      {Sora: product}
    name:      {ChatGBT: ChatGPT}                    # what it is called, the old name is an alias
    speakers:  {Low tide: {SPEAKER_01: Ada Quill}}   # who a voice of an episode is, or nobody

Names stand for themselves and for what is written alike; an id (`company/openai`) for its entity.
An episode is told by its title or its id.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final, cast

import yaml

from vaultgen.errors import ConfigError
from vaultgen.model import TYPES, EntityType
from vaultgen.resolve import spelling

_KEYS: Final = ("same", "different", "drop", "type", "name", "speakers")
_ID: Final = re.compile(rf"({'|'.join(TYPES)})/(\S+)")
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions, each name as it is written in the file."""

    same: tuple[tuple[str, ...], ...] = ()
    """Names of one thing, the name to be used first."""
    different: tuple[tuple[str, ...], ...] = ()
    """Lists, every two of which are two things. Wins over everything but `same`, equal spelling
    included: of `Chat GPT` and `ChatGPT` each becomes an entity; two ids that differ only in
    their type split what bears the name by type."""
    drop: tuple[str, ...] = ()
    """Names that are nothing."""
    type: tuple[tuple[str, EntityType], ...] = ()
    """(name, type)."""
    name: tuple[tuple[str, str], ...] = ()
    """(name, new name)."""
    speakers: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """(title or id of an episode, ((label of a voice, its name), …))."""

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """What is never one thing, two and two."""
        for names in self.different:
            yield from combinations(names, 2)

    @property
    def all_names(self) -> Iterator[str]:
        """Every name and id that a ruling on names speaks of."""
        for names in (*self.same, *self.different, self.drop, *self.name):
            yield from names
        yield from (name for name, _ in self.type)


def split_id(name: str) -> tuple[EntityType, str] | None:
    """Type and slug of an id; `None` for a name."""
    found = _ID.fullmatch(name)
    return (cast(EntityType, found[1]), found[2]) if found else None


def load(text: str, path: str) -> Rulings:
    """The rulings in the text of a file; `path` is shown in errors.

    Raises ConfigError with file and line for broken YAML, an unknown key or type, a list or pair
    that is none, and a name that is to differ from itself.
    """
    root = compose(text, path)
    if root is None:
        return Rulings()
    file = _File(path)
    found = dict(file.items(root, _KEYS))
    return Rulings(
        same=tuple(file.names(group, 2) for group in file.rows(found.get("same"))),
        different=tuple(file.distinct(group) for group in file.rows(found.get("different"))),
        drop=file.names(found["drop"], 0) if "drop" in found else (),
        type=tuple(file.types(found.get("type"))),
        name=tuple(file.table(found.get("name"))),
        speakers=tuple(
            (episode, tuple(file.table(voices)))
            for episode, voices in file.items(found.get("speakers"), None)
        ),
    )


def compose(text: str, path: str) -> yaml.Node | None:
    """The text as YAML nodes, which know where they stand; raises ConfigError as `load` does."""
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ConfigError(f"broken YAML: {error.problem}", path=path, line=line) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ConfigError(f"broken YAML: {error.reason}", path=path, line=line) from error


@dataclass(frozen=True, slots=True)
class _File:
    """Takes nodes apart and names their lines in errors."""

    path: str

    def fail(self, node: yaml.Node, message: str) -> ConfigError:
        return ConfigError(message, path=self.path, line=node.start_mark.line + 1)

    def scalar(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.fail(node, "a name is expected here")
        return str(node.value).strip()

    def items(
        self, node: yaml.Node | None, allowed: tuple[str, ...] | None
    ) -> Iterator[tuple[str, yaml.Node]]:
        """Keys and values of a mapping, each key once; only `allowed` keys, where given."""
        if node is None or _is_empty(node):
            return
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, "`key: value` lines are expected here")
        seen = set()
        for key, value in node.value:
            name = self.scalar(key)
            if name in seen:
                raise self.fail(key, f"{name!r} is here twice; join the two")
            seen.add(name)
            if allowed and name not in allowed:
                raise self.fail(key, f"unknown key {name!r}; known are {', '.join(allowed)}")
            yield name, value

    def rows(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None or _is_empty(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, "a list is expected here: [[A, B], [C, D]]")
        return list(node.value)

    def names(self, node: yaml.Node, least: int) -> tuple[str, ...]:
        names = tuple(self.scalar(name) for name in self.rows(node))
        if len(names) < least:
            raise self.fail(node, f"a list of at least {least} names is expected here: [A, B]")
        return names

    def distinct(self, node: yaml.Node) -> tuple[str, ...]:
        names = self.names(node, 2)
        for a, b in combinations(names, 2):
            if spelling.apart(a) == spelling.apart(b):
                raise self.fail(node, f"{a!r} cannot differ from itself; give two ids instead")
        return names

    def table(self, node: yaml.Node | None) -> Iterator[tuple[str, str]]:
        return ((name, self.scalar(value)) for name, value in self.items(node, None))

    def types(self, node: yaml.Node | None) -> Iterator[tuple[str, EntityType]]:
        for name, value in self.items(node, None):
            kind = self.scalar(value)
            if kind not in TYPES:
                raise self.fail(value, f"unknown type {kind!r}; known are {', '.join(TYPES)}")
            yield name, kind


def _is_empty(node: yaml.Node) -> bool:
    """Is nothing there, as after `drop:`?"""
    return isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null")

"""All that the notes of a run are made of: who is told of where, and what the notes are called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from vaultgen.model import Entity
from vaultgen.pipeline.layout import Places
from vaultgen.pipeline.relating import Relating
from vaultgen.pipeline.relink import Linking
from vaultgen.pipeline.tasks import decode, encode
from vaultgen.pipeline.telling import Telling, shows, topics


@dataclass(frozen=True)
class Scene:
    """What a run found; it is looked into for single notes, and never taken apart as a whole."""

    linking: Linking = field(default_factory=Linking)
    telling: Telling = field(default_factory=Telling)
    places: Places = field(default_factory=Places)
    relating: Relating = field(default_factory=Relating)
    _faces: dict[str, bytes] = field(default_factory=dict, init=False)

    @cached_property
    def deleted(self) -> frozenset[str]:
        """Ids of the notes that the user deleted."""
        return frozenset(self.places.deleted)

    def entity(self, ident: str) -> Entity:
        """An entity, without its names in single episodes: no note shows them."""
        return replace(decode(self.linking.names[ident], type=Entity), local=())

    def is_told(self, ident: str) -> bool:
        """Is it an entity of which some episode tells?"""
        return ident in self.telling.told and ident in self.linking.names

    def has_note(self, ident: str) -> bool:
        """Is there a note of ours on the entity?"""
        there = self.is_told(ident) and ident in self.places.paths
        return there and self.entity(ident).path is None

    def face(self, ident: str) -> bytes:
        """What other notes show of a note: its name, and where it lies."""
        found = self._faces.get(ident)
        if found is None:
            entity = self.entity(ident) if ident in self.linking.names else None
            shown = (entity.name, entity.type) if entity and self.is_told(ident) else ()
            path = (entity and entity.path) or self.places.paths.get(ident)
            found = encode((ident, shown, path, ident in self.deleted))
            self._faces[ident] = found
        return found

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """{folded title of a topic: id of its note}."""
        return topics(self.telling.pages.values())

    @cached_property
    def shows(self) -> Mapping[str, str]:
        """{name of a show, as episodes state it: its id}."""
        return shows(self.telling.pages.values())

    def show(self, episode: str) -> tuple[str, ...]:
        """Id of the show that an episode belongs to, if it names any."""
        name = self.telling.pages[episode].card.show
        return (self.shows[name],) if name else ()

    def parts(self, episode: str) -> tuple[str, ...]:
        """Ids of the notes that an episode becomes."""
        card = self.telling.pages[episode].card
        return (episode, *card.transcripts, *(topic for topic, _ in card.topics))

    def around(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(episode, the notes that it becomes, and that of its show)."""
        return ((i, (*self.parts(i), *self.show(i))) for i in self.telling.pages)

    def reaches(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(episode, the entities that its notes can link to)."""
        return ((ident, self.telling.reached(ident)) for ident in self.telling.reach)

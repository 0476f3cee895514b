"""What happens between two runs."""

import os
import sqlite3
from dataclasses import replace
from typing import Final

from tests.grown.world import World, edit, ident

from vaultgen import pipeline, resources
from vaultgen.config import NoteRules
from vaultgen.model import TYPES
from vaultgen.sync import peek, snapshot


def add_a_talk(world: World) -> None:
    world.put(world.new_talk())


def take_a_talk_away(world: World) -> None:
    if len(world.talks) > 8:
        world.gone.append(world.talks.pop(world.talk().number))


def bring_a_talk_back(world: World) -> None:
    world.put(world.gone.pop() if world.gone else world.new_talk())


def say_something_else(world: World) -> None:
    """One sentence goes, or becomes another one, or is followed by one."""
    talk = world.talk()
    at, new = world.dice.randrange(len(talk.said)), world.dice.choice(world.tale(talk).said)
    instead = world.dice.choice(((), (new,), (talk.said[at], new)))
    if len(talk.said) > 2 or instead:
        world.put(replace(talk, said=(*talk.said[:at], *instead, *talk.said[at + 1 :])))


def tell_another_tale(world: World) -> None:
    """A talk mixes in a tale that it did not have."""
    talk, new = world.talk(), world.dice.randrange(len(world.tales))
    said = (*talk.said, *world.dice.sample(world.tales[new].said, 2))
    world.put(replace(talk, tales=tuple(sorted({*talk.tales, new})), said=said))


def state_a_name(world: World) -> None:
    talk = world.talk()
    if rows := world.tale(talk).rows:
        world.put(replace(talk, rows=(*talk.rows, world.dice.choice(rows))))


def state_a_name_no_more(world: World) -> None:
    talk = world.talk()
    if talk.rows:
        at = world.dice.randrange(len(talk.rows))
        world.put(replace(talk, rows=(*talk.rows[:at], *talk.rows[at + 1 :])))


def be_like_another(world: World) -> None:
    """A talk takes over the show, the title or the voices of another one."""
    talk, other = world.talk(), world.talk()
    key = world.dice.choice(("show", "title", "voices"))
    world.put(replace(talk, **{key: getattr(other, key)}))


def have_another_reading(world: World) -> None:
    talk, other = world.talk(), world.talk()
    world.put(replace(talk, forms=tuple(sorted({*talk.forms, *other.forms}))))


def lose_a_reading(world: World) -> None:
    talk = world.talk()
    if len(talk.forms) > 1:
        world.put(replace(talk, forms=tuple(sorted(world.dice.sample(talk.forms, 1)))))


def damage_a_source_for_a_while(world: World) -> None:
    """What cannot be read counts as it was read last, as long as the cache knows that."""
    world.write()
    path = world.dice.choice(world.sources())
    path.write_bytes(b"")
    world.sync()


def hear_otherwise(world: World) -> None:
    """Another reading comes, or has something else for some names."""
    talk = world.talk()
    talk = replace(talk, forms=tuple(sorted({*talk.forms, world.dice.choice(("heard", "voiced"))})))
    world.put(replace(talk, misheard=world.misheard(talk.tales)))


def gather_a_crowd(world: World) -> None:
    """So many names share a word that it says nothing of them, or just not so many."""
    world.crowd = world.dice.choice((0, 57, 58, 59, 60, 61))


def rule(world: World) -> None:
    world.rulings.append(world.dice.choice([one for tale in world.tales for one in tale.rules]))


def rule_on_notes(world: World) -> None:
    """On two entities, by name or by id."""
    one, two = (world.dice.choice((p.stem, ident(p))) for p in world.dice.sample(world.things(), 2))
    pair, kind = f"[{one}, {two}]", world.dice.choice(TYPES)
    rulings = (
        *(("drop", f"[{one}]"), ("drop", pair), ("same", pair), ("different", pair)),
        *(("name", f"{{{one}: Old {two}}}"), ("type", f"{{{one}: {kind}}}")),
    )
    if one != two:
        world.rulings.append(world.dice.choice(rulings))


def take_rulings_back(world: World) -> None:
    world.rulings = world.dice.sample(world.rulings, len(world.rulings) // 2)


def rename_a_note(world: World) -> None:
    path, other = world.note(), world.dice.choice(world.tale().notes or (("Lock", "", ""),))[0]
    new = path.with_name(f"{world.dice.choice((f'Old {path.stem}', other))}.md")
    if not new.exists():
        path.rename(new)


def move_a_note(world: World) -> None:
    path = world.note()
    new = world.vault / "Mine" / path.name
    if not new.exists():
        new.parent.mkdir(exist_ok=True)
        path.rename(new)


def delete_a_note(world: World) -> None:
    world.note().unlink()


def give_an_alias(world: World) -> None:
    alias = world.dice.choice([name for name, *_ in world.tale().notes] + ["Sherman", "Perrin"])
    edit(world.thing(), r"\naliases:(?: \[\])?\n", f"\naliases:\n  - {alias}\n")


def take_an_alias(world: World) -> None:
    edit(world.thing(), r"(\naliases:)\n  - .*", r"\1")


def change_a_type(world: World) -> None:
    edit(world.thing(), r"\ntype: \w+", f"\ntype: {world.dice.choice(TYPES)}")


def correct_a_speaker(world: World) -> None:
    other = f'\\1  - "[[{world.thing().stem}]]"\n'
    edit(world.dice.choice(world.notes("episode/")), r"(\nspeakers:\n)  - .*\n", other)


def write_in_a_note(world: World) -> None:
    path = world.dice.choice((world.thing(), world.dice.choice(world.notes("episode/"))))
    path.write_text(f"{path.read_text('utf-8')}\nMine {world.number()}.\n", "utf-8")


def write_a_note(world: World) -> None:
    if notes := world.tale().notes:
        name, kind, alias = world.dice.choice(notes)
        path = world.vault / world.dice.choice(("Mine", "")) / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        if not path.exists():
            path.write_text(f"---\ntype: {kind}\naliases: [{alias}]\n---\nMine.\n", "utf-8")


def delete_a_note_of_mine(world: World) -> None:
    mine = [path for path in world.notes("") if not ident(path)]
    if mine:
        world.dice.choice(mine).unlink()


def take_an_id_away(world: World) -> None:
    edit(world.dice.choice(world.notes("")), r"\nid: .*", "")


def copy_a_note(world: World) -> None:
    path = world.thing()
    path.with_name(f"{path.stem} copy.md").write_bytes(path.read_bytes())


def change_a_template(world: World) -> None:
    name = world.dice.choice(("entity.md", "episode.md", "show.md"))
    text = (resources.folder("templates") / name).read_text("utf-8")
    (world.state / "templates").mkdir(exist_ok=True)
    more = f"\nSet in style {world.dice.randrange(3)}\n"
    (world.state / "templates" / name).write_text(text + more, "utf-8")


def change_the_settings(world: World) -> None:
    dice = world.dice
    world.rules = NoteRules(
        dice.choice((3, 3, 2)),
        dice.choice((2, 2, 3)),
        dice.choice((12, 1)),
        dice.choice((None, True)),
    )


def only_look(world: World) -> None:
    """A plan fills the cache, and nothing is committed."""
    world.write()
    pipeline.plan(world.config, adopt=True)


def undo(world: World) -> None:
    pipeline.undo(world.config)


def restore(world: World) -> None:
    with peek(world.state) as state:
        seen = snapshot(world.vault, state)
    if seen.deleted:
        pipeline.restore(world.config, world.dice.choice(sorted(seen.deleted)))


def lose_the_state(world: World) -> None:
    (world.state / "state.sqlite").unlink(missing_ok=True)


def forget_something(world: World) -> None:
    """The cache loses some results."""
    with sqlite3.connect(world.state / "cache.sqlite") as db:
        keys = sorted({key.partition("/")[0] for (key,) in db.execute("SELECT key FROM results")})
        lost = [(f"{key}%",) for key in world.dice.sample(keys, len(keys) // 4)]
        db.executemany("DELETE FROM results WHERE key LIKE ?", lost)
    os.utime(world.sources()[0])


SOURCES: Final = (
    *(add_a_talk, take_a_talk_away, bring_a_talk_back),
    *(say_something_else, say_something_else, say_something_else),
    *(tell_another_tale, state_a_name, state_a_name, state_a_name_no_more, state_a_name_no_more),
    *(be_like_another, be_like_another, have_another_reading, lose_a_reading, hear_otherwise),
    gather_a_crowd,
)
VAULT: Final = (
    *(rule, rule, rule_on_notes, rule_on_notes, take_rulings_back, rename_a_note, delete_a_note),
    *(give_an_alias, give_an_alias, take_an_alias, change_a_type, correct_a_speaker),
    *(write_in_a_note, write_a_note, write_a_note, delete_a_note_of_mine, only_look),
)
SELDOM: Final = (
    *(damage_a_source_for_a_while, move_a_note, take_an_id_away, copy_a_note, change_a_template),
    *(undo, restore, change_the_settings, lose_the_state, forget_something),
)

"""What is decided for a note, from its last rendering, its file and its new rendering."""

from collections.abc import Iterable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.errors import VaultError
from vaultgen.model import Change, Note
from vaultgen.sync import Claim, Owned, Record, Rendering, Snapshot
from vaultgen.sync import plan as decide
from vaultgen.sync.fingerprint import of_text

EMPTY = Snapshot({}, {}, ())


def plan(notes: Iterable[Note], found: Snapshot) -> tuple[Change, ...]:
    made = (Rendering(n.id, n.path, of_text(n.text), partial(str, n.text)) for n in notes)
    return decide(made, found)


def owned(note: Note, found: str | None) -> Owned:
    """The note as written last, and the text that its file has now."""
    record = Record(note.id, note.path, of_text(note.text), "signature")
    return Owned(record, of_text(found) if found is not None else None)


def seen(*notes: Owned, foreign: tuple[str, ...] = ()) -> Snapshot:
    return Snapshot({o.record.id: o for o in notes}, {}, foreign)


ADA = Note("person/ada", "People/Ada.md", "old")
NEW = Note("person/ada", "People/Ada.md", "new")
MOVED = Note("person/ada", "People/Ada L.md", "new")


def only(notes: list[Note], snapshot: Snapshot) -> Change:
    (change,) = plan(notes, snapshot)
    return change


def test_a_new_note_is_created() -> None:
    assert plan([ADA], EMPTY) == (Change("create", ADA.id, ADA.path, "old"),)


def test_an_unchanged_note_needs_nothing() -> None:
    assert plan([ADA], seen(owned(ADA, "old"))) == ()


def test_an_untouched_note_is_updated() -> None:
    change = only([NEW], seen(owned(ADA, "old")))
    assert change == Change("update", ADA.id, ADA.path, "new", seen=of_text("old"))


def test_an_untouched_note_with_a_new_path_is_renamed() -> None:
    change = only([MOVED], seen(owned(ADA, "old")))
    assert change == Change("rename", ADA.id, MOVED.path, "new", ADA.path, of_text("old"))


def test_an_edited_note_is_left_alone_and_reported() -> None:
    change = only([NEW], seen(owned(ADA, "mine")))
    assert (change.kind, change.path, change.text) == ("conflict", ADA.path, None)
    assert "edited" in change.reason


def test_an_edited_note_is_not_renamed() -> None:
    assert only([MOVED], seen(owned(ADA, "mine"))).kind == "conflict"


def test_an_edit_without_news_needs_nothing() -> None:
    assert plan([ADA], seen(owned(ADA, "mine"))) == ()


def test_a_file_that_is_what_would_be_written_is_adopted() -> None:
    change = only([NEW], seen(owned(ADA, "new")))
    assert (change.kind, change.seen) == ("adopt", of_text("new"))


def test_a_deleted_note_stays_deleted() -> None:
    assert plan([NEW], seen(owned(ADA, None))) == ()
    assert plan([], seen(owned(ADA, None))) == ()


def test_a_note_that_no_source_asks_for_is_removed() -> None:
    change = only([], seen(owned(ADA, "old")))
    assert change == Change("remove", ADA.id, ADA.path, seen=of_text("old"))


def test_an_edited_note_that_no_source_asks_for_is_kept_and_reported() -> None:
    change = only([], seen(owned(ADA, "mine")))
    assert change.kind == "conflict"
    assert "no source" in change.reason


@pytest.mark.parametrize("path", ["People/Ada.md", "people/ADA.md"])
def test_somebody_elses_file_is_never_written_over(path: str) -> None:
    change = only([ADA], seen(foreign=(path,)))
    assert (change.kind, change.path) == ("conflict", ADA.path)


def test_a_note_is_not_renamed_onto_somebody_elses_file() -> None:
    assert only([MOVED], seen(owned(ADA, "old"), foreign=(MOVED.path,))).kind == "conflict"


def test_notes_may_swap_their_paths() -> None:
    bob = Note("person/bob", "People/Bob.md", "old")
    swapped = [Note(ADA.id, bob.path, "ada"), Note(bob.id, ADA.path, "bob")]
    changes = plan(swapped, seen(owned(ADA, "old"), owned(bob, "old")))
    assert [c.kind for c in changes] == ["rename", "rename"]


def test_without_a_state_a_file_like_the_rendering_is_adopted_where_it_lies() -> None:
    found = Snapshot({}, {ADA.id: (Claim("Moved/Ada.md", of_text("old")),)}, ())
    assert only([ADA], found) == Change("adopt", ADA.id, "Moved/Ada.md", "old", seen=of_text("old"))


def test_without_a_state_a_file_that_differs_is_left_alone() -> None:
    found = Snapshot({}, {ADA.id: (Claim(ADA.path, of_text("mine")),)}, ())
    assert only([ADA], found).kind == "conflict"


def test_two_files_with_one_id_are_named() -> None:
    claims = (Claim("a.md", of_text("old")), Claim("b.md", of_text("old")))
    change = only([ADA], Snapshot({}, {ADA.id: claims}, ()))
    assert change.kind == "conflict"
    assert "a.md and b.md" in change.reason


def test_two_notes_for_one_path_are_an_error_that_names_both() -> None:
    other = Note("person/ada-2", "people/ada.md", "text")
    with pytest.raises(VaultError, match="person/ada and person/ada-2"):
        plan([ADA, other], EMPTY)


def test_two_notes_with_one_id_are_an_error() -> None:
    with pytest.raises(VaultError, match="person/ada"):
        plan([ADA, MOVED], EMPTY)


@pytest.mark.parametrize(
    "path", ["../out.md", "/etc/out.md", "a/../b.md", ".obsidian/x.md", "a//b"]
)
def test_a_note_outside_the_vault_is_an_error(path: str) -> None:
    with pytest.raises(VaultError, match="must not be written there"):
        plan([Note("x", path, "text")], EMPTY)


names = st.sampled_from(["a", "b", "c", "d"])
texts = st.sampled_from(["one", "two", "three"])
paths = st.sampled_from(["a", "b", "c", "d", "e"])
notes = st.dictionaries(names, st.tuples(paths, texts), max_size=4).map(
    lambda found: [
        Note(note, f"{path}.md", text)
        for note, (path, text) in found.items()
        if [p for p, _ in found.values()].count(path) == 1
    ]
)


@given(notes, st.data())
def test_the_order_of_the_notes_does_not_matter(wanted: list[Note], data: st.DataObject) -> None:
    last = [note for note in data.draw(notes) if note.path != "e.md"]
    found = seen(*(owned(note, data.draw(st.none() | texts)) for note in last), foreign=("e.md",))
    assert plan(wanted, found) == plan(data.draw(st.permutations(wanted)), found)


@given(notes, notes, st.data())
def test_what_the_user_changed_is_never_written_to(
    last: list[Note], wanted: list[Note], data: st.DataObject
) -> None:
    last = [note for note in last if note.path != "e.md"]
    found = seen(*(owned(note, data.draw(st.none() | texts)) for note in last), foreign=("e.md",))
    mine = {o.record.path for o in found.owned.values() if o.found and o.touched} | {"e.md"}
    for change in plan(wanted, found):
        if change.kind not in ("conflict", "adopt"):
            assert not mine & {change.path, change.old_path}

"""What is decided for a note, from its last rendering, its file and its new rendering."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.errors import VaultError
from vaultgen.model import Change, Contest, Note
from vaultgen.sync import ORPHANED, Claim, Owned, Record, Rendering, Snapshot, plan
from vaultgen.sync.entry import Pending
from vaultgen.sync.fingerprint import of_text
from vaultgen.sync.plan import IN_THE_WAY

Ready = Callable[[Note], Rendering]
Plan = Callable[..., tuple[Change, ...]]


@dataclass(frozen=True)
class Said:
    """Texts that need neither a vault nor a state."""

    files: Mapping[str, str] = field(default_factory=dict)
    """By path."""
    known: Mapping[str, str] = field(default_factory=dict)
    """By SHA-256."""
    pending: Mapping[str, Pending] = field(default_factory=dict)

    def base(self, owned: Owned) -> str | None:
        return self.known.get(owned.record.sha256)

    def mine(self, path: str) -> str:
        return self.files[path]

    def contest(self, pending: Pending) -> tuple[str, Contest] | None:
        file, mine, theirs = (self.known[p] for p in (pending.file, pending.mine, pending.theirs))
        return file, Contest(mine, theirs, pending.places)


@dataclass(frozen=True)
class Vault:
    """What is seen of a vault, and the texts behind it."""

    seen: Snapshot
    texts: Said


def owned(note: Note, found: str | None, *, path: str = "", file: str = "") -> Owned:
    """The note as written last and the text that its file has now; where it was moved to, and what
    the last commit left in it."""
    record = Record(note.id, note.path, of_text(note.text), of_text(file or note.text), "signature")
    return Owned(record, path or note.path, of_text(found) if found is not None else None)


def vault(*notes: tuple[Note, str | None], foreign: tuple[str, ...] = ()) -> Vault:
    """A vault with notes of ours and the texts that their files have now."""
    seen = Snapshot({note.id: owned(note, found) for note, found in notes}, {}, foreign)
    files = {note.path: found for note, found in notes if found is not None}
    return Vault(seen, Said(files, {of_text(note.text): note.text for note, _ in notes}))


EMPTY = vault()
ADA = Note("person/ada", "People/Ada.md", "one\n\ntwo\n\nthree\n")
NEW = replace(ADA, text="one\n\ntwo\n\nTHREE\n")
MOVED = replace(NEW, path="People/Ada L.md")
BOB = Note("person/bob", "People/Bob.md", "bob\n")
MINE = "ONE\n\ntwo\n\nthree\n"
BOTH = "ONE\n\ntwo\n\nTHREE\n"
AGAINST = "one\n\ntwo\n\nthree, says the user\n"


@pytest.fixture(scope="session")
def decided(ready: Ready) -> Plan:
    """The plan for notes and a vault."""

    def decide(notes: list[Note], found: Vault, **how: object) -> tuple[Change, ...]:
        return plan(map(ready, notes), found.seen, found.texts, **how)  # type: ignore[arg-type]

    return decide


@pytest.fixture(scope="session")
def only(decided: Plan) -> Callable[..., Change]:
    """The same, where it comes to one change."""

    def decide(notes: list[Note], found: Vault, **how: object) -> Change:
        (change,) = decided(notes, found, **how)
        return change

    return decide


Only = Callable[..., Change]


def test_a_new_note_is_created(decided: Plan) -> None:
    assert decided([ADA], EMPTY) == (Change("create", ADA.id, ADA.path, ADA.text),)


def test_an_unchanged_note_needs_nothing(decided: Plan) -> None:
    assert decided([ADA], vault((ADA, ADA.text))) == ()


def test_an_untouched_note_is_updated(only: Only) -> None:
    change = only([NEW], vault((ADA, ADA.text)))
    assert change == Change("update", ADA.id, ADA.path, NEW.text, seen=of_text(ADA.text))


def test_an_untouched_note_with_a_new_path_is_renamed(only: Only) -> None:
    change = only([MOVED], vault((ADA, ADA.text)))
    seen = of_text(ADA.text)
    assert change == Change("rename", ADA.id, MOVED.path, MOVED.text, ADA.path, seen)


def test_an_edited_note_gets_the_news_and_keeps_the_edit(only: Only) -> None:
    change = only([NEW], vault((ADA, MINE)))
    assert (change.kind, change.path, change.text) == ("update", ADA.path, BOTH)
    assert (change.seen, change.base) == (of_text(MINE), NEW.text)


def test_an_edited_note_moves_with_its_edit(only: Only) -> None:
    change = only([MOVED], vault((ADA, MINE)))
    assert (change.kind, change.path, change.old_path) == ("rename", MOVED.path, ADA.path)
    assert (change.text, change.base) == (BOTH, MOVED.text)


def test_an_edit_without_news_is_remembered_and_nothing_is_written(only: Only) -> None:
    change = only([ADA], vault((ADA, MINE)))
    assert (change.kind, change.text, change.base, change.seen) == (
        "adopt",
        None,
        None,
        of_text(MINE),
    )


def test_an_edit_that_is_remembered_needs_nothing(decided: Plan) -> None:
    known = Snapshot({ADA.id: owned(ADA, MINE, file=MINE)}, {}, ())
    assert decided([ADA], Vault(known, Said())) == ()


def test_where_both_changed_the_same_the_users_words_stand_and_ours_wait(only: Only) -> None:
    change = only([NEW], vault((ADA, AGAINST)))
    assert (change.kind, change.text, change.base) == ("conflict", None, NEW.text)
    assert change.contest is not None
    assert (change.contest.mine, change.contest.theirs) == (AGAINST, NEW.text)
    assert change.is_to_be_done
    assert "vaultgen resolve" in change.reason


def test_for_theirs_ours_is_written(only: Only) -> None:
    change = only([NEW], vault((ADA, AGAINST)), side="theirs")
    assert (change.kind, change.text, change.contest) == ("update", NEW.text, None)


def test_for_markers_both_are_written(only: Only) -> None:
    change = only([NEW], vault((ADA, AGAINST)), side="markers")
    assert change.kind == "conflict"
    assert change.text is not None
    assert "three, says the user" in change.text
    assert "THREE" in change.text


def test_a_file_that_is_what_would_be_written_is_adopted(only: Only) -> None:
    change = only([NEW], vault((ADA, NEW.text)))
    assert (change.kind, change.text, change.base) == ("adopt", None, NEW.text)


def test_a_moved_note_stays_where_it_is_and_gets_the_news_there(only: Only) -> None:
    moved = Snapshot({ADA.id: owned(ADA, ADA.text, path="Friends/Ada.md")}, {}, ())
    change = only([NEW], Vault(moved, Said()))
    assert (change.kind, change.path, change.old_path) == ("update", "Friends/Ada.md", None)
    assert (change.text, change.held) == (NEW.text, True)


def test_a_moved_note_without_news_is_remembered_where_it_is(only: Only) -> None:
    moved = Snapshot({ADA.id: owned(ADA, ADA.text, path="Friends/Ada.md")}, {}, ())
    change = only([ADA], Vault(moved, Said()))
    assert (change.kind, change.path, change.held) == ("adopt", "Friends/Ada.md", True)


def test_a_note_that_the_user_placed_is_not_moved_by_us(only: Only) -> None:
    placed = owned(ADA, ADA.text)
    held = Snapshot({ADA.id: replace(placed, record=replace(placed.record, held=True))}, {}, ())
    change = only([MOVED], Vault(held, Said()))
    assert (change.kind, change.path) == ("update", ADA.path)


def test_a_deleted_note_stays_deleted(decided: Plan) -> None:
    assert decided([NEW], vault((ADA, None))) == ()
    assert decided([], vault((ADA, None))) == ()


def test_a_note_that_no_source_asks_for_is_removed(only: Only) -> None:
    change = only([], vault((ADA, ADA.text)))
    assert change == Change("remove", ADA.id, ADA.path, seen=of_text(ADA.text))


def test_an_edited_note_that_no_source_asks_for_is_kept_marked_and_reported(
    only: Only, made: Callable[..., Note]
) -> None:
    ada = made("person/ada", "People/Ada.md", "Knows [[Bob]] and [[Cy]].", "Ours.")
    mine = ada.text.replace("Ours.", "Mine.")
    change = only([BOB], vault((ada, mine), (replace(BOB, path="People/Cy.md"), None)))
    assert (change.kind, change.reason) == ("update", ORPHANED)
    assert change.text is not None
    assert "orphaned: true" in change.text
    assert "Mine." in change.text


def test_links_of_an_orphaned_note_to_notes_that_are_gone_become_text(
    decided: Plan, made: Callable[..., Note]
) -> None:
    ada = made("person/ada", "People/Ada.md", "[[Bob|Bobby]], [[Cy]].", "two", related=("[[Bob]]",))
    cy = made("person/cy", "People/Cy.md", "cy")
    changes = decided([cy], vault((ada, ada.text + "\nMine.\n"), (BOB, BOB.text), (cy, cy.text)))
    kept = {change.id: change for change in changes}[ada.id]
    assert kept.text is not None
    assert "Bobby, [[Cy]]." in kept.text
    assert "[[Bob" not in kept.text


def test_links_of_an_orphaned_note_to_notes_that_nobody_knows_become_text(
    decided: Plan, made: Callable[..., Note]
) -> None:
    ada = made("person/ada", "People/Ada.md", "[[Dot|Dottie]], [[Bob]], [[Ada]].", "two")
    changes = decided([BOB], vault((ada, ada.text + "\nMine.\n"), (BOB, BOB.text)))
    (text,) = (change.text for change in changes)
    assert text is not None
    assert "Dottie, [[Bob]], [[Ada]]." in text


def test_links_of_an_orphaned_note_follow_notes_that_the_user_renamed(
    decided: Plan, made: Callable[..., Note]
) -> None:
    ada = made("person/ada", "People/Ada.md", "[[Bob]], [[Bob#At sea|his trips]].", "two")
    orphan = replace(ada, text=ada.text + "\n| [[Bob\\|B]] |\n")
    edited = orphan.text + "\nMine.\n"
    known = {orphan.id: owned(orphan, edited), BOB.id: owned(BOB, BOB.text, path="Bobby.md")}
    texts = Said({ada.path: edited, "Bobby.md": BOB.text}, {of_text(orphan.text): orphan.text})
    changes = decided([BOB], Vault(Snapshot(known, {}, ()), texts))
    text = {change.id: change for change in changes}[ada.id].text
    assert text is not None
    assert "[[Bobby|Bob]], [[Bobby#At sea|his trips]]." in text
    assert "| [[Bobby\\|B]] |" in text


def test_a_note_that_was_kept_as_an_orphan_stays(decided: Plan, made: Callable[..., Note]) -> None:
    ada = made("person/ada", "People/Ada.md", "one", orphaned=True)
    assert decided([BOB], vault((ada, ada.text), (BOB, BOB.text))) == ()


def test_what_a_source_tells_of_again_is_no_orphan(only: Only, made: Callable[..., Note]) -> None:
    ada = made("person/ada", "People/Ada.md", "one", "two", "three", "four")
    orphan = replace(ada, text=ada.text.replace("vaultgen: 1\n", "vaultgen: 1\norphaned: true\n"))
    mine = orphan.text.replace("four", "FOUR")
    change = only([ada], vault((orphan, mine)))
    assert change.text == ada.text.replace("four", "FOUR")


@pytest.mark.parametrize("path", ["People/Ada.md", "people/ADA.md"])
def test_somebody_elses_file_is_never_written_over(only: Only, path: str) -> None:
    change = only([ADA], vault(foreign=(path,)))
    assert (change.kind, change.path, change.reason) == ("conflict", ADA.path, IN_THE_WAY)
    assert not change.is_to_be_done


@pytest.mark.parametrize("text", [ADA.text, MINE], ids=["untouched", "edited"])
def test_a_note_is_not_renamed_onto_somebody_elses_file(only: Only, text: str) -> None:
    change = only([MOVED], vault((ADA, text), foreign=(MOVED.path,)))
    assert (change.kind, change.reason) == ("conflict", IN_THE_WAY)


def test_a_note_is_not_renamed_onto_one_that_the_user_keeps(decided: Plan) -> None:
    to_bob = Note(ADA.id, BOB.path, "ada")
    changes = decided([to_bob], vault((ADA, ADA.text), (BOB, "my bob\n")))
    assert ("conflict", ADA.id) in [(change.kind, change.id) for change in changes]


def test_notes_may_swap_their_paths(decided: Plan) -> None:
    swapped = [Note(ADA.id, BOB.path, "ada"), Note(BOB.id, ADA.path, "bob")]
    changes = decided(swapped, vault((ADA, ADA.text), (BOB, BOB.text)))
    assert [c.kind for c in changes] == ["rename", "rename"]


def claimed(text: str, path: str = ADA.path) -> Vault:
    """A vault whose state is lost, with one file that says that it is ADA."""
    seen = Snapshot({}, {ADA.id: Claim(path, of_text(text))}, ())
    return Vault(seen, Said({path: text}))


def test_without_a_state_a_file_like_the_rendering_is_adopted_where_it_lies(only: Only) -> None:
    change = only([ADA], claimed(ADA.text, "Moved/Ada.md"))
    assert (change.kind, change.path, change.text) == ("adopt", "Moved/Ada.md", None)
    assert (change.base, change.seen) == (ADA.text, of_text(ADA.text))


def test_without_a_state_a_file_that_differs_is_left_alone_and_ours_waits(only: Only) -> None:
    change = only([ADA], claimed("mine\n"))
    assert (change.kind, change.text, change.base) == ("conflict", None, ADA.text)
    assert change.contest == Contest("mine\n", ADA.text, change.contest.places)  # type: ignore[union-attr]


def test_a_claim_that_lies_elsewhere_than_we_would_put_it_is_the_users_choice(only: Only) -> None:
    found = claimed(ADA.text, "Moved/Ada.md")
    assert only([ADA], found, misplaced={ADA.id}).held
    assert not only([ADA], claimed(ADA.text)).held


def test_a_claim_that_no_source_asks_for_is_left_alone(decided: Plan) -> None:
    assert decided([], claimed("mine\n")) == ()


def test_two_files_with_one_id_are_named_and_nothing_is_done_to_them(decided: Plan) -> None:
    two = {ADA.id: ("People/Ada.md", "a.md")}
    known = Snapshot({ADA.id: owned(ADA, ADA.text)}, {}, (), two)
    (change,) = decided([NEW], Vault(known, Said()))
    assert (change.kind, change.is_to_be_done) == ("conflict", False)
    assert "People/Ada.md and a.md" in change.reason
    assert decided([], Vault(known, Said())) == ()


def test_what_the_user_wrote_in_a_merged_note_goes_into_the_other(
    decided: Plan, made: Callable[..., Note]
) -> None:
    ada, bob = made("person/ada", "People/Ada.md", "ada"), made("person/bob", "People/Bob.md", "b")
    mine = bob.text + "\nMy own words.\n"
    found = vault((ada, ada.text), (bob, mine))
    changes = {c.id: c for c in decided([ada], found, merged={bob.id: ada.id})}
    assert changes[bob.id].kind == "remove"
    assert "People/Ada.md" in changes[bob.id].reason
    assert (changes[ada.id].kind, changes[ada.id].base) == ("update", ada.text)
    assert "My own words." in str(changes[ada.id].text)


def test_what_the_user_wrote_in_both_stays_the_users(
    decided: Plan, made: Callable[..., Note]
) -> None:
    ada, bob = made("person/ada", "People/Ada.md", "ada"), made("person/bob", "People/Bob.md", "b")
    found = vault((ada, ada.text + "\nMy first words.\n"), (bob, bob.text + "\nMy own words.\n"))
    changes = {c.id: c for c in decided([ada], found, merged={bob.id: ada.id})}
    assert changes[ada.id].base == ada.text
    assert "My first words." in str(changes[ada.id].text)
    assert "My own words." in str(changes[ada.id].text)


def test_an_untouched_note_goes_into_the_other_without_a_trace(decided: Plan) -> None:
    found = vault((ADA, ADA.text), (BOB, BOB.text))
    assert [c.kind for c in decided([ADA], found, merged={BOB.id: ADA.id})] == ["remove"]


@pytest.mark.parametrize("heir", [None, "deleted"])
def test_a_merged_note_is_kept_when_no_note_can_take_its_words(
    decided: Plan, heir: str | None
) -> None:
    found = vault((BOB, "mine\n"), *([(ADA, None)] if heir else []))
    notes = [ADA] if heir else []
    kinds = {c.id: c.kind for c in decided(notes, found, merged={BOB.id: ADA.id})}
    assert kinds.get(BOB.id) != "remove"


def test_a_merged_note_is_kept_while_the_place_of_the_other_is_taken(
    decided: Plan, made: Callable[..., Note]
) -> None:
    ada, bob = made("person/ada", "People/Ada.md", "ada"), made("person/bob", "People/Bob.md", "b")
    found = vault((bob, bob.text + "\nMy own words.\n"), foreign=(ada.path,))
    changes = {c.id: c for c in decided([ada], found, merged={bob.id: ada.id})}
    assert changes[ada.id].reason == IN_THE_WAY
    assert changes.get(bob.id) is None or changes[bob.id].kind != "remove"


def test_what_is_carried_over_stays_whatever_the_user_chooses(
    decided: Plan, made: Callable[..., Note]
) -> None:
    ada = made("person/ada", "People/Ada.md", "one", "two", "three")
    bob = made("person/bob", "People/Bob.md", "b")
    news = replace(ada, text=ada.text.replace("three", "THREE"))
    against = ada.text.replace("three", "three, says the user")
    found = vault((ada, against), (bob, bob.text + "\nMy own words.\n"))
    changes = {c.id: c for c in decided([news], found, merged={bob.id: ada.id})}
    contest = changes[ada.id].contest
    assert contest is not None
    for text in (changes[ada.id].text, contest.mine, contest.theirs):
        assert "My own words." in str(text)


def test_two_notes_for_one_path_are_an_error_that_names_both(decided: Plan) -> None:
    other = Note("person/ada-2", "people/ada.md", "text")
    with pytest.raises(VaultError, match="person/ada and person/ada-2"):
        decided([ADA, other], EMPTY)


def test_two_notes_with_one_id_are_an_error(decided: Plan) -> None:
    with pytest.raises(VaultError, match="person/ada"):
        decided([ADA, MOVED], EMPTY)


@pytest.mark.parametrize(
    "path", ["../out.md", "/etc/out.md", "a/../b.md", ".obsidian/x.md", "a//b"]
)
def test_a_note_outside_the_vault_is_an_error(decided: Plan, path: str) -> None:
    with pytest.raises(VaultError, match="must not be written there"):
        decided([Note("x", path, "text")], EMPTY)


names = st.sampled_from(["a", "b", "c", "d"])
texts = st.sampled_from(["one\n", "two\n", "three\n"])
places = st.sampled_from(["a", "b", "c", "d", "e"])
notes = st.dictionaries(names, st.tuples(places, texts), max_size=4).map(
    lambda found: [
        Note(note, f"{path}.md", text)
        for note, (path, text) in found.items()
        if [p for p, _ in found.values()].count(path) == 1
    ]
)


def drawn(last: list[Note], data: st.DataObject) -> Vault:
    """A vault with some of the last notes untouched, edited or deleted."""
    kept = [note for note in last if note.path != "e.md"]
    return vault(*((note, data.draw(st.none() | texts)) for note in kept), foreign=("e.md",))


@given(notes, notes, st.data())
def test_the_order_of_the_notes_does_not_matter(
    decided: Plan, last: list[Note], wanted: list[Note], data: st.DataObject
) -> None:
    found = drawn(last, data)
    assert decided(wanted, found) == decided(data.draw(st.permutations(wanted)), found)


@given(notes, notes, st.data())
def test_no_note_takes_the_place_of_the_users_words_or_of_another(
    decided: Plan, last: list[Note], wanted: list[Note], data: st.DataObject
) -> None:
    found = drawn(last, data)
    changes = decided(wanted, found)
    kept = {o.path: n for n, o in found.seen.owned.items() if o.found and o.touched} | {"e.md": ""}
    left = {change.old_path for change in changes}
    come = [change for change in changes if change.kind in ("create", "rename")]
    assert all(kept.get(c.path, c.id) == c.id or c.path in left for c in come)
    assert len({c.path for c in come}) == len(come)


@given(notes, notes, st.data())
def test_what_the_user_wrote_is_neither_removed_nor_replaced(
    decided: Plan, last: list[Note], wanted: list[Note], data: st.DataObject
) -> None:
    found = drawn(last, data)
    edited = {n: o for n, o in found.seen.owned.items() if o.found and o.touched}
    for change in decided(wanted, found):
        if change.id in edited and change.text is not None:
            mine = found.texts.mine(edited[change.id].path)
            assert set(mine.split()) - set(str(found.texts.base(edited[change.id])).split()) <= set(
                change.text.split()
            )
        assert change.kind != "remove" or change.id not in edited

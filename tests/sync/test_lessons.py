"""What edits teach, and what they do not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from vaultgen.model import Change, Note
from vaultgen.sync import known_lessons, peek

Run = Callable[..., tuple[Change, ...]]
Made = Callable[..., Note]


@pytest.fixture
def ada(made: Made) -> Note:
    return made("person/ada", "People/Ada.md", "Ada.", aliases=("Countess",))


@pytest.fixture
def episode(made: Made) -> Note:
    speakers = ("[[Ada]]", "[[Bob]]", "SPEAKER_02")
    return made("episode/one", "Episodes/One.md", "With [[Ada]] and [[Bob]].", speakers=speakers)


@pytest.fixture
def bob(made: Made) -> Note:
    return made("person/bob", "People/Bob.md", "Bob.")


@pytest.fixture
def learned(vault: Path) -> Callable[[], list[tuple[str, ...]]]:
    """(id, kind, value, those instead of whom) of all that was learned."""

    def read() -> list[tuple[str, ...]]:
        with peek(vault / ".vaultgen") as state:
            return [(x.note, x.kind, x.value, *x.instead) for x in known_lessons(state)]

    return read


Learned = Callable[[], list[tuple[str, ...]]]


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def test_an_untouched_vault_teaches_nothing(
    vault: Path, run: Run, ada: Note, episode: Note, learned: Learned
) -> None:
    run(vault, ada, episode)
    run(vault, ada, episode)
    assert learned() == []


@pytest.mark.parametrize(
    "aliases",
    [
        "aliases:\n  - Countess\n  - Lady A\n",
        "aliases: [Lady A, Countess]\n",
        'aliases:\n- "Lady A" # as her maid says\n- Countess\n',
    ],
)
def test_an_alias_that_is_added(
    vault: Path, run: Run, ada: Note, learned: Learned, aliases: str
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "aliases:\n  - Countess\n", aliases)
    run(vault, ada)
    assert learned() == [(ada.id, "alias", "Lady A")]


def test_an_alias_that_is_taken_away_and_put_back(
    vault: Path, run: Run, made: Made, ada: Note, learned: Learned
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "aliases:\n  - Countess\n", "aliases: []\n")
    taught = made(ada.id, ada.path, "Ada.")
    run(vault, taught)
    assert learned() == [(ada.id, "no alias", "Countess")]
    rewrite(vault / ada.path, "aliases: []\n", "aliases:\n  - Countess\n")
    run(vault, taught)
    assert learned() == [(ada.id, "alias", "Countess")]


def test_an_alias_that_is_added_and_taken_away_again(
    vault: Path, run: Run, made: Made, ada: Note, learned: Learned
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "  - Countess\n", "  - Countess\n  - Lady A\n")
    taught = made(ada.id, ada.path, "Ada.", aliases=("Countess", "Lady A"))
    run(vault, taught)
    rewrite(vault / ada.path, "  - Lady A\n", "")
    run(vault, taught)
    assert learned() == [(ada.id, "no alias", "Lady A")]


def test_a_lesson_is_kept_while_other_things_change(
    vault: Path, run: Run, ada: Note, bob: Note, learned: Learned
) -> None:
    run(vault, ada, bob)
    rewrite(vault / ada.path, "  - Countess\n", "  - Countess\n  - Lady A\n")
    run(vault, ada, bob)
    rewrite(vault / bob.path, "Bob.", "Bob, my cousin.")
    run(vault, ada, bob)
    assert learned() == [(ada.id, "alias", "Lady A")]


def test_another_type(vault: Path, run: Run, ada: Note, learned: Learned) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "type: person", "type: company")
    run(vault, ada)
    assert learned() == [(ada.id, "type", "company")]


@pytest.mark.parametrize("kind", ["wizard", "[person, company]", "", "episode"])
def test_what_is_no_type_of_an_entity_teaches_nothing(
    vault: Path, run: Run, ada: Note, learned: Learned, kind: str
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "type: person", f"type: {kind}".rstrip())
    run(vault, ada)
    assert learned() == []


def test_another_name(vault: Path, run: Run, ada: Note, learned: Learned) -> None:
    run(vault, ada)
    (vault / ada.path).rename(vault / "People/Ada Lovelace.md")
    run(vault, ada)
    assert learned() == [(ada.id, "name", "Ada Lovelace", "Ada")]


def test_another_folder_is_no_other_name(
    vault: Path, run: Run, ada: Note, learned: Learned
) -> None:
    run(vault, ada)
    (vault / "Friends").mkdir()
    (vault / ada.path).rename(vault / "Friends/Ada.md")
    run(vault, ada)
    assert learned() == []


def test_the_type_in_a_name_is_no_part_of_it(
    vault: Path, run: Run, made: Made, learned: Learned
) -> None:
    ada = made("person/ada", "People/Ada (person).md", "Ada.")
    run(vault, ada)
    (vault / ada.path).rename(vault / "People/Ada.md")
    run(vault, ada)
    assert learned() == []


def test_another_name_of_an_episode_is_its_place_only(
    vault: Path, run: Run, episode: Note, learned: Learned
) -> None:
    run(vault, episode)
    (vault / episode.path).rename(vault / "Episodes/The first.md")
    run(vault, episode)
    assert learned() == []


def test_a_speaker_instead_of_another(
    vault: Path, run: Run, ada: Note, bob: Note, episode: Note, learned: Learned
) -> None:
    run(vault, ada, bob, episode)
    rewrite(vault / episode.path, '  - "[[Bob]]"', '  - "[[Cy Young]]"')
    run(vault, ada, bob, episode)
    assert learned() == [(episode.id, "speaker", "Cy Young", "Bob")]


def test_a_name_for_a_voice_without_one(
    vault: Path, run: Run, ada: Note, bob: Note, episode: Note, learned: Learned
) -> None:
    run(vault, ada, bob, episode)
    rewrite(vault / episode.path, "  - SPEAKER_02", "  - Cy Young")
    run(vault, ada, bob, episode)
    assert learned() == [(episode.id, "speaker", "Cy Young", "SPEAKER_02")]


def test_a_speaker_more_is_a_voice_without_a_name(
    vault: Path, run: Run, episode: Note, learned: Learned
) -> None:
    run(vault, episode)
    rewrite(vault / episode.path, "  - SPEAKER_02", "  - SPEAKER_02\n  - Cy Young")
    run(vault, episode)
    assert learned() == [(episode.id, "speaker", "Cy Young")]


def test_a_speaker_less_and_another_order_teach_nothing(
    vault: Path, run: Run, ada: Note, bob: Note, episode: Note, learned: Learned
) -> None:
    run(vault, ada, bob, episode)
    rewrite(
        vault / episode.path,
        '  - "[[Ada]]"\n  - "[[Bob]]"\n  - SPEAKER_02',
        '  - "[[Bob|Bobby]]"\n  - "[[People/Ada]]"',
    )
    run(vault, ada, bob, episode)
    assert learned() == []


def test_a_rename_by_obsidian_which_rewrites_links_teaches_the_name_alone(
    vault: Path, run: Run, ada: Note, bob: Note, episode: Note, learned: Learned
) -> None:
    run(vault, ada, bob, episode)
    (vault / ada.path).rename(vault / "People/Ada Lovelace.md")
    rewrite(vault / episode.path, "[[Ada]]", "[[Ada Lovelace]]")
    run(vault, ada, bob, episode)
    assert learned() == [(ada.id, "name", "Ada Lovelace", "Ada")]


def test_broken_yaml_teaches_nothing(vault: Path, run: Run, ada: Note, learned: Learned) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "  - Countess\n", "  - Countess\n  - [Lady A\n")
    run(vault, ada)
    assert ("alias", "Lady A") not in [lesson[1:] for lesson in learned()]


def test_the_yaml_that_is_mended_teaches(
    vault: Path, run: Run, ada: Note, learned: Learned
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "  - Countess\n", "  - Countess\n  - [Lady A\n")
    run(vault, ada)
    rewrite(vault / ada.path, "  - [Lady A\n", "  - Lady A\n")
    run(vault, ada)
    assert learned() == [(ada.id, "alias", "Lady A")]


def test_two_files_with_one_id_teach_nothing(
    vault: Path, run: Run, ada: Note, learned: Learned
) -> None:
    run(vault, ada)
    (vault / "Copy.md").write_text(ada.text.replace("Countess", "Lady A"))
    run(vault, ada)
    assert learned() == []


def test_aliases_and_types_outlive_the_state(
    vault: Path, run: Run, ada: Note, learned: Learned
) -> None:
    run(vault, ada)
    rewrite(vault / ada.path, "  - Countess\n", "  - Countess\n  - Lady A\n")
    rewrite(vault / ada.path, "type: person", "type: company")
    run(vault, ada)
    (vault / ".vaultgen/state.sqlite").unlink()
    run(vault, ada)
    assert {("alias", "Lady A"), ("type", "company")} <= {lesson[1:] for lesson in learned()}

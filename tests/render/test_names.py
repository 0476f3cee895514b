"""Every note gets a name that is unique and that every file system takes."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from vaultgen import text
from vaultgen.render.names import MOST_BYTES, Wanted, basename, place, stem

FORBIDDEN = set('#|^:[]*"\\/<>?')


@given(st.text(max_size=120))
def test_any_title_becomes_a_safe_name(title: str) -> None:
    name = basename(title, "episode/some-id")
    assert name
    assert not FORBIDDEN & set(name)
    assert "%%" not in name
    assert name == name.strip(" .")
    assert len(name.encode()) <= MOST_BYTES
    assert all(c >= " " for c in name)


def test_titles_keep_their_sense() -> None:
    assert basename("How to: build a C# app?", "") == "How to - build a C♯ app"
    assert basename("The 12:30 train | Part 2", "") == "The 12.30 train - Part 2"
    assert basename("💡 Ideas", "") == "💡 Ideas"
    assert basename("潮汐能", "") == "潮汐能"


def test_dangerous_titles_become_harmless() -> None:
    assert basename("../../etc/passwd", "") == "etc-passwd"
    assert basename("CON", "") == "CON_"
    assert basename("con.txt", "") == "con_.txt"
    assert basename("a\x00b\u202ec", "") == "a b c"


def test_an_empty_title_takes_the_id() -> None:
    assert basename("???", "episode/late-night") == "episode-late-night"


def test_long_titles_are_cut_between_characters() -> None:
    name = basename("潮" * 300, "")
    assert name == "潮" * (MOST_BYTES // 3)


def test_rivals_take_their_qualifiers() -> None:
    wanted = [
        Wanted("company/mercury", "Companies", "Mercury", "company"),
        Wanted("place/mercury", "Places", "mercury", "place"),
    ]
    assert place(wanted, {}, {}) == {
        "company/mercury": "Companies/Mercury (company).md",
        "place/mercury": "Places/mercury (place).md",
    }


def test_numbers_tell_apart_what_qualifiers_do_not() -> None:
    wanted = [Wanted(f"episode/{n}", "E", "Mailbag (transcript)", "2025-03-04") for n in "ab"]
    assert sorted(place(wanted, {}, {}).values()) == [
        "E/Mailbag (transcript, 2025-03-04) 2.md",
        "E/Mailbag (transcript, 2025-03-04).md",
    ]


def test_indexes_and_notes_of_others_keep_their_names() -> None:
    wanted = [
        Wanted("work/people", "Works", "People", "work"),
        Wanted("index/person", "", "People"),
        Wanted("person/ana", "People", "Ana", "person"),
    ]
    assert place(wanted, {text.key("ana"): "Diary/ana.md"}, {}) == {
        "index/person": "People.md",
        "person/ana": "People/Ana (person).md",
        "work/people": "Works/People (work).md",
    }


def test_a_note_stays_where_the_user_put_it() -> None:
    wanted = [
        Wanted("person/ana", "People", "Ana Ruiz", "person"),
        Wanted("person/x", "People", "A", "person"),
    ]
    paths = place(wanted, {}, {"person/ana": "Friends/A.md"})
    assert paths == {"person/ana": "Friends/A.md", "person/x": "People/A (person).md"}


WORDS = st.sampled_from(["CON", "con", "COM1", "Ana", "a", "7", "NUL", "x" * 40, "x" * 41])


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_a_plain_title_is_known_at_sight_and_named_like_any_other(title: str) -> None:
    the_long_way = basename(f"{title}\u200b", "")
    assert basename(title, "") == the_long_way


TITLES = st.sampled_from(["Mercury", "mercury", "MERCURY (company)", "é", "e\u0301", "", "a:b"])


@given(
    st.lists(st.tuples(TITLES, st.sampled_from(["", "company", "place"])), max_size=12),
    st.randoms(),
)
def test_names_are_unique_whatever_the_order(titles: list[tuple[str, str]], random: Random) -> None:
    wanted = [Wanted(f"x/{n}", "F", title, q) for n, (title, q) in enumerate(titles)]
    paths = place(wanted, {}, {})
    shuffled = random.sample(wanted, len(wanted))
    assert place(shuffled, {}, {}) == paths
    assert len({text.key(stem(path)) for path in paths.values()}) == len(wanted)

"""Which sources are one episode."""

import random

import pytest

from vaultgen.fuse import KnownEpisode, group
from vaultgen.fuse.filename import date_of_file, title_of_file
from vaultgen.fuse.group import Head
from vaultgen.fuse.group import head as read_head
from vaultgen.fuse.merge import merge
from vaultgen.model import Media, Source, SourceRef, Text
from vaultgen.text import fold

VIDEO = Media("youtube", "abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk")
OTHER = Media("youtube", "zyxwvutsrqp", "https://www.youtube.com/watch?v=zyxwvutsrqp")


def head(
    path: str,
    *titles: str,
    show: str | None = None,
    day: str | None = None,
    media: tuple[Media, ...] = (),
    url: str | None = None,
    topic: bool = False,
) -> Head:
    folded = tuple(map(fold, titles)) or (fold(title_of_file(path)),)
    return Head(path, folded, not titles, show and fold(show), day, media, url, topic)


def groups(*heads: Head) -> list[tuple[str, ...]]:
    return sorted(g.paths for g in group(heads))


def test_the_same_recording_is_the_same_episode_whatever_the_title() -> None:
    a, b = head("a.md", "Tidal fences", media=(VIDEO,)), head("b.md", "潮汐栅栏", media=(VIDEO,))
    assert groups(a, b) == [("a.md", "b.md")]


def test_a_title_joins_across_languages_through_a_page_that_gives_both() -> None:
    page = head("page.txt", "潮汐栅栏", "Tidal fences")
    assert groups(page, head("a.md", "Tidal Fences"), head("b.md", "潮汐栅栏")) == [
        ("a.md", "b.md", "page.txt")
    ]


def test_the_same_title_with_another_recording_is_another_episode() -> None:
    a = head("a.md", "Questions and answers", media=(VIDEO,))
    assert groups(a, head("b.md", "Questions and answers", media=(OTHER,))) == [
        ("a.md",),
        ("b.md",),
    ]


def test_the_same_title_in_two_shows_or_on_two_days_is_two_episodes() -> None:
    a, b = head("a.md", "Looking back", show="Tide"), head("b.md", "Looking back", show="Ebb")
    assert len(groups(a, b)) == 2
    a, b = (
        head("a.md", "Looking back", day="2025-01-02"),
        head("b.md", "Looking back", day="2026-01-02"),
    )
    assert len(groups(a, b)) == 2


def test_a_file_without_title_joins_the_show_and_day_that_it_states() -> None:
    a = head("a.md", "Tidal fences", show="Tide", day="2025-01-02")
    assert groups(a, head("x1.srt", show="Tide", day="2025-01-02")) == [("a.md", "x1.srt")]


def test_titles_of_one_day_may_differ_in_a_word_but_not_in_a_number() -> None:
    a = head("a.md", "The tidal fences of Orkney", day="2025-01-02")
    assert len(groups(a, head("b.md", "Tidal fences of Orkney", day="2025-01-02"))) == 1
    a = head("a.md", "Newsletter 12 recap", day="2025-01-02")
    assert len(groups(a, head("b.md", "Newsletter 13 recap", day="2025-01-02"))) == 2


def test_file_names_join_only_when_they_say_enough() -> None:
    assert groups(head("x/tidal-fences.srt"), head("y/tidal-fences.vtt")) == [
        ("x/tidal-fences.srt", "y/tidal-fences.vtt")
    ]
    assert len(groups(head("x/ep1.srt"), head("y/ep1.vtt"))) == 2
    assert len(groups(head("x/ep1.srt"), head("x/ep1.vtt"))) == 1


def test_a_topic_article_joins_by_its_recording_and_never_by_its_title() -> None:
    article = head("t.md", "Tidal fences", media=(VIDEO,), topic=True)
    assert len(groups(article, head("a.md", "Tidal fences", media=(OTHER,)))) == 2
    assert len(groups(article, head("a.md", "Something else", media=(VIDEO,)))) == 1


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("2025 tidal_fences.en.srt", "2025 tidal fences"),
        ("2025-04-01 tidal-fences.srt", "tidal fences"),
        ("2025-04-01.srt", "2025-04-01"),
        ("talk-transcript.md", "talk"),
        ("transcript.md", "transcript"),
        ("a/b/v1.2 release.txt", "v1 2 release"),
    ],
)
def test_a_file_name_is_a_title_without_words_that_only_name_the_format(
    path: str, title: str
) -> None:
    assert title_of_file(path) == title


def test_a_file_name_may_hold_the_date() -> None:
    assert date_of_file("x/2025-04-01 tidal fences.md") == "2025-04-01"
    assert date_of_file("tidal_20250401.md") == "2025-04-01"
    assert date_of_file("tidal 2025-13-01.md") is None
    assert date_of_file("call 4320250401.md") is None


def test_order_and_folder_do_not_matter() -> None:
    heads = [
        head("a.md", "Tidal fences", day="2025-01-02"),
        head("b.md", "Tidal fences", show="Tide"),
        head("c.md", "Tidal fences", day="2025-05-02"),
        head("d.md", "Kelp", media=(VIDEO,)),
        head("e.md", "Kelp farming", media=(VIDEO,)),
    ]
    expected = group(heads)
    for seed in range(5):
        random.Random(seed).shuffle(heads)
        assert group(heads) == expected


def test_an_episode_that_the_vault_knows_keeps_its_id() -> None:
    known = [KnownEpisode("episode/old-name", (), ("a.md",))]
    (found,) = group([head("a.md", "A new title")], known)
    assert found.episode == "episode/old-name"


def test_where_two_episodes_prove_to_be_one_the_id_of_its_title_stays() -> None:
    known = [
        KnownEpisode("episode/lamp", (), ("lamp.vtt",)),
        KnownEpisode("episode/the-lamp-room", (), ("a.md",)),
    ]
    heads = [head("lamp.vtt", media=(VIDEO,)), head("a.md", "The lamp room", media=(VIDEO,))]
    (found,) = group(heads, known)
    assert found.episode == "episode/the-lamp-room"


def test_two_episodes_of_one_title_are_told_apart_by_their_dates() -> None:
    a, b = head("a.md", "Kelp", day="2025-01-02"), head("b.md", "Kelp", day="2026-01-02")
    assert [g.episode for g in group([a, b])] == ["episode/kelp", "episode/kelp-2026-01-02"]


def test_what_sources_disagree_on_is_kept_and_not_averaged() -> None:
    def source(path: str, day: str, length: float) -> Source:
        ref = SourceRef(path, "test", "0")
        return Source(ref, titles=(Text("en", "Kelp"),), published=day, duration=length)

    found = merge(
        "episode/kelp", [source("b.md", "2025-02-02", 1200.0), source("a.md", "2025-02-01", 600.0)]
    )
    assert found.published == "2025-02-01"
    assert found.duration == 600.0
    assert [c.field for c in found.contradictions] == ["published", "duration"]
    assert found.contradictions[0].values == (("2025-02-01", ("a.md",)), ("2025-02-02", ("b.md",)))


def test_one_recording_under_one_title_is_one_episode_whatever_its_date() -> None:
    a = head("a.md", "Kelp", day="2025-01-02", show="Low Water", media=(VIDEO,))
    b = head("b.md", "Kelp", day="2025-01-03", show="Low Water Weekly", media=(VIDEO,))
    assert [g.paths for g in group([a, b])] == [("a.md", "b.md")]


def test_a_recording_that_stands_on_every_page_makes_no_episodes_one() -> None:
    trailer = [
        head("a.md", "Kelp farming", day="2025-01-02", media=(VIDEO,)),
        head("b.md", "The lamp room", day="2025-02-03", media=(VIDEO,)),
    ]
    assert len(group(trailer)) == 2
    both = [head("a.md", "Kelp", day="2025-01-02", media=(VIDEO, OTHER))]
    assert len(group([*both, head("b.md", "Kelp", day="2025-02-03", media=(VIDEO,))])) == 2


def test_a_number_before_a_title_is_no_part_of_it_but_two_numbers_are_two_episodes() -> None:
    def source(path: str, *titles: str) -> Source:
        ref = SourceRef(path, "test", "0")
        return Source(ref, titles=tuple(Text("en", title) for title in titles))

    sources = [
        source("a.md", "Episode 12: The bell buoy"),
        source("ep12 - The Bell Buoy (auto).vtt"),
        source("c.md", "The Bell Buoy"),
    ]
    assert [g.paths for g in group(map(read_head, sources))] == [
        tuple(sorted(s.ref.path for s in sources))
    ]
    apart = [source("a.md", "#12 – The bell buoy"), source("b.md", "#13 – The bell buoy")]
    assert len(group(map(read_head, apart))) == 2

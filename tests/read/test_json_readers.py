"""JSON transcripts and chapters, whole, broken and cut short."""

import json
from collections.abc import Callable
from types import ModuleType

import pytest

from vaultgen.errors import ReadError
from vaultgen.model import Source
from vaultgen.read import decode, json_chapters, json_podcast, json_turns, json_whisper

READERS = (json_podcast, json_whisper, json_turns, json_chapters)


def read(module: ModuleType, data: object) -> Source:
    """Read data with the one reader that claims it."""
    document = decode(json.dumps(data, indent=1).encode(), "a.json")
    assert [m for m in READERS if m.claims(document).mine] == [module]
    reading: Callable[..., Source] = module.read
    return reading(document)


def lines(source: Source) -> list[tuple[float | None, float | None, str | None, str]]:
    return [(s.start, s.end, s.speaker, s.text) for s in source.segments]


def test_single_words_are_joined_to_sentences_of_one_speaker() -> None:
    said = [("Ada", "The"), ("Ada", "tea"), ("Ada", "waits."), ("Ada", "Still."), ("Ben", "Yes")]
    segments = [
        {"speaker": who, "startTime": n, "endTime": n + 0.5, "body": word}
        for n, (who, word) in enumerate(said)
    ]
    assert lines(read(json_podcast, {"version": "1.0.0", "segments": segments})) == [
        (0.0, 2.5, "Ada", "The tea waits."),
        (3.0, 3.5, "Ada", "Still."),
        (4.0, 4.5, "Ben", "Yes"),
    ]


def test_a_pause_ends_a_sentence_and_chinese_words_are_joined_without_spaces() -> None:
    segments = [
        {"startTime": 0, "endTime": 1, "body": "水"},
        {"startTime": 1, "endTime": 2, "body": "开了"},
        {"startTime": 9, "endTime": 10, "body": "茶"},
    ]
    read_segments = lines(read(json_podcast, {"segments": segments}))
    assert [text for *_, text in read_segments] == ["水开了", "茶"]


def test_whole_phrases_stay_as_they_are() -> None:
    segments = [
        {"startTime": 0.5, "body": "The tea is\n waiting for us."},
        {"startTime": 2, "endTime": 3, "body": "and it is hot"},
    ]
    assert lines(read(json_podcast, {"segments": segments})) == [
        (0.5, None, None, "The tea is waiting for us."),
        (2.0, 3.0, None, "and it is hot"),
    ]


def test_whisper_segments_keep_their_speakers_and_language() -> None:
    data = {
        "text": " The tea. It waits.",
        "segments": [
            {"start": 0, "end": 1.5, "text": " The tea.", "speaker": "SPEAKER_01", "words": []},
            {"start": 1.5, "end": 3, "text": " It waits."},
            {"start": 3, "end": 4, "text": " "},
        ],
        "language": "en",
        "word_segments": [],
    }
    source = read(json_whisper, data)
    assert source.language == "en"
    assert source.fields == ()
    assert lines(source) == [
        (0.0, 1.5, "SPEAKER_01", "The tea."),
        (1.5, 3.0, None, "It waits."),
    ]


def test_scores_that_are_not_a_number_do_no_harm() -> None:
    text = '{"segments": [{"start": 0.0, "text": "Tea.", "score": NaN}]}'
    source = json_whisper.read(decode(text.encode(), "a.json"))
    assert lines(source) == [(0.0, None, None, "Tea.")]


@pytest.mark.parametrize("name", ["timestamp", "time", "start"])
@pytest.mark.parametrize("mark", ["1:01", 61, 61.0, "00:01:01.0"])
def test_turns_have_times_under_several_names(name: str, mark: object) -> None:
    data = {"show": "Kettle Talk", "transcript": [{"speaker": "Ada", name: mark, "text": "Tea."}]}
    source = read(json_turns, data)
    assert source.show == "Kettle Talk"
    assert lines(source) == [(61.0, None, "Ada", "Tea.")]


def test_a_list_of_turns_is_enough() -> None:
    data = [{"text": "Tea.", "start": 1.5, "duration": 2}, {"text": "Milk.", "start": 4}]
    assert lines(read(json_turns, data)) == [
        (1.5, 3.5, None, "Tea."),
        (4.0, None, None, "Milk."),
    ]


def test_what_the_file_states_about_the_episode_is_kept() -> None:
    data = {
        "podcastName": "Kettle Talk",
        "title": "Tea",
        "episode": 7,
        "author": "Ada Byrne",
        "transcript": [{"text": "Tea.", "speaker": "Ben Roe"}],
    }
    source = read(json_turns, data)
    assert (source.show, source.titles[0].text) == ("Kettle Talk", "Tea")
    assert [(field.key, field.values) for field in source.fields] == [("episode", ("7",))]
    assert [(d.name, d.field) for d in source.declared] == [
        ("Ada Byrne", "author"),
        ("Ben Roe", "speaker label"),
    ]


def test_chapters_come_in_order_and_silent_ones_give_their_place_only() -> None:
    chapters = [
        {"startTime": 60, "title": "Water", "url": "https://water.example"},
        {"startTime": 0, "title": "Leaves", "endTime": 59.5},
        {"startTime": 30, "toc": False, "location": {"name": "Uji", "geo": "geo:34.9,135.8"}},
    ]
    source = read(json_chapters, {"version": "1.2.0", "title": "Tea", "chapters": chapters})
    assert [(c.title, c.start, c.end) for c in source.chapters] == [
        ("Leaves", 0.0, 59.5),
        ("Water", 60.0, None),
    ]
    assert [(d.name, d.type) for d in source.declared] == [("Uji", "place")]
    assert [(link.text, link.url) for link in source.links] == [("Water", "https://water.example")]


def test_a_wrong_value_is_named_by_its_path() -> None:
    with pytest.raises(ReadError, match=r"\$\.segments\[1\]\.start.*correct this value") as caught:
        read(json_whisper, {"segments": [{"text": "a", "start": 1}, {"text": "b", "start": "x"}]})
    assert caught.value.path == "a.json"


def test_a_wrong_time_is_named_by_its_path() -> None:
    with pytest.raises(ReadError, match=r"`noon` is no time - at `\$\.transcript\[0\]`"):
        read(json_turns, {"transcript": [{"text": "a", "time": "noon"}]})


@pytest.mark.parametrize("length", [40, 75, 100])
def test_json_cut_short_is_reported_with_its_line(length: int) -> None:
    text = '{"segments": [\n' + ",\n".join(['{"start": 1, "text": "Some words."}'] * 4) + "\n]}"
    document = decode(text[:length].encode(), "a.json")
    assert json_whisper.claims(document).mine
    with pytest.raises(ReadError, match="cut short; fetch or export the file anew") as caught:
        json_whisper.read(document)
    assert caught.value.line == text[:length].count("\n") + 1


def test_broken_json_is_reported_with_its_line() -> None:
    document = decode(b'{"segments": [\n{"text": "a"}\n{"text": "b"}\n]}', "a.json")
    with pytest.raises(ReadError, match="the JSON is broken") as caught:
        json_whisper.read(document)
    assert caught.value.line == 3


def test_other_json_is_a_near_miss() -> None:
    document = decode(b'{"name": "x"}', "package.json")
    assert all(not m.claims(document).mine and m.claims(document).score > 0 for m in READERS)

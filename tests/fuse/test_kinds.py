"""Voices that take no part in the conversation."""

from vaultgen.fuse.kinds import told_apart
from vaultgen.fuse.merge import merge
from vaultgen.fuse.speakers import speakers
from vaultgen.model import Segment, Source, SourceRef

TALK = [
    ("SPEAKER_00", "We begin with the barge that charges itself from the tide in the harbour."),
    ("SPEAKER_01", "There are two turbines under the hull and they spin with the current all day."),
    ("SPEAKER_00", "When the tide turns, do the blades turn too, or do you have to wait for it?"),
    (
        "SPEAKER_01",
        "The blades turn too, and we lose eleven minutes, which is not very much at all.",
    ),
] * 6
SPONSOR = (
    "Marlinspike rope never frays in salt or sun, and sailors have trusted it for sixty years."
    " Visit marlinspike.com today, buy two coils, and splice the third one free."
)
PREFACE = (
    "In this episode a man from the north shore explains how a barge can live on nothing but"
    " water that moves, and why the harbour master would rather it did not."
)


def kinds(talk: list[tuple[str, str]]) -> dict[str, str]:
    segments = [Segment(said, speaker=label) for label, said in talk]
    voices, _ = told_apart(speakers(segments), segments, {})
    return {voice.label: voice.kind for voice in voices}


def test_a_voice_that_only_sells_is_an_advertisement() -> None:
    assert kinds([*TALK[:6], ("SPEAKER_02", SPONSOR), *TALK[6:]]) == {
        "SPEAKER_00": "person",
        "SPEAKER_01": "person",
        "Advertisement": "advertisement",
    }


def test_a_voice_that_opens_the_episode_and_tells_of_it_is_a_narrator() -> None:
    assert kinds([("SPEAKER_02", PREFACE), *TALK])["Narrator"] == "narrator"


def test_a_narrator_speaks_at_the_ends_and_never_of_itself() -> None:
    inside = kinds([*TALK[:12], ("SPEAKER_02", PREFACE), *TALK[12:]])
    assert inside["SPEAKER_02"] == "person"
    asking = kinds([("SPEAKER_02", f"{PREFACE} I asked him myself."), *TALK])
    assert asking["SPEAKER_02"] == "person"


def test_the_guest_who_reads_a_sponsor_stays_a_person() -> None:
    host_read = [*TALK[:6], ("SPEAKER_00", SPONSOR), *TALK[6:]]
    assert set(kinds(host_read).values()) == {"person"}


def test_a_voice_that_also_answers_is_a_person() -> None:
    answers = [("SPEAKER_02", "And what does it cost to build a second one?")] * 3
    talk = [*TALK[:6], ("SPEAKER_02", SPONSOR), TALK[6], answers[0], TALK[7], *answers[1:]]
    assert kinds([*talk, *TALK])["SPEAKER_02"] == "person"


def test_a_label_can_say_that_it_is_a_narrator() -> None:
    assert kinds([("Narrator", "It was a dark night."), *TALK])["Narrator"] == "narrator"


def test_a_slip_of_an_advertisement_belongs_to_the_voice_before_it() -> None:
    talk = [*TALK[:6], ("SPEAKER_02", SPONSOR), *TALK[6:9], ("SPEAKER_02", "Like, you")]
    segments = [Segment(said, speaker=label) for label, said in [*talk, *TALK]]
    _, labelled = told_apart(speakers(segments), segments, {})
    assert [s.speaker for s in labelled[9:11]] == ["SPEAKER_00", "SPEAKER_00"]


def test_an_advertisement_of_one_source_is_nobody_of_the_conversation() -> None:
    soft = "Marlinspike rope: brought to you by people who have been at sea for longer than most."
    clean = [
        *TALK[:6],
        ("Speaker 7", soft + " They know their knots, and now so will you."),
        *TALK[6:],
    ]
    episode = merge(
        "episode/x",
        [
            Source(
                SourceRef("clean.md", "test", "0"),
                segments=tuple(Segment(said, speaker=label) for label, said in clean),
            ),
            Source(
                SourceRef("raw.txt", "test", "0"),
                segments=tuple(
                    Segment(said, 6.0 * n, time="given", speaker="S1")
                    for n, (_, said) in enumerate(TALK)
                ),
                quality="raw",
            ),
        ],
    )
    sold = [s for s in episode.segments if s.speaker == "Advertisement"]
    assert [(s.start, s.time) for s in sold] == [(None, "none")]
    assert [s.kind for s in episode.speakers] == ["person", "person", "advertisement"]

"""Recordings are recognised in all forms of their address."""

import pytest

from vaultgen.read import media


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=Ab3-_9xYz01",
        "http://youtube.com/watch?feature=share&v=Ab3-_9xYz01&t=3s",
        "https://m.youtube.com/watch?list=PL1&amp;v=Ab3-_9xYz01",
        "see (https://youtu.be/Ab3-_9xYz01?si=x).",
        "https://www.youtube-nocookie.com/embed/Ab3-_9xYz01",
        "youtube.com/live/Ab3-_9xYz01",
        "https://youtube.com/shorts/Ab3-_9xYz01?feature=share",
    ],
)
def test_all_forms_of_a_youtube_link_are_one_video(address: str) -> None:
    found = media.find(address)
    assert found
    assert (found.kind, found.id) == ("youtube", "Ab3-_9xYz01")
    assert found.url == "https://www.youtube.com/watch?v=Ab3-_9xYz01"


def test_vimeo_pages_and_players_are_one_video() -> None:
    page, player = "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?h=1"
    assert media.find(page) == media.find(player)


def test_the_id_of_a_file_is_its_address_without_the_query() -> None:
    found = media.find("Listen: https://CDN.example/e/7.MP3?src=rss.")
    assert found
    assert (found.kind, found.id) == ("audio", "https://cdn.example/e/7.MP3")
    assert found.url == "https://cdn.example/e/7.MP3?src=rss"


def test_a_video_file_is_video() -> None:
    found = media.find("https://cdn.example/talk.mp4")
    assert found
    assert found.kind == "video"


@pytest.mark.parametrize(
    "text",
    [
        "https://www.youtube.com/@channel",
        "https://youtu.be/tooshort",
        "https://example.org/mp3s",
        "https://example.org/a.mp3.html",
        "song.mp3",
        "",
    ],
)
def test_other_text_is_no_recording(text: str) -> None:
    assert media.find(text) is None


def test_the_name_of_a_downloaded_file_tells_the_video() -> None:
    assert media.in_name("Tides [Ab3-_9xYz01].en.vtt") == media.youtube("Ab3-_9xYz01")
    assert media.in_name("Tides [draft].vtt") is None

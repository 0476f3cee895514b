"""Every platform has its own way to start at a second."""

import pytest

from vaultgen.model import Media
from vaultgen.render.moments import moment, time_link

YOUTUBE = Media("youtube", "x", "https://www.youtube.com/watch?v=x")
SHORT = Media("youtube", "x", "https://youtu.be/x")
VIMEO = Media("vimeo", "1", "https://vimeo.com/1")
AUDIO = Media("audio", "a", "https://a.example/e 1 (a).mp3")


@pytest.mark.parametrize(
    ("media", "url"),
    [
        (YOUTUBE, "https://www.youtube.com/watch?v=x&t=754s"),
        (SHORT, "https://youtu.be/x?t=754s"),
        (VIMEO, "https://vimeo.com/1#t=754s"),
        (AUDIO, "https://a.example/e 1 (a).mp3#t=754"),
    ],
)
def test_a_recording_starts_at_the_second(media: Media, url: str) -> None:
    assert moment([media], 800.0, 754.9) == url


def test_a_link_shows_the_time() -> None:
    assert time_link([AUDIO], None, 3754.0) == (
        "[1:02:34](https://a.example/e%201%20%28a%29.mp3#t=3754)"
    )
    assert time_link([], None, 74.0) == "01:14"


def test_there_is_no_time_beyond_the_end() -> None:
    assert moment([YOUTUBE], 700.0, 754.0) is None
    assert time_link([YOUTUBE], 700.0, 754.0) == ""
    assert time_link([YOUTUBE], 700.0, None) == ""

"""A web page in which text is text."""

import re

from quizzer.formats.page import escape, escape_lines, write_page


def test_signs_of_markup_and_of_terminals_are_made_harmless() -> None:
    assert escape("<b title=\"a\" id='b'>&\x1b\u202e\x00") == (
        "&lt;b title=&quot;a&quot; id=&#x27;b&#x27;&gt;&amp;\ufffd\ufffd"
    )
    assert escape_lines("a\nb<") == "a<br>b&lt;"


def test_page_may_load_and_run_nothing() -> None:
    page = write_page("A <title>", "<p>Body</p>", "p { color: red; }")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "<title>A &lt;title&gt;</title>" in page
    assert "p { color: red; }" in page

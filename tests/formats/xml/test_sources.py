"""A large file that the parser cannot be given as it lies is rewritten piece by piece, and never held."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.formats.deliveries import Source
from muniment.formats.xml import sources
from muniment.formats.xml.bodies import Held
from muniment.formats.xml.errors import XmlError

PIECES = st.sampled_from(
    [
        "&ndash;",
        "&eacute;",
        "&amp;",
        "&#8211;",
        "&mine;",
        "&nobody;",
        "&lost;",
        "&",
        ";",
        "<b>",
        "</b>",
        "<b/t='>'/>",
        "<!-",
        "<!--",
        "]]>",
        "words",
        "é",
        "\x01",
        "<!-- &ndash; -->",
        "<![CDATA[ &ndash; > ]]>",
        "<?pi &ndash; > ?>",
        "\n",
    ]
)
DECLARED = '<!DOCTYPE ead [<!ENTITY mine "my own"><!ENTITY lost SYSTEM "x">]>'
HEADS = st.sampled_from(["", '<?xml version="1.0" encoding="UTF-8"?>\n', DECLARED])
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


def outcome(source):
    """Return what becomes of a file: what is parsed and its document type, or the sentence against it."""
    try:
        found = sources.prepare(source)
    except XmlError as error:
        return str(error)
    return found.data, found.doctype, found.start, found.end


@given(
    head=HEADS, pieces=st.lists(PIECES, max_size=30), encoding=st.sampled_from(["utf-8", "utf-16", "utf-32"])
)
def test_a_file_is_rewritten_the_same_however_little_is_looked_at_in_one_go(
    tmp_path_factory, head, pieces, encoding
):
    data = f"{head}<ead>{''.join(pieces)}</ead>".encode(encoding)
    path = tmp_path_factory.getbasetemp() / "aid.xml"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sources, "BEGINNING", 200)
        patched.setattr(sources, "CHUNK", 7)
        by_pieces = outcome(Source("aid.xml", path=path))
    assert by_pieces == outcome(Source("aid.xml", data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_with_entities_is_not_held(tmp_path, encoding, monkeypatch):
    monkeypatch.setattr(sources, "CHUNK", sources.CHUNK // 8)
    monkeypatch.setattr(sources, "_MOST_HELD", sources._MOST_HELD // 8)
    path = tmp_path / "aid.xml"
    path.write_bytes(f"<ead>{'<p>from &ndash; to</p>' * 110_000}</ead>".encode(encoding))
    tracemalloc.start()
    try:
        found = sources.prepare(Source("aid.xml", path=path))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert not isinstance(found.body, Held)
    assert found.body.size == len(f"<ead>{'<p>from &#8211; to</p>' * 110_000}</ead>")
    assert most < found.body.size / 2


def test_what_was_rewritten_can_be_asked_for_in_any_order(tmp_path):
    path = tmp_path / "aid.xml"
    path.write_bytes(b"<ead>&ndash;" + b"0123456789" * 100_000 + b"</ead>")
    body = sources.prepare(Source("aid.xml", path=path)).body
    with body.opened() as first, body.opened() as second:
        assert second(body.size - 6, body.size) == b"</ead>"
        assert first(0, 5) == b"<ead>"
        assert second(5, 12) == b"&#8211;"

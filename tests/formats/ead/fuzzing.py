"""The reader and the round trip fuzzed by coverage, outside the suite: `python -m tests.formats.ead.fuzzing`.

It needs `atheris` (Apache-2.0), which is no dependency of the project: its wheels are for Linux and macOS
and hold a compiler's library of 35 MB. What is said behind the name goes to libFuzzer, such as
`-max_total_time=600`; a case that fails is written to the present folder, to become a test.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["muniment"]):
    from muniment.formats import ead
    from muniment.formats.deliveries import Source
    from muniment.formats.xml.errors import XmlError
    from muniment.formats.xml.parsing import tree
    from muniment.formats.xml.sources import prepare
    from muniment.progress import finish
    from muniment.tasks.roundtrip import roundtrip

WORDS = (
    *(
        "<ead>",
        "</ead>",
        "<archdesc",
        "<c>",
        "</c>",
        "<c01>",
        "</c01>",
        "<did>",
        "</did>",
        "<dsc>",
        "<p>",
        "</p>",
    ),
    *(
        "<eadheader>",
        "<control>",
        "<unittitle>",
        "<unitid>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?muniment ",
    ),
    *(
        "<?muniment-part c?>",
        "?>",
        "<!DOCTYPE ead [",
        "<!ENTITY a",
        "]>",
        "&a;",
        "&#0;",
        "xmlns=",
        "xlink:href=",
    ),
    *(version.namespace for version in ead.Version),
)


def seeds():
    """Return small finding aids of every version."""
    did = {ead.Version.EAD4: "<identificationData><unitTitle>L</unitTitle></identificationData>"}
    for version in ead.Version:
        whole = "archDesc" if version is ead.Version.EAD4 else "archdesc"
        header = "<eadheader><eadid>X</eadid></eadheader>" if version is ead.Version.EAD2002 else "<control/>"
        inside = did.get(version, "<did><unittitle>L</unittitle></did><dsc><c><did/></c></dsc>")
        yield f'<ead xmlns="{version.namespace}">{header}<{whole}>{inside}</{whole}></ead>'.encode()


def holds(data: bytes) -> None:
    """A file is refused, or read, goes back out as it came, and can be written in every version."""
    source = Source("fuzz.xml", data)
    try:
        units = ead.read(source).units
    except XmlError:
        return
    assert tree(prepare(source).data) is not None
    assert finish(roundtrip(source)) == ()
    for version in ead.Version:
        ead.read(Source("again.xml", "".join(ead.write(units, version)).encode()))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), encoding="ascii")
        known = Path(folder) / "known"
        known.mkdir()
        for number, data in enumerate(seeds()):
            (known / str(number)).write_bytes(data)
        atheris.Setup([*sys.argv, f"-dict={words}", "-max_len=4096", str(known)], holds)
        atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{ord(sign):02x}" for sign in word)


if __name__ == "__main__":
    main()

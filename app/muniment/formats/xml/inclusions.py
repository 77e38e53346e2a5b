"""What a schema takes from other files: where these lie, and the whole of it where a parser finds it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, unquote

from lxml import etree

from muniment import paths
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.namespaces import RELAX_NG, SCHEMATRON, XML_SCHEMA
from muniment.i18n import _

_SAY_WHERE: Mapping[str, str] = {
    **{f"{{{XML_SCHEMA}}}{name}": "schemaLocation" for name in ("include", "import", "redefine")},
    **{f"{{{RELAX_NG}}}{name}": "href" for name in ("include", "externalRef")},
    **{f"{{{SCHEMATRON}}}{name}": "href" for name in ("include", "extends")},
}
"""Elements that take something from another file, and the attributes that say which."""

_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
_IGNORED = re.compile(r"""<!ENTITY\s+%\s+([\w.-]+)\s+["']IGNORE["']""")
_ENTITY = re.compile(
    r"""(?P<head><!ENTITY\s+%\s+(?P<name>[\w.-]+)\s+(?:SYSTEM|PUBLIC\s+["'](?P<public>[^"']*)["'])\s+["'])"""
    r"""(?P<address>[^"']*)"""
)
_OF_LETTERS = "//ENTITIES "
"""In public names of files that only name letters, which validation can do without (ISO 8879)."""


@dataclass(frozen=True, slots=True)
class Inclusion:
    """What a file of a schema takes from another: the address it says, and that file where it is there."""

    by: Path
    address: str
    file: Path | None


def inclusions(schema: Path) -> Iterator[Inclusion]:
    """Yield what a schema takes from other files, then what these take."""
    files = [schema]
    for by in files:
        for address in _addresses(by):
            file = _file(by, address)
            yield Inclusion(by, address, file)
            if file is not None and file not in files:
                files.append(file)


def files_of(schema: Path) -> tuple[Path, ...]:
    """Return the files that a schema is made of, as far as they are there, itself first."""
    others = (each.file for each in inclusions(schema) if each.file is not None)
    return tuple(dict.fromkeys((schema, *others)))


@contextmanager
def gathered(schema: Path) -> Iterator[Path]:
    """Give a schema that finds all it takes from other files, whatever addresses it says.

    Raises `XmlError` where one of the files is not there.
    """
    taken = tuple(inclusions(schema))
    for each in taken:
        if each.file is None:
            raise _lacking(each)
    if not taken:
        yield schema
        return
    with TemporaryDirectory() as folder:
        places = {file: f"{number}/{file.name}" for number, file in enumerate(files_of(schema))}
        for file, place in places.items():
            copy = Path(folder, place)
            copy.parent.mkdir()
            said = {each.address: places[each.file] for each in taken if each.by == file and each.file}
            _copy(file, copy, {address: f"../{quote(there)}" for address, there in said.items()})
        yield Path(folder, places[schema])


def _addresses(file: Path) -> list[str]:
    tree = _tree(file)
    if tree is None:
        return _addresses_in_entities(_text(file))
    said = (_address(element) for element in tree.iter(*_SAY_WHERE))
    return list(dict.fromkeys(each for each in said if each))


def _addresses_in_entities(text: str) -> list[str]:
    """Return the addresses of parameter entities that are used, but for those in sections to be ignored."""
    plain = _REMARK.sub("", text)
    for name in _IGNORED.findall(plain):
        plain = re.sub(rf"<!\[\s*%{re.escape(name)};\s*\[.*?\]\]>", "", plain, flags=re.DOTALL)
    used = (found for found in _ENTITY.finditer(plain) if f"%{found['name']};" in plain)
    return [found["address"] for found in used if _OF_LETTERS not in (found["public"] or "")]


def _tree(file: Path) -> etree._ElementTree | None:
    """Return the tree of a file in XML; None of a document type definition, and of what is broken."""
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    try:
        return etree.parse(str(file), parser)
    except (OSError, etree.LxmlError):
        return None


def _text(file: Path) -> str:
    """Return a text in which each byte is a sign, so that it is written back as it was."""
    return file.read_bytes().decode("latin-1") if file.is_file() else ""


def _address(element: etree._Element) -> str:
    """Return which file an element wants, without the place in it."""
    return str(element.get(_SAY_WHERE[str(element.tag)], "")).partition("#")[0]


def _file(by: Path, address: str) -> Path | None:
    """Return the file at an address: where that says, else beside, else ours of that name."""
    plain = unquote(address)
    name = plain.rpartition("/")[2]
    places = (*(() if "://" in plain else (by.parent / plain,)), by.parent / name, paths.schema(name))
    return next((place for place in places if place.is_file()), None)


def _copy(file: Path, copy: Path, addresses: Mapping[str, str]) -> None:
    """Copy a file of a schema with other addresses in it."""
    tree = _tree(file)
    if tree is None:
        text = _ENTITY.sub(
            lambda said: said["head"] + addresses.get(said["address"], said["address"]), _text(file)
        )
        copy.write_bytes(text.encode("latin-1"))
        return
    for element in tree.iter(*_SAY_WHERE):
        attribute = _SAY_WHERE[str(element.tag)]
        address, mark, place = str(element.get(attribute, "")).partition("#")
        if address in addresses:
            element.set(attribute, f"{addresses[address]}{mark}{place}")
    tree.write(str(copy), encoding="utf-8", xml_declaration=True)


def _lacking(each: Inclusion) -> XmlError:
    if "://" in each.address:
        message = _("The schema {name} wants {address}, which is not fetched: put {file} beside it.")
    else:
        message = _("The schema {name} wants {address}, which is not there: put {file} beside it.")
    file = each.address.rpartition("/")[2]
    return XmlError(message.format(name=each.by.name, address=each.address, file=file))

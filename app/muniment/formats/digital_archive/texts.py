"""The versions of a document's text: the original, what was typed from it, what was translated from it."""

from collections.abc import Sequence
from dataclasses import replace

from muniment.description.languages import script_of
from muniment.description.levels import TextKind
from muniment.description.markup import Prose, text_of
from muniment.description.units import TextVersion
from muniment.formats.digital_archive.records import Section

_ENGLISH = frozenset(("the", "of", "and", "to", "in", "that", "is", "was", "for", "with"))
_ENGLISH_SHARE = 0.15
_SAMPLE = 4000


def versions(
    sections: Sequence[Section], originals: Sequence[str], translators: Sequence[str]
) -> tuple[TextVersion, ...]:
    """Return the versions of the text in their order, each translation pointing to what it was made from.

    Where only a translation is at hand and one language of the original is known (`originals`, BCP 47),
    the original stands first without words: that it exists, and in which language, is known.
    """
    found = [_version(section, originals, translators) for section in sections if _says_something(section)]
    kinds = {version.kind for version in found}
    if TextKind.TRANSLATION in kinds and TextKind.ORIGINAL not in kinds and len(originals) == 1:
        found.insert(0, TextVersion(id="", kind=TextKind.ORIGINAL, language=originals[0]))
    numbered = [replace(version, id=f"t{number}") for number, version in enumerate(found, start=1)]
    return tuple(_derived(version, numbered) for version in numbered)


def _says_something(section: Section) -> bool:
    return bool(section.prose or section.part.language) and not section.part.is_scan


def _version(section: Section, originals: Sequence[str], translators: Sequence[str]) -> TextVersion:
    sample = text_of(section.prose[:20])[:_SAMPLE]
    language = section.part.language or _language(sample)
    kind = section.part.kind or _kind(language, originals, translators)
    return TextVersion(
        id="",
        kind=kind,
        prose=section.prose,
        language=language,
        script=script_of(sample),
        translators=tuple(translators) if kind is TextKind.TRANSLATION else (),
    )


def _kind(language: str, originals: Sequence[str], translators: Sequence[str]) -> TextKind:
    """What an unheaded text is: a transcript, unless its language or a translator says otherwise."""
    if language and language in originals:
        return TextKind.ORIGINAL
    return TextKind.TRANSLATION if originals or translators else TextKind.TRANSCRIPTION


def _language(sample: str) -> str:
    """English, which is told by its small words; of any other language nothing is said."""
    words = sample.lower().split()
    small = sum(word in _ENGLISH for word in words)
    return "en" if len(words) >= 5 and small >= _ENGLISH_SHARE * len(words) else ""


def _derived(version: TextVersion, all_versions: Sequence[TextVersion]) -> TextVersion:
    source = _source(version, all_versions)
    if source is None:
        return version
    return replace(version, of=source.id, alignment=_aligned(source.prose, version.prose))


def _source(version: TextVersion, all_versions: Sequence[TextVersion]) -> TextVersion | None:
    if version.kind is TextKind.ORIGINAL:
        return None
    kinds = [TextKind.ORIGINAL]
    if version.kind is not TextKind.TRANSCRIPTION:
        kinds.append(TextKind.TRANSCRIPTION)
    candidates = (other for kind in kinds for other in all_versions if other.kind is kind)
    return next(candidates, None)


def _aligned(source: Prose, version: Prose) -> tuple[tuple[int, int], ...]:
    """Block by block where both have the same number, else not at all."""
    if not source or len(source) != len(version):
        return ()
    return tuple((place, place) for place in range(len(source)))

"""Search as slowly and as plainly as it can be said, to hold the index against."""

import re
from dataclasses import replace
from functools import lru_cache

from muniment.catalogue import asking
from muniment.catalogue.codec import content_of
from muniment.catalogue.cutting import bordered
from muniment.catalogue.facts import fact
from muniment.catalogue.fields import FIELDS, PLACES, names
from muniment.catalogue.headings import TEXTS
from muniment.catalogue.preparing import prepared
from muniment.catalogue.questions import BUT_SHELFMARKS, understand
from muniment.description import dates, languages
from muniment.description.levels import Status, SubjectKind
from muniment.description.romanising import keys_in_other_scripts, keys_of


def searched(units, text):
    """Return the ids of the units that what was typed is to find."""
    units = tuple(units)
    rows, spelt = _read(units)
    by_id = {unit.id: unit for unit in units}
    asked = asking.understand(text, names())
    question = understand(asked.words, unfinished=asked.unfinished)
    clauses = [[each for each in clause if _asks(each)] for clause in asked.clauses]
    clauses = [clause for clause in clauses if clause]

    def lies_in(unit, condition):
        may_go_on = condition.unfinished and len(condition.text) >= 3
        place = understand(condition.text, unfinished=may_go_on)
        while unit is not None:
            if condition.whole and unit.id == condition.text:
                return True
            if not condition.whole and _said({name: rows[unit.id][name] for name in PLACES}, place):
                return True
            unit = by_id.get(unit.parent)
        return False

    def holds(unit, condition):
        if condition.field == "in":
            return lies_in(unit, condition)
        return _holds(unit, rows[unit.id], condition, spelt)

    def found(unit):
        row = rows[unit.id]
        words = not question or _found(row, question) or _found(row, question.heard(spelt))
        return words and all(
            any(holds(unit, condition) is not condition.excluded for condition in clause)
            for clause in clauses
        )

    return {unit.id for unit in units if (question or clauses) and found(unit)}


@lru_cache(maxsize=1)
def _read(units):
    """Return what is looked through, as one and the same units are mostly asked for several things."""
    rows = {unit.id: prepared(content_of(unit)).words for unit in units}
    return rows, _Spelt(rows.values())


class _Spelt:
    """Tells the first eight words in another script, by their keys, of all that the rows have."""

    def __init__(self, rows):
        rows = list(rows)
        headings = ("titles", "agents", "translators", "subjects", "places", "repository", "notes")
        said = {word for row in rows for name in headings for word in re.findall(r"[^\W_]+", row[name])}
        texts = {word for row in rows for name in TEXTS for word in re.findall(r"[^\W\d_]+", row[name])}
        self._latin = sorted((key, word) for word in said for key in keys_in_other_scripts(word))
        self._others = sorted((key, word) for word in said | texts for key in keys_of(word))

    def in_latin(self, key, begun):
        same = [word for each, word in self._latin if each == key]
        longer = [word for each, word in self._latin if each.startswith(key)]
        found = same or (longer if begun and len(key) >= 4 else [])
        return tuple(dict.fromkeys(found[:8]))

    def in_others(self, keys, *, begins):
        found = {}
        for key in keys:
            same = {word for each, word in self._others if each == key}
            longer = {word for each, word in self._others if each.startswith(key)}
            words = same or (longer if begins and len(key) >= 4 else set())
            shortest = {word for word in words if not any(word != o and word.startswith(o) for o in words)}
            if words:
                found[key[0]] = sorted(shortest if begins else words)[:8]
        return found


def _asks(condition):
    return bool(FIELDS[condition.field].fact if condition.field in FIELDS else False) or (
        condition.field in ("date", "changed", "id") or bool(understand(condition.text))
    )


def _holds(unit, row, condition, spelt):
    if condition.field == "id":
        return unit.id == condition.text
    if condition.field == "date":
        return _dated(unit, condition.text)
    field = FIELDS.get(condition.field)
    if condition.whole and condition.field in _WHOLE:
        return condition.text in _WHOLE[condition.field](unit)
    if (condition.field, condition.text) == ("is", "unfinished"):
        return unit.status is not Status.FINAL
    if field and field.fact:
        whole = languages.tag_of(condition.text) if field.fact == "language" else ""
        asked = fact(field.fact, whole or condition.text)
        open_end = condition.unfinished and not whole
        return any(each == asked or (open_end and each.startswith(asked)) for each in row["facts"].split())
    in_a_row = condition.quoted and condition.field != "shelfmark"
    text = f'"{condition.text}"' if in_a_row else condition.text
    question = understand(text, unfinished=condition.unfinished)
    columns = {name: row[name] for name in (field.headings if field else row) if name != "mark"}
    plain = condition.excluded
    return _said(columns, question) or (not plain and _said(columns, question.heard(spelt)))


_WHOLE = {
    "title": lambda unit: {unit.title},
    "agent": lambda unit: {credit.name for credit in unit.credits},
    "translator": lambda unit: {credit.name for credit in unit.credits if credit.relator == "trl"},
    "subject": lambda unit: {subject.text for subject in unit.subjects},
    "place": lambda unit: {each.text for each in unit.subjects if each.kind is SubjectKind.PLACE},
}
"""What a field says, each of which may be all that is asked for."""


def _dated(unit, text):
    first, dots, last = text.partition("..")
    begin = dates.understand(first).begin
    end = dates.understand(last if dots else first).end
    meant = [date.edtf or dates.understand(date.text).edtf or "" for date in unit.dates]
    each = (days for edtf in meant for days in _members(edtf))
    return bool(begin or end) and any(_touches(days, begin, end) for days in each)


def _members(edtf):
    """Return the first and last day of a date, or of each member of a set of several."""
    if edtf.startswith(("{", "[")) and ".." not in edtf:
        return [dates.days_of(each.strip()) for each in edtf.strip("{}[]").split(",")]
    return [dates.days_of(edtf)]


def _touches(days, begin, end):
    since, until = days
    if not since and not until:
        return False
    begins_in_time = not end or not since or _moment(since) <= _moment(end)
    return begins_in_time and (not begin or not until or _moment(until) >= _moment(begin))


def _moment(day):
    *_before, year, month, of_month = day.split("-")
    return -int(year) if day.startswith("-") else int(year), month, of_month


def _found(row, question):
    shelved = not question.in_quotes and _shelved(_cleaned(row["keys"]), question)
    part = bool(question.as_part and question.as_part in row["mark"])
    return (
        _said({name: column for name, column in row.items() if name != "mark"}, question) or shelved or part
    )


def _said(columns, question):
    parts = all(any(_stands(columns, phrase) for phrase in part) for part in question.parts)
    tokens = all(any(_stands(columns, phrase) for phrase in part) for part in question.tokens)
    return parts or bool(question.tokens and tokens)


def _shelved(keys, question):
    return any(
        all(any(all(_in(keys, word) for word in each.singly) for each in part) for part in parts)
        for parts in (question.written, question.tokens)
        if parts
    )


def _stands(columns, phrase):
    where = [name for name in columns if name in (phrase.headings or columns)]
    return any(_in(_cleaned(columns[name]), phrase) for name in where)


@lru_cache(maxsize=20_000)
def _cleaned(column):
    return re.sub(r"[^\w\ue000-\uf8ff]|_", " ", column).split()


def _in(words, phrase):
    if phrase.numbers and phrase.headings != BUT_SHELFMARKS and len(phrase.words) > 1:
        # In a shelfmark what stands before the word before the numbers may stand anywhere.
        *before, label, number = phrase.words
        last = bordered(label)[-1]
        alone = {*before, *(() if last == label else (label,))}
        labelled = replace(phrase, words=(last, number), headings=BUT_SHELFMARKS)
        return alone <= set(words) and _in(words, labelled)
    length = len(phrase.words)
    runs = (words[start : start + length] for start in range(len(words) - length + 1))
    return any(_same(run, phrase) for run in runs)


def _is_numbered(word, phrase):
    number = word.removeprefix(phrase.label)
    return word == phrase.label + number and number.isdecimal() and number in phrase.numbers


def _same(run, phrase):
    *first, last = run
    if tuple(first) != phrase.words[:-1]:
        return False
    if phrase.numbers:
        return _is_numbered(last, phrase)
    return last.startswith(phrase.words[-1]) if phrase.begins else last == phrase.words[-1]

"""Holds extracted records against the text that they were extracted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from geobrief import codec
from geobrief.arguments import check_text
from geobrief.codec.positions import path_parts, path_text
from geobrief.errors import ArgumentError
from geobrief.evidence import Evidence, Mention
from geobrief.findings import Finding, code
from geobrief.grounding import actors, amounts, deeds, matters, offices, times
from geobrief.grounding.alignment import Alignment
from geobrief.grounding.answers import read_answer
from geobrief.grounding.extractions import ExtractedRecord, extractions, without_unknown_keys
from geobrief.grounding.grounded import Grounded, Rejected, is_serious
from geobrief.grounding.statements import Statement
from geobrief.grounding.wording import ReadText
from geobrief.model import Agreement, DateMention, Dispute, Event, Reference, Tenure
from geobrief.model.attributes import DateLike
from geobrief.model.names import single_day
from geobrief.model.record_types import SECTIONS_OF_PROSE
from geobrief.reading.pipeline import longer_than_read
from geobrief.register.document_sections import read_sections
from geobrief.register.record_lists import RecordList
from geobrief.vocabulary import load
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register import World

_HEADER = ("schema", "geobrief", "register", "published", "title", "text")
_BASIS: Any = "extractor"
_STATUSES = (*load("agreement_statuses").ids, *load("dispute_statuses").ids)


def ground(
    data: Mapping[str, Any] | str, text: str, *, published: DateLike | None = None, world: World | None = None
) -> Grounded:
    """Hold what a language model extracted against its text.

    `data` is a mapping or a JSON text in the one format, also in a code fence or between sentences; evidence is quotes
    (`evidence: [{text: "…"}]`), and no offsets are needed. Quotes are found whatever their quotation marks, dashes,
    accents, case and white space; an ellipsis may leave out words of one sentence. Names, dates, numbers and parties
    must be in the evidence or be what its words mean there; roles, modality, status and kind must not contradict the
    reader; then all rules run. Content never raises.

    >>> answer = {"agreements": [{"kind": "border", "parties": ["Chile", "Peru"], "status": "signed",
    ...     "date": "1929-06-03", "evidence": [{"text": "Chile and Peru signed a border treaty on Monday"}]}]}
    >>> text = "Chile and Peru signed a border treaty on Monday. Bolivia protested."
    >>> found = ground(answer, text, published="1929-06-05")
    >>> found.records["agreements"][0].parties, found.rejected
    (('CHL', 'PER'), ())
    >>> answer["agreements"][0]["parties"] = ["Chile", "Bolivia"]
    >>> print(ground(answer, text, published="1929-06-05").findings[0].message)
    Bolivia is not in the evidence of this record
    """
    from geobrief.register.worlds import checked_world

    check_text(text, "text")
    day = None if published is None else single_day(published)
    base = checked_world(world)
    answer, too_long = read_answer(data), longer_than_read(text)
    day = day or _published(answer.data)
    readable = "" if too_long else text
    read = ReadText.of(readable, base, day.earliest if day else None)
    grounding = _Grounding(text, day, base, read, Alignment.of(readable, read))
    return grounding.of({} if too_long else answer.data, (*answer.findings, *too_long))


def _published(data: Mapping[str, Any]) -> Date | None:
    """The day of publication that the answer itself has."""
    try:
        return single_day(data["published"])
    except (ArgumentError, KeyError):
        return None


@attrs.frozen
class _Grounding:
    """A text that records are held against."""

    text: str
    published: Date | None
    world: World
    read: ReadText
    alignment: Alignment

    def of(self, data: Mapping[str, Any], findings: Sequence[Finding]) -> Grounded:
        found = list(findings)
        known = tuple(extractions(data))
        spans: dict[str, tuple[Evidence, ...]] = {}
        evidence: dict[str, tuple[Evidence, ...]] = {}
        for each in known:
            aligned, problems = self.alignment.of_quotes(each)
            spans |= aligned
            evidence[each.path] = tuple(span for quote in aligned.values() for span in quote)
            found += problems
        document, notes = self._document(data, known, evidence)
        found += notes
        loading = codec.Loading(codec.ParsedSource(document))
        codec.read_header(loading)
        world, sections = read_sections(self.world, loading, self.published)
        found += loading.findings
        records: dict[str, tuple[Any, ...]] = {}
        paths: dict[str, list[str]] = {}
        given = {each.path: each.given for each in known}
        for name in (*SECTIONS_OF_PROSE, *(name for name in sections if name not in SECTIONS_OF_PROSE)):
            if name in ("findings", "expect"):
                continue
            paths[name] = [f"{name}[{number}]" for number in sections[name].numbers]
            records[name] = tuple(
                self._with_evidence(record, evidence.get(path, ()))
                for record, path in zip(sections[name].records, paths[name], strict=True)
            )
        statements = [
            Statement(path, record, given.get(path), self.read.passage(evidence.get(path, ())))
            for name, listed in records.items()
            for record, path in zip(listed, paths[name], strict=True)
        ]
        found += _contradictions(statements, self.world)
        found += self._violations(records, paths, world)
        return self._result(found, known, records, paths, spans, str(data.get("title") or "") or None)

    def _document(
        self, data: Mapping[str, Any], known: Sequence[ExtractedRecord], evidence: Mapping[str, tuple[Evidence, ...]]
    ) -> tuple[dict[str, Any], list[Finding]]:
        """The answer in the one format: known keys only, dates with their places, dated agreements with a status."""
        document = {key: value for key, value in data.items() if key in codec.SECTIONS and key != "findings"}
        document = {key: value for key, value in document.items() if value is not None}
        ignored = [key for key in data if key not in codec.SECTIONS and key not in _HEADER]
        notes = [code("key-ignored").finding(f"{str(key)[:40]!r} is left out") for key in ignored[:20]]
        lists: dict[str, list[Any]] = {}
        for each in known:
            kept, unknown = without_unknown_keys(each.section, each.data, each.path)
            if each.section == "dates" and isinstance(kept, dict):
                kept |= self.alignment.place_of_date(kept)
            if each.section in ("agreements", "disputes") and isinstance(kept, dict) and _is_without_status(kept):
                status = matters.said_status(self.read.passage(evidence[each.path]), each.section)
                kept["status"] = status or ("agreed" if each.section == "agreements" else "ongoing")
            lists.setdefault(each.section, []).append(kept)
            notes += unknown
        return document | lists, notes

    def _with_evidence(self, record: Any, evidence: tuple[Evidence, ...]) -> Any:
        """The record with the words it rests on, and its basis."""
        if isinstance(record, Agreement | Dispute | Event):
            return attrs.evolve(record, evidence=evidence, basis=_BASIS)
        if isinstance(record, Tenure) and evidence:
            return attrs.evolve(
                record, mentions=[Mention(each.text, each.start, each.end, "name") for each in evidence]
            )
        if isinstance(record, Reference):
            mentions = [
                Mention(entity.text, entity.start, entity.end, entity.kind)
                for entity in self.read.analysis.mentions.entities
                if entity.id == record.id
            ]
            return attrs.evolve(record, mentions=mentions)
        return record

    def _violations(
        self, records: Mapping[str, Iterable[Any]], paths: Mapping[str, list[str]], world: World
    ) -> list[Finding]:
        """The findings of the rules, with the paths of the answer."""
        from geobrief.rules import check_records

        found = check_records(records, world, text=self.text, published=self.published)
        return [attrs.evolve(finding, path=_in_answer(finding.path, paths)) for finding in found]

    def _result(
        self,
        findings: Sequence[Finding],
        known: Sequence[ExtractedRecord],
        records: Mapping[str, Sequence[Any]],
        paths: Mapping[str, list[str]],
        spans: Mapping[str, tuple[Evidence, ...]],
        title: str | None,
    ) -> Grounded:
        concerned: dict[str, list[Finding]] = {}
        for finding in findings:
            concerned.setdefault(_record_path(finding.path), []).append(finding)
        bad = {path for path, listed in concerned.items() if any(map(is_serious, listed))}
        loaded = {path: record for name in records for path, record in zip(paths[name], records[name], strict=True)}
        accepted = {
            name: RecordList(
                name, tuple(r for r, path in zip(records[name], paths[name], strict=True) if path not in bad)
            )
            for name in records
        }
        rejected = tuple(
            Rejected(each.path, each.given, tuple(concerned.get(each.path, ())), loaded.get(each.path))
            for each in known
            if each.path in bad or each.path not in loaded
        )
        return Grounded(
            self.text, self.published, accepted, rejected, RecordList("findings", findings), spans, self.world, title
        )


def _is_without_status(data: Mapping[str, Any]) -> bool:
    """Whether a record has a date and nothing that says what happened then."""
    return "date" in data and not data.keys() & {"status", "steps", *_STATUSES}


def _record_path(path: str) -> str:
    return path_text(path_parts(path)[:2]) if path else ""


def _in_answer(path: str, paths: Mapping[str, list[str]]) -> str:
    """A path among the records as a path of the answer, which also has unread ones."""
    section, *rest = path_parts(path) or ("",)
    if rest and isinstance(rest[0], int) and rest[0] < len(paths.get(str(section), ())):
        return path_text((*path_parts(paths[str(section)][rest[0]]), *rest[1:]))
    return path


def _contradictions(statements: Iterable[Statement], world: World) -> Iterator[Finding]:
    """What records state that the words of their evidence do not say."""
    for statement in statements:
        record = statement.record
        if isinstance(record, Reference):
            yield from actors.of_reference(statement)
        elif isinstance(record, DateMention):
            yield from times.of_mention(statement)
        elif not statement.passage.spans:
            continue
        elif isinstance(record, Tenure):
            yield from offices.of_leader(statement, world)
        elif isinstance(record, Agreement | Dispute | Event):
            yield from actors.of_parties(statement, world)
            yield from actors.of_people(statement)
            yield from times.of_record(statement)
            yield from amounts.of_record(statement)
            yield from deeds.of_event(statement) if isinstance(record, Event) else matters.of_matter(statement)

"""Frozen values that every room passes on; this room imports nothing of ours.

`codec` holds the one JSON shape of each value: the contract of
`selon read --format jsonl`.
"""

from selon.records.claim import (
    Addressee,
    Attribution,
    Claim,
    Content,
    ContentType,
    Correction,
    Evidence,
    Passage,
    Resolution,
    Source,
    Stance,
    Status,
    Via,
    Voice,
)
from selon.records.entities import Actor, ActorKind, Place
from selon.records.judgement import About, Decisions, Judgement, JudgementKind
from selon.records.links import (
    Copy,
    Disagreement,
    FigureRef,
    Party,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Revision,
    Update,
)
from selon.records.quantities import Figure, FigureKind, ReadIn, Setting, When
from selon.records.report import Notice, Report
from selon.records.span import Span, slice_spans, text_of

__all__ = [
    "About",
    "Actor",
    "ActorKind",
    "Addressee",
    "Attribution",
    "Claim",
    "Content",
    "ContentType",
    "Copy",
    "Correction",
    "Decisions",
    "Disagreement",
    "Evidence",
    "Figure",
    "FigureKind",
    "FigureRef",
    "Judgement",
    "JudgementKind",
    "Notice",
    "Party",
    "Passage",
    "Place",
    "Point",
    "PointKind",
    "ReadIn",
    "Relation",
    "RelationKind",
    "Report",
    "Resolution",
    "Revision",
    "Setting",
    "Source",
    "Span",
    "Stance",
    "Status",
    "Update",
    "Via",
    "Voice",
    "When",
    "slice_spans",
    "text_of",
]

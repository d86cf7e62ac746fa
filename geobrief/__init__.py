"""geobrief gives a program what an analyst knows of international politics.

Typed, time-aware facts about states, leaders, agreements and disputes: read out of prose (`read`), loaded from scenario
files (`load`) and known from the register (`world`).
"""

__version__ = "0.1.0"

_PUBLIC = {
    "geobrief.brief": ("Brief", "read", "read_all"),
    "geobrief.checking.plugins": ("RulesNotLoadedError",),
    "geobrief.codec": ("schema",),
    "geobrief.errors": (
        "ArgumentError", "GeobriefError", "MissingPackageError", "UnknownIdError", "UnreadableInputError",
    ),
    "geobrief.evidence": ("Evidence", "Mention"),
    "geobrief.findings": ("Finding", "Place", "Severity"),
    "geobrief.grounding": ("Grounded", "ground"),
    "geobrief.model": (
        "ActorId", "Administration", "Agreement", "AgreementStep", "Claim", "DateMention", "DatedValue", "Dispute",
        "DisputeStep", "Event", "Group", "Membership", "Name", "Office", "Organization", "Person", "Reference", "Role",
        "State", "Tenure", "Territory",
    ),
    "geobrief.quantities": ("Quantity",),
    "geobrief.register": ("COW", "GW", "Resolution", "UnresolvedError", "World", "world"),
    "geobrief.scenario": ("Scenario", "check", "diff", "dump", "load"),
    "geobrief.vocabulary": ("UnknownTermError",),
    "geobrief.when": ("Answer", "Date", "DateError", "Period", "UndecidedError"),
}  # fmt: skip
_HOMES = {name: home for home, names in _PUBLIC.items() for name in names}
_PACKAGES = (
    "batch", "codec", "datasets", "extractors", "findings", "grounding", "model", "panels", "reading", "register",
    "rules", "vocabulary", "when",
)  # fmt: skip

__all__ = sorted((*_HOMES, "__version__"))


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    if name in _PACKAGES:
        return import_module(f"geobrief.{name}")
    raise AttributeError(f"module 'geobrief' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*globals(), *_HOMES, *_PACKAGES))

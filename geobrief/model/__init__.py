"""The records: states, people, agreements, disputes and so on, as immutable values that hold for a time."""

from geobrief.model.agreement_steps import AgreementStep
from geobrief.model.agreements import Agreement, Role
from geobrief.model.disputes import Dispute, DisputeStep
from geobrief.model.events import Event
from geobrief.model.groups import Group
from geobrief.model.identity import ActorId
from geobrief.model.names import DatedValue, Name
from geobrief.model.organizations import Membership, Organization
from geobrief.model.persons import Person
from geobrief.model.readings import DateMention, Reference
from geobrief.model.states import State
from geobrief.model.tenures import Office, Tenure
from geobrief.model.territories import Administration, Claim, Territory

__all__ = [
    "ActorId",
    "Administration",
    "Agreement",
    "AgreementStep",
    "Claim",
    "DateMention",
    "DatedValue",
    "Dispute",
    "DisputeStep",
    "Event",
    "Group",
    "Membership",
    "Name",
    "Office",
    "Organization",
    "Person",
    "Reference",
    "Role",
    "State",
    "Tenure",
    "Territory",
]  # fmt: skip

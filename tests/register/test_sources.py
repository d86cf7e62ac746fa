"""The sources of the register are a table that can also be called."""

from geobrief.register import World, world
from geobrief.register.sources import Source


def test_sources_are_a_table_like_the_others_and_can_be_called() -> None:
    sources = world().sources
    assert sources() == sources == tuple(sources)
    assert sources[0] in sources()
    assert len({source.id for source in sources}) == len(sources) > 20


def test_a_world_has_its_own_sources() -> None:
    own = Source("diary", "A diary")
    assert list(World(sources=[own]).sources) == [own]
    assert own in world().with_records(sources=[own]).sources()

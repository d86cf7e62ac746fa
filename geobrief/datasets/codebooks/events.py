"""Event data: POLECAT (PLOVER), ICEWS and GDELT."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

_PLACE = """
    City       text    city
    District   text    district
    Province   text    province
    Country    text    country
    Latitude   number  latitude
    Longitude  number  longitude
"""

POLECAT = Kind(
    "polecat",
    "POLECAT, events in PLOVER",
    "Halterman, Andrew; Bagozzi, Benjamin E.; Beger, Andreas; Schrodt, Philip A.; Scarborough, Grace I. (2023). PLOVER "
    "and POLECAT: A New Political Event Ontology and Dataset.",
    columns=f"""
        Event_ID           text    id of the event
        Event_Date         text    day of the event
        Event_Type         text    type: AGREE, CONSULT …
        Event_Mode         text    mode of the type
        Intensity          number  intensity
        Quad_Code          text    one of four classes
        Contexts           text    contexts
        Actor_Name         text    the actor, or several
        Actor_Country      text    their countries
        Actor_COW          text    the numbers of COW of their countries
        Actor_Sectors      text    their sectors
        Actor_Title        text    their titles
        Recipient_Name     text    the recipient, or several
        Recipient_Country  text    their countries
        Recipient_COW      text    the numbers of COW of their countries
        Recipient_Sectors  text    their sectors
        Recipient_Title    text    their titles
        Publication_Date   text    day of publication
        Source             text    source
        Language           text    language of the article
        {_PLACE}
    """,
    required="Event_ID Event_Date Event_Type Event_Mode Intensity Contexts",
    key="Event_ID Event_Date Event_Type",
    unique="",
    missing_text=("", "None"),
    aliases={"Event Intensity": "Intensity"},
    dates=(
        DateColumn("date", "Event_Date", form="ymd"),
        DateColumn("published", "Publication_Date", form="ymd"),
    ),
)

ICEWS = Kind(
    "icews",
    "ICEWS, events in CAMEO",
    "Boschee, Elizabeth; Lautenschlager, Jennifer; O'Brien, Sean; Shellman, Steve; Starz, James; Ward, Michael (2015). "
    "ICEWS Coded Event Data. Harvard Dataverse.",
    columns=f"""
        Event_ID         integer  number of the event
        Event_Date       text     day of the event
        Source_Name      text     the actor
        Source_Sectors   text     its sectors
        Source_Country   text     its country
        Event_Text       text     type of event in words
        CAMEO_Code       text     type of event
        Intensity        number   scale of Goldstein
        Target_Name      text     the recipient
        Target_Sectors   text     its sectors
        Target_Country   text     its country
        Story_ID         integer  number of the article
        Sentence_Number  integer  number of the sentence
        Publisher        text     publisher
        {_PLACE}
    """,
    required="Event_ID Event_Date Source_Name Source_Country Event_Text CAMEO_Code Target_Name Target_Country",
    key="Event_ID Event_Date CAMEO_Code",
    unique="Event_ID",
    missing_text=("",),
    dates=(DateColumn("date", "Event_Date", form="ymd"),),
)

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO = "Type Fullname CountryCode ADM1Code Lat Long FeatureID"
_HEADER = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{number}{part}" for number in (1, 2) for part in _ACTOR.split()),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{of}Geo_{part}" for of in ("Actor1", "Actor2", "Action") for part in _GEO.split()),
    "DATEADDED",
)
# Version 2 also has the second administrative level of each place.
_HEADER_2 = tuple(
    part
    for name in (*_HEADER, "SOURCEURL")
    for part in ((name, name.replace("ADM1Code", "ADM2Code")) if name.endswith("ADM1Code") else (name,))
)

GDELT = Kind(
    "gdelt",
    "GDELT, events in CAMEO",
    "Leetaru, Kalev; Schrodt, Philip A. (2013). GDELT: Global Data on Events, Location, and Tone, 1979–2012. ISA "
    "Annual Convention.",
    columns="""
        GLOBALEVENTID   integer  number of the event
        SQLDATE         integer  day of the event, YYYYMMDD
        MonthYear       integer  month, YYYYMM
        Year            integer  year
        FractionDate    number   date as a decimal year
        IsRootEvent     integer  1 = in the lead of the article
        EventCode       text     type of event
        EventBaseCode   text     type, three digits
        EventRootCode   text     type, two digits
        QuadClass       integer  1 and 2 cooperation, 3 and 4 conflict, in words and in deeds
        GoldsteinScale  number   scale of Goldstein
        NumMentions     integer  mentions
        NumSources      integer  sources
        NumArticles     integer  articles
        AvgTone         number   tone
        *Geo_Type       integer  kind of place
        *Geo_Lat        number   latitude
        *Geo_Long       number   longitude
        DATEADDED       integer  when it was added
        SOURCEURL       text     address of the article
    """,
    required="GLOBALEVENTID SQLDATE Actor1Code Actor2Code EventCode QuadClass GoldsteinScale",
    key="GLOBALEVENTID SQLDATE",
    unique="GLOBALEVENTID",
    missing_text=("",),
    headers={len(_HEADER): _HEADER, len(_HEADER) + 1: (*_HEADER, "SOURCEURL"), len(_HEADER_2): _HEADER_2},
    dates=(DateColumn("date", "SQLDATE", form="digits"),),
)

KINDS = (POLECAT, ICEWS, GDELT)

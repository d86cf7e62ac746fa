"""Sanctions: cases of EUSANCT and of the Global Sanctions Data Base."""

from __future__ import annotations

from geobrief.datasets.kinds import DateColumn, Kind

_SENDERS = ("EU", "US", "UN")

EUSANCT = Kind(
    "eusanct",
    "EUSANCT, cases of threatened and imposed sanctions",
    "Weber, Patrick M.; Schneider, Gerald (2022). Post-Cold War Sanctioning by the EU, the UN, and the US: Introducing "
    "the EUSANCT Dataset. Conflict Management and Peace Science 39(1): 97–114.",
    columns="""
        caseid             integer  number of the case
        targetstate        cow      number of the target
        targetstate_name   text     its name
        sender_combination text     the senders
        startyear*         integer  year of the start for a sender
        startdate*         text     day of the start, as 27feb2014
        endyear*           integer  year of the end for a sender
        enddate*           text     day of the end; the word ongoing
        sender?            cow      further senders
        otherinstitution   text     further senders that are organizations
        otherissue         text     another issue
        threat??_id        text     who threatened
        threat*type*       text     the sanctions threatened
        imposition*start   text     day of the imposition
        imposition*id      text     who imposed
        imposition*type*   text     the sanctions imposed
        datasource         text     source
        link               text     source
        comments           text     comments
        *                  integer  see the codebook
    """,
    required="caseid targetstate targetstate_name EU US UN startdateEU startdateUS startdateUN enddateUS finaloutcome",
    key="caseid",
    dates=tuple(
        date
        for sender in _SENDERS
        for date in (
            DateColumn(f"start_{sender}", f"startdate{sender}", form="dmy"),
            DateColumn(f"end_{sender}", f"enddate{sender}", form="dmy"),
            DateColumn(f"imposed_{sender}", f"imposition{sender}_start", form="dmy"),
        )
    ),
)

GSDB = Kind(
    "gsdb",
    "Global Sanctions Data Base, cases",
    "Syropoulos, Constantinos; Felbermayr, Gabriel; Kirilakha, Aleksandra; Yalcin, Erdal; Yotov, Yoto V. (2024). The "
    "Global Sanctions Data Base, Release 3. Review of International Economics 32(1): 12–48.",
    columns="""
        case_id           integer  number of the case
        sanctioned_state  text     name of the target
        sanctioning_state text     name of the sender
        begin             integer  first year
        end               integer  last year
        trade             integer  1 = on trade
        descr_trade       text     exports or imports, in part or complete
        arms              integer  1 = on arms
        military          integer  1 = on military assistance
        financial         integer  1 = financial
        travel            integer  1 = on travel
        other             integer  1 = other
        target_mult       integer  1 = the target is a group of states
        sender_mult       integer  1 = the sender is a group of states
        objective         text     the objectives
        success           text     for each objective: success_total, success_part, failed, nego_settlement, ongoing
    """,
    required="case_id sanctioned_state sanctioning_state begin end trade objective success",
    key="case_id",
    dates=(DateColumn("start", "begin"), DateColumn("end", "end", where="success ongoing")),
)

KINDS = (EUSANCT, GSDB)

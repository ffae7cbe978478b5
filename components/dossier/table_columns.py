"""Tables of a dossier as the build writes them, written out so that loading needs no schema."""

from __future__ import annotations

#: Table, in the order of schema.TABLES -> its columns.
_WRITTEN = {
    "sources": (
        "id kind authors year title container publisher url host archived language accessed "
        "read work note"
    ),
    "actors": "id name short name_native kind side arena country unnamed part_of description",
    "events": (
        "id date title short summary kind stage pressure pressure_reason stance landmark "
        "annotation date_from date_to date_words"
    ),
    "roles": "event_id actor_id role",
    "pressures": "id event_id from_actor to_actor mechanism side stance assertion summary",
    "votes": (
        "id event_id chamber country question date yes no abstain not_voting present excused "
        "absent vacant seats method needed weight weight_unit result caveat date_from date_to "
        "date_words"
    ),
    "ballots": "vote_id bloc yes no abstain not_voting weight",
    "provisions": (
        "id law article event_id title short summary theme version min_years max_years first"
    ),
    "explanations": "id title short summary place added verdict",
    "claims": (
        "id statement short claimant explanation_id direction test event_id assertion repeats"
    ),
    "citations": "table row_id column source_id locator relation value note through",
    "measures": "series unit year value label reason",
    "scenes": (
        "id order title caption notes minutes chart view ask_event ask_claim ask_kind "
        "ask_text ask_options"
    ),
    "enforcement": "id date step offence unit value bound place date_from date_to date_words",
    "demands": (
        "id date event_id camp from_actor to_actor title short summary fate provision_id "
        "assertion date_from date_to date_words"
    ),
    "glossary": "id term also definition",
    "changes": "id date table row_id column was now reason",
    "case": "key value rests_on note",
}
TABLE_COLUMNS = {table: tuple(names.split()) for table, names in _WRITTEN.items()}
TABLE_NAMES = tuple(TABLE_COLUMNS)

"""The columns of the generated files, as DuckDB is told them."""

NAMED = "struct(id integer, name varchar)"
LICENSE = "struct(id integer, name varchar, priority integer, link varchar)"
VARIANT = f"struct(id integer, type {NAMED}, image_url varchar)"
IMAGE = (
    "struct(id integer, name varchar, image_url varchar, thumbnail_url varchar, credit varchar,"
    f" license {LICENSE}, single_use boolean, variants {VARIANT}[])"
)
AGENCY = (
    f"struct(response_mode varchar, id integer, url varchar, name varchar, abbrev varchar, type {NAMED})"
)
PARENT = "struct(response_mode varchar, id integer, name varchar)"
FAMILY = (
    "struct(response_mode varchar, id integer, name varchar, description varchar,"
    f" manufacturer {AGENCY}, parent {PARENT}, maiden_flight date)"
)
CONFIGURATION = (
    f"struct(response_mode varchar, id integer, url varchar, name varchar, type {NAMED}, agency {AGENCY},"
    f" family {FAMILY}[], in_use boolean, image {IMAGE})"
)
SLIM_CONFIGURATION = (
    f"struct(id integer, name varchar, type {NAMED},"
    f" agency struct(id integer, name varchar, abbrev varchar, type {NAMED}),"
    f" family {NAMED}[], in_use boolean)"
)

OWN = {
    "id": "integer",
    "name": "varchar",
    "serial_number": "varchar",
    "is_placeholder": "boolean",
    "in_space": "boolean",
    "time_in_space": "varchar",
    "time_docked": "varchar",
    "flights_count": "smallint",
    "mission_ends_count": "smallint",
}

SHAPES = {
    "slim": OWN
    | {
        "status": NAMED,
        "description": "varchar",
        "spacecraft_config": SLIM_CONFIGURATION,
        "fastest_turnaround": "varchar",
    },
    "full": {"response_mode": "varchar", "url": "varchar", "image": IMAGE}
    | OWN
    | {
        "status": NAMED,
        "description": "varchar",
        "spacecraft_config": CONFIGURATION,
        "fastest_turnaround": "varchar",
    },
    "csv": OWN
    | {
        "status_id": "tinyint",
        "status_name": "varchar",
        "description": "varchar",
        "config_id": "smallint",
        "config_name": "varchar",
        "config_type": "varchar",
        "agency_name": "varchar",
        "agency_abbrev": "varchar",
        "agency_type": "varchar",
        "families": "varchar",
        "in_use": "boolean",
        "fastest_turnaround": "varchar",
    },
}


def columns(shape):
    """A struct literal of names and types."""
    return "{" + ", ".join(f"'{name}': '{type}'" for name, type in SHAPES[shape].items()) + "}"

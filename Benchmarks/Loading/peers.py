"""The programs that loading is compared with. Each loads a file whole, with all its columns, on two threads."""

import duckdb_columns
from processors import THREADS

FIELDS = ["flights_count", "time_in_space", "name"]


class Peer:
    """One program and one way to load with it. `prepare` is not timed, `load` is."""

    def __init__(self, path, shape):
        self.path, self.shape = path, shape

    def prepare(self):
        pass

    def load(self):
        raise NotImplementedError

    def arrow(self):
        """The columns FIELDS of what was loaded, as an Arrow table."""
        raise NotImplementedError


class DuckDB(Peer):
    """Finds the columns and their types itself."""

    def prepare(self):
        import duckdb

        self.connection = duckdb.connect(":memory:", config={"threads": THREADS})

    def load(self):
        self.connection.execute(f"create table loaded as select * from {self.reader()}")

    def reader(self):
        if self.shape == "csv":
            return f"read_csv('{self.path}')"
        return f"read_json('{self.path}', format = 'newline_delimited')"

    def arrow(self):
        query = "select flights_count, time_in_space::varchar as time_in_space, name from loaded"
        return self.connection.sql(query).to_arrow_table()


class DuckDBWithSchema(DuckDB):
    """Is told the columns and their types."""

    def reader(self):
        columns = duckdb_columns.columns(self.shape)
        if self.shape == "csv":
            return f"read_csv('{self.path}', header = true, delim = ',', quote = '\"', escape = '\"', columns = {columns})"
        return f"read_json('{self.path}', format = 'newline_delimited', columns = {columns})"


class Polars(Peer):
    def prepare(self):
        import polars  # reads POLARS_MAX_THREADS when it is imported

        self.polars = polars

    def load(self):
        read = self.polars.read_csv if self.shape == "csv" else self.polars.read_ndjson
        self.frame = read(self.path)

    def arrow(self):
        return self.frame.select(FIELDS).to_arrow()


class DataFusion(Peer):
    """Finds the columns of JSON itself. It is told those of CSV: its search for them takes a line break inside quotes
    for the end of a row."""

    ARROW_TYPES = {"tinyint": "int8", "smallint": "int16", "integer": "int32", "boolean": "bool", "varchar": "string"}

    def prepare(self):
        import datafusion
        import pyarrow

        configuration = datafusion.SessionConfig().with_target_partitions(THREADS)
        self.context = datafusion.SessionContext(configuration)
        if self.shape == "csv":
            columns = duckdb_columns.SHAPES["csv"].items()
            schema = pyarrow.schema([(n, pyarrow.type_for_alias(self.ARROW_TYPES[type])) for n, type in columns])
            self.options = datafusion.CsvReadOptions(schema=schema, newlines_in_values=True)

    def load(self):
        if self.shape == "csv":
            frame = self.context.read_csv(self.path, options=self.options)
        else:
            frame = self.context.read_json(self.path, file_extension=".ndjson")
        self.frame = frame.cache()

    def arrow(self):
        return self.frame.select(*FIELDS).to_arrow_table()


PEERS = {
    "duckdb": DuckDB,
    "duckdb-schema": DuckDBWithSchema,
    "polars": Polars,
    "datafusion": DataFusion,
}

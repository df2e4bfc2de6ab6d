"""The programs in Python that queries are compared with. Each holds the same table in memory and works on two
threads; most are there twice, with texts of few different values as such and as numbered ones."""

from processors import THREADS
from queries import IDS

CATEGORIES = ["status_name", "config_name", "config_type", "agency_name", "agency_abbrev", "agency_type"]


class Peer:
    """A program with a table. A run is a function without arguments that gives all values of an answer."""

    def __init__(self):
        """Makes ready all that does not depend on the data."""
        self.kept = {}

    def load(self, path):
        """Loads a Parquet file."""
        raise NotImplementedError

    def rows(self):
        raise NotImplementedError

    def run_of_text(self, text, form):
        """A run that begins with the query's text."""
        raise NotImplementedError

    def run_prepared(self, text, form):
        """A run that begins with what could be kept of an earlier one."""
        raise NotImplementedError

    def lines(self, answer):
        """The answer's rows, as sequences of values."""
        raise NotImplementedError

    def ids(self, answer):
        """The answer's ids, as Arrow arrays of 64-bit integers."""
        raise NotImplementedError


class DuckDB(Peer):
    SETTINGS = [
        # Nothing divided by nothing is null then.
        "ieee_floating_point_ops = false",
        "error_on_division_by_zero = false",
        # The file is not kept in memory beside the table.
        "enable_external_file_cache = false",
    ]
    # Of so few rows an answer comes sooner as Python's own objects.
    FEW_ROWS = 1000

    def __init__(self):
        import duckdb
        import pyarrow  # which answers need too

        super().__init__()
        self.pyarrow = pyarrow
        self.connection = duckdb.connect(":memory:", config={"threads": THREADS})
        for setting in self.SETTINGS:
            self.connection.execute(f"set {setting}")

    def load(self, path):
        self.connection.execute(f"create table t as select {self.columns(path)} from '{path}'")
        self.row_count = self.rows()

    def columns(self, path):
        return "*"

    def rows(self):
        return self.connection.execute("select count(*) from t").fetchall()[0][0]

    def run_of_text(self, text, form):
        if form == IDS and self.row_count > self.FEW_ROWS:
            return lambda: self.connection.sql(text).to_arrow_table()
        return lambda: self.connection.execute(text).fetchall()

    def run_prepared(self, text, form):
        if text not in self.kept:
            self.kept[text] = f"query_{len(self.kept)}"
            self.connection.execute(f"prepare {self.kept[text]} as {text}")
        return self.run_of_text(f"execute {self.kept[text]}", form)

    def lines(self, answer):
        return answer

    def ids(self, answer):
        if isinstance(answer, list):
            return [self.pyarrow.array([row[0] for row in answer], self.pyarrow.int64())]
        return answer["id"].chunks


class DuckDBEnum(DuckDB):
    def columns(self, path):
        for name in CATEGORIES:
            values = f"select distinct {name} from '{path}' where {name} is not null order by 1"
            self.connection.execute(f"create type {name}_enum as enum ({values})")
        families = f"select distinct unnest(family) from '{path}' order by 1"
        self.connection.execute(f"create type family_enum as enum ({families})")
        numbered = ", ".join(f"{name}::{name}_enum as {name}" for name in CATEGORIES)
        return f"* replace ({numbered}, family::family_enum[] as family)"


class Polars(Peer):
    def __init__(self):
        import polars  # reads POLARS_MAX_THREADS when it is imported
        import polars_queries

        super().__init__()
        self.polars = polars
        self.questions = polars_queries.QUESTIONS

    def load(self, path):
        self.frame = self.numbered(self.polars.read_parquet(path)).rechunk()

    def numbered(self, frame):
        return frame

    def rows(self):
        return self.frame.height

    def collected(self, question):
        return question.collect()

    def run_of_text(self, text, form):
        question = self.questions[text]
        return lambda: self.collected(question(self.frame.lazy()))

    def run_prepared(self, text, form):
        question = self.kept.setdefault(text, self.questions[text](self.frame.lazy()))
        return lambda: self.collected(question)

    def lines(self, answer):
        return answer.rows()

    def ids(self, answer):
        return [answer["id"].to_arrow()]


class PolarsEnum(Polars):
    def numbered(self, frame):
        polars = self.polars

        def enumeration(values):
            return polars.Enum(values.unique().drop_nulls().sort())

        families = polars.List(enumeration(frame["family"].explode()))
        columns = [polars.col(name).cast(enumeration(frame[name])) for name in CATEGORIES]
        return frame.with_columns(*columns, polars.col("family").cast(families))


class PolarsStreaming(Polars):
    """Its other engine."""

    def collected(self, question):
        return question.collect(engine="streaming")


class DataFusion(Peer):
    """Over batches of its usual size, in as many parts as it has threads."""

    BATCH = 8192

    def __init__(self):
        import datafusion
        import pyarrow.parquet

        super().__init__()
        self.parquet = pyarrow.parquet
        configuration = datafusion.SessionConfig().with_target_partitions(THREADS)
        self.context = datafusion.SessionContext(configuration)

    def load(self, path):
        batches = self.numbered(self.parquet.read_table(path)).combine_chunks().to_batches(self.BATCH)
        length = -(-len(batches) // THREADS)
        self.context.register_record_batches("t", [batches[i : i + length] for i in range(0, len(batches), length)])

    def numbered(self, table):
        return table

    def rows(self):
        return self.context.sql("select count(*) from t").collect()[0].column(0)[0].as_py()

    def run_of_text(self, text, form):
        return lambda: self.context.sql(text).collect()

    def run_prepared(self, text, form):
        if text not in self.kept:
            self.kept[text] = self.context.sql(text)
        return self.kept[text].collect

    def lines(self, answer):
        return [tuple(column[row].as_py() for column in batch.columns) for batch in answer for row in range(len(batch))]

    def ids(self, answer):
        return [batch.column(0) for batch in answer]


class DataFusionDictionary(DataFusion):
    def numbered(self, table):
        for name in CATEGORIES:
            encoded = table[name].combine_chunks().dictionary_encode()
            table = table.set_column(table.schema.get_field_index(name), name, encoded)
        return table


class DataFusionView(DataFusion):
    """With what it makes itself of the file."""

    def load(self, path):
        self.context.register_view("t", self.context.read_parquet(path).cache())


PEERS = {
    "duckdb": DuckDB,
    "duckdb-enum": DuckDBEnum,
    "polars": Polars,
    "polars-enum": PolarsEnum,
    "polars-streaming": PolarsStreaming,
    "datafusion": DataFusion,
    "datafusion-dictionary": DataFusionDictionary,
    "datafusion-view": DataFusionView,
}

// What SQLite does in the comparison of queries: it copies a database file into memory and then does what
// Benchmarks/Queries/compare.py asks for, as QueryWorker does, with the same commands.
//
//     SQLiteWorker DATABASE

#include <inttypes.h>
#include <malloc.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { most_words = 6, most_kept = 64 };

struct kept_statement {
  char *text;
  sqlite3_stmt *statement;
};

static sqlite3 *database;
static struct kept_statement kept[most_kept];
static int kept_count;
static int64_t *ids;

static _Noreturn void end(const char *message) {
  fprintf(stderr, "%s\n", message);
  exit(65);
}

static void check(int result) {
  if (result != SQLITE_OK) end(database ? sqlite3_errmsg(database) : sqlite3_errstr(result));
}

static int64_t nanoseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static long resident_kib(void) {
  malloc_trim(0);
  FILE *status = fopen("/proc/self/status", "r");
  if (!status) end("/proc/self/status cannot be read");
  char line[256];
  long kib = -1;
  while (fgets(line, sizeof line, status)) sscanf(line, "VmRSS: %ld", &kib);
  fclose(status);
  return kib;
}

static void copy_into_memory(const char *path) {
  sqlite3 *file;
  check(sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL));
  check(sqlite3_open(":memory:", &database));
  sqlite3_backup *backup = sqlite3_backup_init(database, "main", file, "main");
  if (!backup || sqlite3_backup_step(backup, -1) != SQLITE_DONE) end("the database cannot be copied");
  check(sqlite3_backup_finish(backup));
  sqlite3_close(file);
}

static sqlite3_stmt *prepared(const char *text) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v3(database, text, -1, 0, &statement, NULL));
  return statement;
}

static sqlite3_stmt *kept_of(const char *text) {
  for (int index = 0; index < kept_count; index++)
    if (!strcmp(kept[index].text, text)) return kept[index].statement;
  if (kept_count == most_kept) end("too many statements");
  kept[kept_count] = (struct kept_statement){strdup(text), prepared(text)};
  return kept[kept_count++].statement;
}

// Reads every value of the rows; ids into memory.
static int64_t read_rows(sqlite3_stmt *statement, int is_of_groups) {
  int64_t sum = 0, count = 0;
  int result;
  while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
    if (is_of_groups) {
      sum += sqlite3_column_text(statement, 0)[0];
      sum += sqlite3_column_int64(statement, 1) + sqlite3_column_int64(statement, 2);
    } else {
      ids[count++] = sqlite3_column_int64(statement, 0);
    }
  }
  if (result != SQLITE_DONE) end(sqlite3_errmsg(database));
  return count ? ids[0] + ids[count - 1] : sum;
}

static int64_t run_text(const char *text, int is_of_groups) {
  sqlite3_stmt *statement = prepared(text);
  int64_t sum = read_rows(statement, is_of_groups);
  sqlite3_finalize(statement);
  return sum;
}

static int64_t run_kept(sqlite3_stmt *statement, int is_of_groups) {
  int64_t sum = read_rows(statement, is_of_groups);
  sqlite3_reset(statement);
  return sum;
}

static void time_runs(const char *mode, long runs, long repeats, const char *form, const char *text) {
  int is_of_groups = !strcmp(form, "groups"), is_kept = !strcmp(mode, "prepared");
  sqlite3_stmt *statement = is_kept ? kept_of(text) : NULL;
  int64_t sum = 0;
  printf("{\"ns\": [");
  for (long run = 0; run < runs; run++) {
    int64_t start = nanoseconds();
    for (long turn = 0; turn < repeats; turn++)
      sum += is_kept ? run_kept(statement, is_of_groups) : run_text(text, is_of_groups);
    printf("%s%" PRId64, run ? ", " : "", (nanoseconds() - start) / repeats);
  }
  printf("], \"checksum\": %" PRId64 "}\n", sum);
}

static void write_answer(const char *form, const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  if (!file) end("the answer cannot be written");
  sqlite3_stmt *statement = prepared(text);
  int is_of_ids = !strcmp(form, "ids"), columns = sqlite3_column_count(statement);
  int64_t rows = 0;
  for (; sqlite3_step(statement) == SQLITE_ROW; rows++) {
    int64_t id = sqlite3_column_int64(statement, 0);
    if (is_of_ids) fwrite(&id, sizeof id, 1, file);
    for (int column = 0; !is_of_ids && column < columns; column++)
      fprintf(file, "%s%s", column ? "\t" : "", sqlite3_column_text(statement, column));
    if (!is_of_ids) fputc('\n', file);
  }
  sqlite3_finalize(statement);
  if (fclose(file)) end("the answer cannot be written");
  printf("{\"rows\": %" PRId64 "}\n", rows);
}

static int split(char *line, char **words) {
  int count = 0;
  line[strcspn(line, "\n")] = 0;
  for (char *rest = line; rest && count < most_words;) words[count++] = strsep(&rest, "\t");
  return count;
}

static void serve(char *line) {
  char *words[most_words];
  int count = split(line, words);
  if (count == 6 && !strcmp(words[0], "time"))
    time_runs(words[1], atol(words[2]), atol(words[3]), words[4], words[5]);
  else if (count == 4 && !strcmp(words[0], "answer"))
    write_answer(words[1], words[2], words[3]);
  else if (!strcmp(words[0], "memory"))
    printf("{\"kib\": %ld}\n", resident_kib());
  else
    end("no command");
  fflush(stdout);
}

int main(int count, char **arguments) {
  if (count != 2) end("usage: SQLiteWorker DATABASE");
  long before = resident_kib();
  int64_t start = nanoseconds();
  copy_into_memory(arguments[1]);
  int64_t elapsed = nanoseconds() - start;
  long after = resident_kib();
  sqlite3_stmt *counting = prepared("select count(*) from t");
  sqlite3_step(counting);
  int64_t rows = sqlite3_column_int64(counting, 0);
  sqlite3_finalize(counting);
  ids = malloc((rows + 1) * sizeof *ids);
  if (!ids) end("no memory");
  printf("{\"rows\": %" PRId64 ", \"ns\": %" PRId64 ", \"before_kib\": %ld, \"after_kib\": %ld}\n", rows, elapsed,
         before, after);
  fflush(stdout);
  char *line = NULL;
  size_t capacity = 0;
  while (getline(&line, &capacity, stdin) > 0) serve(line);
  return 0;
}

#ifndef PERIGEE_CREADLINE_SHIM_H
#define PERIGEE_CREADLINE_SHIM_H

#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <readline/readline.h>
#include <readline/history.h>

// Swift refuses C's global variables: they are read and written through functions.

static inline const char *perigee_readline_version(void) { return rl_library_version; }

/// Says what must be said before the library reads the user's ~/.inputrc: the name that `$if` asks for, that signals
/// are not its matter, and what holds unless the user's file says otherwise.
static inline void perigee_readline_prepare(int most_entries) {
  rl_readline_name = "perigee";
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_variable_bind("enable-bracketed-paste", "on");
  rl_variable_bind("show-all-if-ambiguous", "on");
  history_comment_char = '#';
  history_write_timestamps = 1;
  using_history();
  stifle_history(most_entries);
}

/// Hands completion to the caller: `find_word` tells where the word to be completed begins, `complete` what it may
/// become, `show` lists that. The library's own ideas of words and quotes are switched off.
static inline void perigee_readline_complete_with(
    rl_cpvfunc_t *find_word, rl_completion_func_t *complete, rl_compdisp_func_t *show) {
  rl_completion_word_break_hook = find_word;
  rl_attempted_completion_function = complete;
  rl_completion_display_matches_hook = show;
  rl_completer_quote_characters = NULL;
  rl_basic_quote_characters = "";
  rl_sort_completion_matches = 0;
  rl_ignore_completion_duplicates = 0;
}

static inline const char *perigee_readline_line(void) { return rl_line_buffer; }
static inline int perigee_readline_length(void) { return rl_end; }
static inline int perigee_readline_point(void) { return rl_point; }
static inline void perigee_readline_set_point(int point) { rl_point = point; }

/// What stands behind a finished word: 0 for nothing. Asked for anew by each completion.
static inline void perigee_readline_append(int character) {
  rl_completion_append_character = character;
  rl_completion_suppress_append = character == 0;
  rl_attempted_completion_over = 1;
}

/// Room for so many words and the end of their list, all empty; the library frees it.
static inline char **perigee_readline_new_matches(size_t count) { return calloc(count + 1, sizeof(char *)); }

/// A copy of a word, which the library frees.
static inline char *perigee_readline_copy(const char *bytes, size_t length) {
  char *copy = malloc(length + 1);
  if (copy == NULL) return NULL;
  memcpy(copy, bytes, length);
  copy[length] = 0;
  return copy;
}

static inline size_t perigee_readline_count(const char *line) { return strlen(line); }
static inline void perigee_readline_free(char *line) { free(line); }

/// False where the library has gone to a new line itself, as it does at the end of the input where it marks pastes.
static inline int perigee_readline_leaves_line_open(void) {
#if RL_READLINE_VERSION >= 0x0802
  const char *marks = rl_variable_value("enable-bracketed-paste");
  return !rl_eof_found || marks == NULL || strcmp(marks, "on") != 0;
#else
  return 1;
#endif
}

/// Writes where the library writes, in the same order.
static inline void perigee_readline_print(const char *bytes, size_t length) {
  fwrite(bytes, 1, length, rl_outstream);
  fflush(rl_outstream);
}

/// Ends the line at hand as an interrupt does: shows the sign of the key and goes to a new line.
static inline void perigee_readline_abandon(void) {
  rl_callback_sigcleanup();
  rl_point = rl_end;
  rl_redisplay();
  rl_echo_signal_char(SIGINT);
  rl_free_line_state();
  rl_crlf();
  fflush(rl_outstream);
}

static inline void perigee_readline_remember(const char *entry, const char *time) {
  add_history(entry);
  add_history_time(time);
}

#endif

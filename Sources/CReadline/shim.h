#ifndef PERIGEE_CREADLINE_SHIM_H
#define PERIGEE_CREADLINE_SHIM_H

#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>

// Swift refuses C's global variables: they are read through functions.

static inline const char *perigee_readline_version(void) { return rl_library_version; }

#endif

#ifndef PERIGEE_CTERMINAL_H
#define PERIGEE_CTERMINAL_H

// Programs on a pseudo-terminal, for tests: what the C library has for it, Swift's view of it does not show.

/// Starts a program in a session of its own whose terminal is new. `output` is a file that takes its standard output, or
/// NULL for the terminal. Gives the other end of the terminal and the process; returns 0, or what went wrong.
int perigee_test_start(const char *program, char *const *words, char *const *variables, const char *folder,
                       const char *output, int columns, int lines, int *descriptor, int *process);

/// Gives the terminal another size.
void perigee_test_resize(int descriptor, int columns, int lines);

#endif

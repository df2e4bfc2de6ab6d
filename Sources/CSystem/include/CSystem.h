#ifndef PERIGEE_CSYSTEM_H
#define PERIGEE_CSYSTEM_H

// What the C library has and Swift's view of it does not show, or shows in a way that Swift refuses.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Gives memory that has been freed back to the system, where the C library would keep it for later.
void perigee_return_freed_memory(void);

/// True where the process may have only so many addresses, or so much memory of its own.
bool perigee_are_addresses_limited(void);

/// Starts `sh -c command` with a descriptor as its standard input, and with all signals as they are by default.
/// Returns 0, or what went wrong.
int perigee_start_command(const char *command, int input, int *process);

/// Waits for a process to end. Returns its exit status, 128 and the signal that ended it, or -1.
int perigee_wait_for(int process);

/// Waits until nobody else holds the lock of a file, and takes it; closing the descriptor gives it back.
/// Returns 0, or what went wrong.
int perigee_lock_file(int descriptor);

/// Writes the path of the running program, and a zero behind it. Returns -1 where it is unknown or does not fit.
int perigee_executable_path(char *buffer, size_t capacity);

/// How many processors the process may run on, at least 1.
int perigee_processor_count(void);

/// The time of the wall clock, in microseconds since 1970-01-01T00:00:00Z.
int64_t perigee_current_time(void);

/// When a file was changed last, in the same measure; INT64_MIN of one that cannot be looked at.
int64_t perigee_modification_time(const char *path);

#endif

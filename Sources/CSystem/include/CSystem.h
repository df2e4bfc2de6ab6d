#ifndef PERIGEE_CSYSTEM_H
#define PERIGEE_CSYSTEM_H

// What the C library has and Swift's view of it does not show.

#include <stdint.h>

/// Gives memory that has been freed back to the system, where the C library would keep it for later.
void perigee_return_freed_memory(void);

/// The time of the wall clock, in microseconds since 1970-01-01T00:00:00Z.
int64_t perigee_current_time(void);

/// When a file was changed last, in the same measure; INT64_MIN of one that cannot be looked at.
int64_t perigee_modification_time(const char *path);

#endif

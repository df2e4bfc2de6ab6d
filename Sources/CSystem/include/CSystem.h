#ifndef PERIGEE_CSYSTEM_H
#define PERIGEE_CSYSTEM_H

// What the C library has and Swift's view of it does not show.

/// Gives memory that has been freed back to the system, where the C library would keep it for later.
void perigee_return_freed_memory(void);

#endif

#ifndef PERIGEE_BENCHMARKS_MEMORY_H
#define PERIGEE_BENCHMARKS_MEMORY_H

/// Gives memory that is free inside the process back to the system, where the C library can do that.
void memory_give_back(void);

#endif

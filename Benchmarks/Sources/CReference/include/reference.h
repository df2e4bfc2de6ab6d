#ifndef PERIGEE_REFERENCE_H
#define PERIGEE_REFERENCE_H

#include <stddef.h>
#include <stdint.h>

/// The sum of `count` bytes: what a plain loop in C needs to look at a column once.
uint64_t reference_sum(const uint8_t *bytes, size_t count);

#endif

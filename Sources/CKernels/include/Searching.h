#ifndef PERIGEE_SEARCHING_H
#define PERIGEE_SEARCHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Tests of texts that stand one behind another: text `i` of `count` is `bytes[offsets[i]..<offsets[i + 1]]`. Up to
// `readable` bytes may be looked at, which are at least those of the texts. The needle is not empty. With `fold` ASCII
// letters match in either case: the needle has small ones; what is found of texts that are not ASCII means nothing. Masks are as in Masks.h.

/// Sets the bits of the texts in which the needle occurs.
void perigee_contains_mask(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const uint8_t *needle,
    size_t length, bool fold, uint64_t *mask);

/// Sets the bits of the texts that begin with the needle.
void perigee_prefix_mask(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const uint8_t *needle,
    size_t length, bool fold, uint64_t *mask);

/// Sets the bits of the texts that are the needle.
void perigee_equal_mask(
    const uint8_t *bytes, const uint32_t *offsets, size_t count, const uint8_t *needle, size_t length,
    uint64_t *mask);

/// Sets the bits of the texts that are not ASCII.
void perigee_beyond_ascii_mask(const uint8_t *bytes, const uint32_t *offsets, size_t count, uint64_t *mask);

#endif

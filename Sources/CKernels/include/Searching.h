#ifndef PERIGEE_SEARCHING_H
#define PERIGEE_SEARCHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Tests of texts that stand one behind another: text `i` of `count` is `bytes[offsets[i]..<offsets[i + 1]]`. Up to
// `readable` bytes may be looked at, which are at least those of the texts. The needle is not empty. With `fold` ASCII
// letters match in either case: the needle has small ones; what is found of texts that are not ASCII means nothing. Masks
// are as in Masks.h.

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

/// Puts the rows of texts, of which there are less than 65,536, into buckets by a hash of their texts: `shelf` gets where
/// each of the 2^`bits` buckets ends, and behind that the rows, bucket by bucket. The hash depends on the machine.
/// `scratch` has room for a number a row.
void perigee_fill_shelf(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, unsigned bits, uint16_t *shelf,
    uint16_t *scratch);

/// Writes the rows of the buckets in which a text has to be, in ascending order, `room` at most; returns how many have been
/// written. Without room, how many there are.
size_t perigee_bucket_rows(
    const uint16_t *shelves, size_t shelf_count, size_t shelf_length, size_t rows_per_shelf, unsigned bits,
    const uint8_t *text, size_t length, uint32_t *target, size_t room);

/// Leaves those of some rows whose text is the needle, which may be empty here; returns how many these are.
size_t perigee_equal_rows(
    const uint8_t *bytes, const uint32_t *offsets, const uint8_t *needle, size_t length, uint32_t *rows, size_t count);

/// Keeps the bits of the texts in which the needle stands, with `at_start` at their beginning, and looks at those alone
/// whose bits are set. With `fold` those that are not ASCII lose their bit and get one in `beyond`; others have none there.
void perigee_needle_pick(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t words, const uint8_t *needle, size_t length,
    bool at_start, bool fold, uint64_t *mask, uint64_t *beyond);

/// Some stems of texts: what stands before the digits at a text's end. They are found by their hash.
typedef struct {
  /// The stems one behind another, and where each begins and ends.
  const uint8_t *bytes;
  const uint32_t *offsets;
  /// A stem's number + 1; 0 where there is none. The number of slots is a power of two, and `last_slot` one less.
  const uint16_t *slots;
  size_t last_slot;
  /// Eleven for each stem: that of a text without digits, and those by the first digit.
  const uint8_t *codes;
  /// The code of texts with other stems.
  uint8_t other;
} perigee_stems;

/// How long the stem of a text is.
size_t perigee_stem_length(const uint8_t *text, size_t length);

/// Fills slots, which are free and at least twice as many as the stems.
void perigee_stem_slots(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, uint16_t *slots, size_t last_slot);

/// Writes a code for each text by its stem.
void perigee_stem_codes(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const perigee_stems *stems,
    uint8_t *codes);

#endif

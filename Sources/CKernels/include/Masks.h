#ifndef PERIGEE_MASKS_H
#define PERIGEE_MASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Tests of many rows at once. A mask has a bit for each row, 64 rows to a word, the first row in the lowest bit; bits
// behind the last row are clear. Masks are written for `count` rows: (count + 63) / 64 words.

/// Sets the bits of the rows whose code is at least `low` and at most `low` + `span`.
void perigee_range_mask_8(const uint8_t *codes, size_t count, uint8_t low, uint8_t span, uint64_t *mask);
void perigee_range_mask_16(const uint16_t *codes, size_t count, uint16_t low, uint16_t span, uint64_t *mask);
void perigee_range_mask_32(const uint32_t *codes, size_t count, uint32_t low, uint32_t span, uint64_t *mask);
void perigee_range_mask_64(const uint64_t *codes, size_t count, uint64_t low, uint64_t span, uint64_t *mask);

/// Counts those rows.
size_t perigee_range_count_8(const uint8_t *codes, size_t count, uint8_t low, uint8_t span);
size_t perigee_range_count_16(const uint16_t *codes, size_t count, uint16_t low, uint16_t span);
size_t perigee_range_count_32(const uint32_t *codes, size_t count, uint32_t low, uint32_t span);
size_t perigee_range_count_64(const uint64_t *codes, size_t count, uint64_t low, uint64_t span);

/// Sets the bits of those rows among the ones whose bits are set in `among`, and looks at no other codes. `mask` may be
/// `among`.
void perigee_range_pick_8(
    const uint8_t *codes, const uint64_t *among, size_t words, uint8_t low, uint8_t span, uint64_t *mask);
void perigee_range_pick_16(
    const uint16_t *codes, const uint64_t *among, size_t words, uint16_t low, uint16_t span, uint64_t *mask);
void perigee_range_pick_32(
    const uint32_t *codes, const uint64_t *among, size_t words, uint32_t low, uint32_t span, uint64_t *mask);
void perigee_range_pick_64(
    const uint64_t *codes, const uint64_t *among, size_t words, uint64_t low, uint64_t span, uint64_t *mask);

/// Sets the bits of the rows whose code is in one of the ranges, which are at most 16: range `i` is from `lows[i]` to
/// `lows[i]` + `spans[i]`.
void perigee_ranges_mask_16(
    const uint16_t *codes, size_t count, const uint16_t *lows, const uint16_t *spans, size_t ranges, uint64_t *mask);

/// Sets the bits of the rows whose code is in a set. Bit `h` % 8 of byte `l` + `h` / 8 × 16 of the table tells of the code
/// `h` × 16 + `l`.
void perigee_table_mask_8(const uint8_t *codes, size_t count, const uint8_t *table, uint64_t *mask);

/// Sets the bits of the rows whose real lies from `low` to `high`.
void perigee_reals_mask(const double *reals, size_t count, double low, double high, uint64_t *mask);

/// Sets the bits of the rows for which left × factor − right × divisor > bound. Nothing of it overflows, and the bound taken
/// away from it does not either: the caller knows the largest codes.
void perigee_linear_mask_8(
    const uint8_t *left, const uint8_t *right, size_t count, int64_t factor, int64_t divisor, int64_t bound,
    uint64_t *mask);
void perigee_linear_mask_16(
    const uint16_t *left, const uint16_t *right, size_t count, int64_t factor, int64_t divisor, int64_t bound,
    uint64_t *mask);
void perigee_linear_mask_32(
    const uint32_t *left, const uint32_t *right, size_t count, int64_t factor, int64_t divisor, int64_t bound,
    uint64_t *mask);
void perigee_linear_mask_64(
    const uint64_t *left, const uint64_t *right, size_t count, int64_t factor, int64_t divisor, int64_t bound,
    uint64_t *mask);

/// Divides reals: a left code × `scales[1]` + `scales[0]` by a right one × `scales[3]` + `scales[2]`, both exact. Sets the
/// bits of the rows whose quotient lies from `low` to `high`, and in `defined` those of the rows that have one: all but
/// where the divisor is 0. `mask` has none of the others.
void perigee_quotient_mask_8(
    const uint8_t *left, const uint8_t *right, size_t count, const double *scales, double low, double high,
    uint64_t *mask, uint64_t *defined);
void perigee_quotient_mask_16(
    const uint16_t *left, const uint16_t *right, size_t count, const double *scales, double low, double high,
    uint64_t *mask, uint64_t *defined);
void perigee_quotient_mask_32(
    const uint32_t *left, const uint32_t *right, size_t count, const double *scales, double low, double high,
    uint64_t *mask, uint64_t *defined);
void perigee_quotient_mask_64(
    const uint64_t *left, const uint64_t *right, size_t count, const double *scales, double low, double high,
    uint64_t *mask, uint64_t *defined);

/// Keeps the bits that the other mask has, too; adds them; takes them away; exchanges all.
void perigee_mask_and(uint64_t *mask, const uint64_t *other, size_t words);
void perigee_mask_or(uint64_t *mask, const uint64_t *other, size_t words);
void perigee_mask_subtract(uint64_t *mask, const uint64_t *other, size_t words);
void perigee_mask_invert(uint64_t *mask, size_t words);

/// Writes the bits that both masks have; those that one of them has; those that one does not have.
void perigee_mask_and_of(uint64_t *mask, const uint64_t *first, const uint64_t *second, size_t words);
void perigee_mask_or_of(uint64_t *mask, const uint64_t *first, const uint64_t *second, size_t words);
void perigee_mask_not_of(uint64_t *mask, const uint64_t *other, size_t words);

/// How many bits are set.
size_t perigee_mask_count(const uint64_t *mask, size_t words);

/// Writes the numbers of the rows whose bits are set, the first bit's being `first`. `room` is how many numbers there
/// is room for: at least as many as bits are set; nothing is written behind it.
void perigee_mask_rows(const uint64_t *mask, size_t words, uint32_t first, uint32_t *rows, size_t room);

/// Writes numbers in 64 bits: base + code × step, wrapping.
void perigee_numbers_8(const uint8_t *codes, size_t count, int64_t base, int64_t step, int64_t *numbers);
void perigee_numbers_16(const uint16_t *codes, size_t count, int64_t base, int64_t step, int64_t *numbers);
void perigee_numbers_32(const uint32_t *codes, size_t count, int64_t base, int64_t step, int64_t *numbers);
void perigee_numbers_64(const uint64_t *codes, size_t count, int64_t base, int64_t step, int64_t *numbers);

/// Writes the numbers of the rows whose bits are set, of `count` rows: base + code × step, wrapping. `room` is how many
/// bits are set: so many numbers are written. With `is_streamed` they go past the caches where that is quicker.
void perigee_marked_numbers_8(
    const uint8_t *codes, size_t count, const uint64_t *mask, int64_t base, int64_t step, int64_t *numbers, size_t room,
    bool is_streamed);
void perigee_marked_numbers_16(
    const uint16_t *codes, size_t count, const uint64_t *mask, int64_t base, int64_t step, int64_t *numbers, size_t room,
    bool is_streamed);
void perigee_marked_numbers_32(
    const uint32_t *codes, size_t count, const uint64_t *mask, int64_t base, int64_t step, int64_t *numbers, size_t room,
    bool is_streamed);
void perigee_marked_numbers_64(
    const uint64_t *codes, size_t count, const uint64_t *mask, int64_t base, int64_t step, int64_t *numbers, size_t room,
    bool is_streamed);

/// The same for rows whose codes are a drift of a byte each: base + (bases[row / 256] + row % 256 + drift) × step. The
/// first row begins a stretch of 256.
void perigee_marked_drifts(
    const uint8_t *drifts, size_t count, const uint64_t *mask, int64_t base, const int64_t *bases, int64_t step,
    int64_t *numbers, size_t room, bool is_streamed);

#endif

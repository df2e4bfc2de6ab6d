#include "CKernels.h"

#include "TextHash.h"

// No versions: the texts begin anywhere, and one is hashed after the other.

PERIGEE_BODY size_t perigee_bucket(uint64_t hash, unsigned bits) { return (size_t)(hash >> 1 >> (63 - bits)); }

void perigee_fill_shelf(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, unsigned bits, uint16_t *shelf,
    uint16_t *scratch) {
  uint16_t *ends = shelf, *rows = shelf + ((size_t)1 << bits);
  memset(ends, 0, sizeof(uint16_t) << bits);
  for (size_t row = 0; row < count; row += 1) {
    size_t place = offsets[row];
    size_t bucket = perigee_bucket(
        perigee_text_hash(bytes + place, offsets[row + 1] - place, readable - place), bits);
    scratch[row] = (uint16_t)bucket;
    ends[bucket] += 1;
  }
  uint16_t start = 0;
  for (size_t bucket = 0; bucket < (size_t)1 << bits; bucket += 1) {
    uint16_t length = ends[bucket];
    ends[bucket] = start;
    start = (uint16_t)(start + length);
  }
  // Each is where its bucket begins, and goes up to where that ends.
  for (size_t row = 0; row < count; row += 1) rows[ends[scratch[row]]++] = (uint16_t)row;
}

size_t perigee_bucket_rows(
    const uint16_t *shelves, size_t shelf_count, size_t shelf_length, size_t rows_per_shelf, unsigned bits,
    const uint8_t *text, size_t length, uint32_t *target, size_t room) {
  const size_t bucket = perigee_bucket(perigee_text_hash(text, length, length), bits);
  size_t found = 0;
  for (size_t shelf = 0; shelf < shelf_count; shelf += 1) {
    const uint16_t *ends = shelves + shelf * shelf_length, *rows = ends + ((size_t)1 << bits);
    const size_t start = bucket == 0 ? 0 : ends[bucket - 1], end = ends[bucket];
    if (room == 0) {
      __builtin_prefetch(rows + start);
      found += end - start;
      continue;
    }
    for (size_t place = start; place < end && found < room; place += 1) {
      target[found] = (uint32_t)(shelf * rows_per_shelf + rows[place]);
      found += 1;
    }
  }
  return found;
}

// So many are asked for before the first of them is looked at.
enum { perigee_rows_at_once = 64 };

size_t perigee_equal_rows(
    const uint8_t *bytes, const uint32_t *offsets, const uint8_t *needle, size_t length, uint32_t *rows, size_t count) {
  size_t kept = 0;
  for (size_t start = 0; start < count; start += perigee_rows_at_once) {
    const size_t end = count - start < perigee_rows_at_once ? count : start + perigee_rows_at_once;
    uint32_t as_long[perigee_rows_at_once];
    size_t as_long_count = 0;
    for (size_t place = start; place < end; place += 1) __builtin_prefetch(offsets + rows[place]);
    for (size_t place = start; place < end; place += 1) {
      const uint32_t row = rows[place], offset = offsets[row];
      const bool is_as_long = offsets[row + 1] - offset == length;
      as_long[as_long_count] = row;
      as_long_count += is_as_long;
      __builtin_prefetch(is_as_long ? (const void *)(bytes + offset) : (const void *)(offsets + row));
    }
    for (size_t place = 0; place < as_long_count; place += 1) {
      const uint32_t row = as_long[place];
      if (memcmp(bytes + offsets[row], needle, length) != 0) continue;
      rows[kept] = row;
      kept += 1;
    }
  }
  return kept;
}

#include "CKernels.h"

#include "Versions.h"

PERIGEE_BODY size_t perigee_ascii_length_body(const uint8_t *bytes, size_t count) {
  size_t place = 0;
  for (; place + 256 <= count; place += 256) {
    perigee_bytes a, b, c, d;
    __builtin_memcpy(&a, bytes + place, 64);
    __builtin_memcpy(&b, bytes + place + 64, 64);
    __builtin_memcpy(&c, bytes + place + 128, 64);
    __builtin_memcpy(&d, bytes + place + 192, 64);
    uint64_t bits;
    PERIGEE_BITS((a | b | c | d) >= 0x80, bits);
    if (bits != 0) break;
  }
  for (; place + 8 <= count; place += 8) {
    uint64_t word;
    __builtin_memcpy(&word, bytes + place, 8);
    if ((word & 0x8080808080808080) != 0) break;
  }
  while (place < count && bytes[place] < 0x80) place += 1;
  return place;
}
PERIGEE_VERSIONS(size_t, perigee_ascii_length, (const uint8_t *bytes, size_t count), (bytes, count))

// True, of one byte or of each of a vector, where a field may end or a quote stands.
#define PERIGEE_IS_FIELD_MARK(bytes, separator) \
  (((bytes) == (separator)) | ((bytes) == '\n') | ((bytes) == '\r') | ((bytes) == '"'))

PERIGEE_BODY void perigee_field_marks_body(
    const uint8_t *bytes, size_t words, uint8_t separator, perigee_field_mark_bits *marks) {
  for (size_t word = 0; word < words; word += 1) {
    perigee_bytes part;
    __builtin_memcpy(&part, bytes + word * 64, 64);
    uint64_t separators;
    PERIGEE_BITS(part == separator, separators);
    PERIGEE_BITS(part == '\n', marks[word].line_feeds);
    PERIGEE_BITS(part == '"', marks[word].quotes);
    PERIGEE_BITS(part == '\r', marks[word].returns);
    marks[word].all = separators | marks[word].line_feeds | marks[word].quotes | marks[word].returns;
    marks[word].count = (uint64_t)__builtin_popcountll(marks[word].all);
  }
}
PERIGEE_VERSIONS(
    void, perigee_field_marks,
    (const uint8_t *bytes, size_t words, uint8_t separator, perigee_field_mark_bits *marks),
    (bytes, words, separator, marks))

PERIGEE_BODY size_t perigee_first_field_mark_body(const uint8_t *bytes, size_t count, uint8_t separator) {
  size_t place = 0;
  for (; place + 64 <= count; place += 64) {
    perigee_bytes part;
    __builtin_memcpy(&part, bytes + place, 64);
    uint64_t bits;
    PERIGEE_BITS(PERIGEE_IS_FIELD_MARK(part, separator), bits);
    if (bits != 0) return place + (size_t)__builtin_ctzll(bits);
  }
  while (place < count && !PERIGEE_IS_FIELD_MARK(bytes[place], separator)) place += 1;
  return place;
}
PERIGEE_VERSIONS(size_t, perigee_first_field_mark, (const uint8_t *bytes, size_t count, uint8_t separator), (bytes, count, separator))

PERIGEE_BODY size_t perigee_count_byte_body(const uint8_t *bytes, size_t count, uint8_t byte) {
  size_t found = 0;
  size_t place = 0;
  for (; place + 64 <= count; place += 64) {
    perigee_bytes part;
    __builtin_memcpy(&part, bytes + place, 64);
    uint64_t bits;
    PERIGEE_BITS(part == byte, bits);
    found += (size_t)__builtin_popcountll(bits);
  }
  for (; place < count; place += 1) found += bytes[place] == byte;
  return found;
}
PERIGEE_VERSIONS(size_t, perigee_count_byte, (const uint8_t *bytes, size_t count, uint8_t byte), (bytes, count, byte))

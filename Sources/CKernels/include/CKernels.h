#ifndef PERIGEE_CKERNELS_H
#define PERIGEE_CKERNELS_H

// Innermost loops that Swift has no instructions for: many bytes are compared at once, and the answers become bits.
// None of them reads outside the bytes that it is given.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "Durations.h"
#include "Masks.h"
#include "Searching.h"

/// Tells the processor that a loop waits for another thread.
static inline __attribute__((always_inline)) void perigee_pause(void) {
#if defined(__SSE2__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Tells the processor that memory will be read soon.
static inline __attribute__((always_inline)) void perigee_prefetch(const void *place) { __builtin_prefetch(place); }

/// True where so many bytes are the same in two places: by the C library's own vectors, for long ones.
static inline __attribute__((always_inline)) bool perigee_are_equal(const void *one, const void *other, size_t count) {
  return __builtin_memcmp(one, other, count) == 0;
}

/// How many bytes at the beginning are ASCII.
size_t perigee_ascii_length(const uint8_t *bytes, size_t count);

/// How often a byte occurs.
size_t perigee_count_byte(const uint8_t *bytes, size_t count, uint8_t byte);

/// The place of the first byte that is the separator, a line feed, a carriage return or a double quote; `count` where there
/// is none.
size_t perigee_first_field_mark(const uint8_t *bytes, size_t count, uint8_t separator);

/// A bit for each of 64 bytes of lines of fields.
typedef struct {
  /// Set where it is the separator, a line feed, a carriage return or a double quote.
  uint64_t all;
  /// Set where it is a line feed.
  uint64_t line_feeds;
  /// Set where it is a double quote.
  uint64_t quotes;
  /// Set where it is a carriage return.
  uint64_t returns;
  /// How many are set in `all`.
  uint64_t count;
} perigee_field_mark_bits;

/// Writes the marks of `words` times 64 bytes.
void perigee_field_marks(const uint8_t *bytes, size_t words, uint8_t separator, perigee_field_mark_bits *marks);

/// Of 16 bytes a bit for each that is a double quote, a backslash or a control character: where a text of JSON cannot
/// simply go on.
static inline __attribute__((always_inline)) uint32_t perigee_text_stops(const uint8_t *bytes) {
#if defined(__SSE2__)
  typedef uint8_t Bytes __attribute__((vector_size(16)));
  typedef char Signs __attribute__((vector_size(16)));
  Bytes part;
  __builtin_memcpy(&part, bytes, 16);
  return (uint32_t)__builtin_ia32_pmovmskb128((Signs)((part == '"') | (part == '\\') | (part < 0x20)));
#else
  uint32_t stops = 0;
  for (int place = 0; place < 16; place += 1) {
    uint8_t byte = bytes[place];
    stops |= (uint32_t)(byte == '"' || byte == '\\' || byte < 0x20) << place;
  }
  return stops;
#endif
}

/// How many of 32 bytes stand before the first that is a double quote, a backslash or a control character.
static inline __attribute__((always_inline)) uint32_t perigee_text_run32(const uint8_t *bytes) {
  uint32_t stops = perigee_text_stops(bytes) | perigee_text_stops(bytes + 16) << 16;
  return stops != 0 ? (uint32_t)__builtin_ctz(stops) : 32;
}

/// The same of 64 bytes.
static inline __attribute__((always_inline)) uint32_t perigee_text_run64(const uint8_t *bytes) {
#if defined(__SSE2__)
  uint64_t stops = perigee_text_stops(bytes);
  stops |= (uint64_t)perigee_text_stops(bytes + 16) << 16;
  stops |= (uint64_t)perigee_text_stops(bytes + 32) << 32;
  stops |= (uint64_t)perigee_text_stops(bytes + 48) << 48;
  return stops != 0 ? (uint32_t)__builtin_ctzll(stops) : 64;
#else
  uint32_t run = perigee_text_run32(bytes);
  return run < 32 ? run : 32 + perigee_text_run32(bytes + 32);
#endif
}

#endif

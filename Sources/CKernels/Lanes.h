#ifndef PERIGEE_LANES_H
#define PERIGEE_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "Versions.h"

// Vectors of 16 bytes, which every processor of 64 bits has: for plain versions of kernels, where the compiler would take
// the lanes of a longer vector apart. What x86-64 has only in later levels, as to compare numbers of 64 bits, is said
// in other words: by the sign of a difference.

typedef uint8_t perigee_bytes_16 __attribute__((vector_size(16)));
typedef int8_t perigee_signed_bytes_16 __attribute__((vector_size(16)));
typedef uint16_t perigee_halves_8 __attribute__((vector_size(16)));
typedef int16_t perigee_signed_halves_8 __attribute__((vector_size(16)));
typedef uint32_t perigee_words_4 __attribute__((vector_size(16)));
typedef int32_t perigee_signed_words_4 __attribute__((vector_size(16)));
typedef uint64_t perigee_longs_2 __attribute__((vector_size(16)));
typedef double perigee_doubles_2 __attribute__((vector_size(16)));
typedef bool perigee_marks_16 __attribute__((ext_vector_type(16)));

// Two codes, four and eight.
#define PERIGEE_CODES(bits, type)                                                  \
  typedef type perigee_two_##bits __attribute__((vector_size(bits / 4)));          \
  typedef type perigee_four_##bits __attribute__((vector_size(bits / 2)));         \
  typedef type perigee_eight_##bits __attribute__((vector_size(bits)));

PERIGEE_CODES(8, uint8_t)
PERIGEE_CODES(16, uint16_t)
PERIGEE_CODES(32, uint32_t)
PERIGEE_CODES(64, uint64_t)

/// A bit for each negative one of 16 lanes.
#define PERIGEE_SIGN_BITS(lanes, bits)                                                   \
  do {                                                                                   \
    perigee_marks_16 marks_ = __builtin_convertvector((lanes) < 0, perigee_marks_16);    \
    uint16_t found_;                                                                     \
    __builtin_memcpy(&found_, &marks_, sizeof(found_));                                  \
    (bits) = found_;                                                                     \
  } while (0)

PERIGEE_BODY uint64_t perigee_sign_bits_8(perigee_signed_bytes_16 lanes) {
  uint64_t bits;
  PERIGEE_SIGN_BITS(lanes, bits);
  return bits;
}

PERIGEE_BODY uint64_t perigee_sign_bits_16(perigee_signed_halves_8 first, perigee_signed_halves_8 second) {
  uint64_t bits;
  PERIGEE_SIGN_BITS(
      __builtin_shufflevector(first, second, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), bits);
  return bits;
}

PERIGEE_BODY uint64_t perigee_sign_bits_32(
    perigee_signed_words_4 first, perigee_signed_words_4 second, perigee_signed_words_4 third,
    perigee_signed_words_4 fourth) {
  uint64_t bits;
  PERIGEE_SIGN_BITS(
      __builtin_shufflevector(
          __builtin_shufflevector(first, second, 0, 1, 2, 3, 4, 5, 6, 7),
          __builtin_shufflevector(third, fourth, 0, 1, 2, 3, 4, 5, 6, 7),
          0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
      bits);
  return bits;
}

/// The upper halves of four lanes, which have the signs.
PERIGEE_BODY perigee_signed_words_4 perigee_upper_halves(perigee_longs_2 first, perigee_longs_2 second) {
  return __builtin_shufflevector((perigee_signed_words_4)first, (perigee_signed_words_4)second, 1, 3, 5, 7);
}

/// Where the values of four rows go that are put one behind another, where some are marked: a number of places on for the
/// second, the third and the fourth. Behind a row that is not marked the next one takes its place. What stands first is how
/// many are marked.
static const uint8_t perigee_places[16][4] = {
    {0, 0, 0, 0}, {1, 1, 1, 1}, {1, 0, 1, 1}, {2, 1, 2, 2}, {1, 0, 0, 1}, {2, 1, 1, 2}, {2, 0, 1, 2}, {3, 1, 2, 3},
    {1, 0, 0, 0}, {2, 1, 1, 1}, {2, 0, 1, 1}, {3, 1, 2, 2}, {2, 0, 0, 1}, {3, 1, 1, 2}, {3, 0, 1, 2}, {4, 1, 2, 3}};

#endif

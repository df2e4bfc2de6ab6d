#include "CKernels.h"

#include "Lanes.h"
#include "Versions.h"

// Tests of two columns at once.

typedef uint64_t perigee_longs __attribute__((vector_size(64)));
typedef int64_t perigee_signed_longs __attribute__((vector_size(64)));
typedef double perigee_doubles __attribute__((vector_size(64)));
typedef bool perigee_eight_marks __attribute__((ext_vector_type(8)));

/// A bit for each of eight lanes of a condition.
#define PERIGEE_EIGHT_BITS(condition, bits)                                                       \
  do {                                                                                            \
    perigee_eight_marks marks_ = __builtin_convertvector((condition), perigee_eight_marks);       \
    uint8_t found_;                                                                               \
    __builtin_memcpy(&found_, &marks_, sizeof(found_));                                           \
    (bits) = found_;                                                                              \
  } while (0)

// MARK: - Differences

// Negative where left × factor is more than right × divisor and the bound: no difference is so large that it loses its
// sign.
#define PERIGEE_SHORTFALL(left, right, factor, divisor, bound) ((right) * (divisor) + (bound) - (left) * (factor))

// Four rows, in the order 0, 2, 1, 3: those at even places are in the lower halves of the lanes, where the processor
// multiplies them without moving them.
#define PERIGEE_FOUR_SHORTFALLS(bits, type)                                                                  \
  PERIGEE_BODY perigee_signed_words_4 perigee_four_shortfalls_##bits(                                        \
      const type *left, const type *right, perigee_longs_2 factor, perigee_longs_2 divisor, perigee_longs_2 bound) { \
    perigee_four_##bits lefts, rights;                                                                       \
    __builtin_memcpy(&lefts, left, sizeof(lefts));                                                           \
    __builtin_memcpy(&rights, right, sizeof(rights));                                                        \
    perigee_longs_2 wide_left = (perigee_longs_2)__builtin_convertvector(lefts, perigee_words_4);            \
    perigee_longs_2 wide_right = (perigee_longs_2)__builtin_convertvector(rights, perigee_words_4);          \
    return perigee_upper_halves(                                                                             \
        PERIGEE_SHORTFALL(wide_left & UINT32_MAX, wide_right & UINT32_MAX, factor, divisor, bound),          \
        PERIGEE_SHORTFALL(wide_left >> 32, wide_right >> 32, factor, divisor, bound));                       \
  }

PERIGEE_FOUR_SHORTFALLS(8, uint8_t)
PERIGEE_FOUR_SHORTFALLS(16, uint16_t)
PERIGEE_FOUR_SHORTFALLS(32, uint32_t)

// Four rows in their order.
PERIGEE_BODY perigee_signed_words_4 perigee_four_shortfalls_64(
    const uint64_t *left, const uint64_t *right, perigee_longs_2 factor, perigee_longs_2 divisor, perigee_longs_2 bound) {
  perigee_longs_2 lefts[2], rights[2];
  __builtin_memcpy(lefts, left, sizeof(lefts));
  __builtin_memcpy(rights, right, sizeof(rights));
  return perigee_upper_halves(
      PERIGEE_SHORTFALL(lefts[0], rights[0], factor, divisor, bound),
      PERIGEE_SHORTFALL(lefts[1], rights[1], factor, divisor, bound));
}

/// Of each four bits the two in the middle change places.
PERIGEE_BODY uint64_t perigee_in_order(uint64_t bits) {
  uint64_t differing = (bits ^ bits >> 1) & 0x2222222222222222;
  return bits ^ (differing | differing << 1);
}

PERIGEE_BODY uint64_t perigee_as_it_is(uint64_t bits) { return bits; }

// `factors` is the type of both factors: those below 2^32 are multiplied in one step where others take several. The
// compiler has to see the type: once it has put the function into its caller, it knows the numbers' range no more.
#define PERIGEE_APART static __attribute__((noinline))

#define PERIGEE_LINEAR(kind, bits, type, factors, order)                                                    \
  PERIGEE_BODY uint64_t perigee_linear_rest_##kind##_##bits(                                                \
      const type *left, const type *right, size_t count, factors factor, factors divisor, int64_t bound) {  \
    uint64_t result = 0;                                                                                    \
    for (size_t row = 0; row < count; row += 1) {                                                           \
      int64_t difference =                                                                                  \
          (int64_t)((uint64_t)left[row] * (uint64_t)factor - (uint64_t)right[row] * (uint64_t)divisor);     \
      result |= (uint64_t)(difference > bound) << row;                                                      \
    }                                                                                                       \
    return result;                                                                                          \
  }                                                                                                         \
                                                                                                            \
  PERIGEE_BODY void perigee_linear_##kind##_##bits##_body(                                                  \
      const type *left, const type *right, size_t count, factors factor, factors divisor, int64_t bound,    \
      uint64_t *mask) {                                                                                     \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      uint64_t result = 0;                                                                                  \
      for (size_t part = 0; part < 64; part += 8) {                                                         \
        perigee_eight_##bits lefts, rights;                                                                 \
        __builtin_memcpy(&lefts, left + word * 64 + part, sizeof(lefts));                                   \
        __builtin_memcpy(&rights, right + word * 64 + part, sizeof(rights));                                \
        perigee_longs difference = __builtin_convertvector(lefts, perigee_longs) * (uint64_t)factor -       \
                                   __builtin_convertvector(rights, perigee_longs) * (uint64_t)divisor;      \
        uint64_t found;                                                                                     \
        PERIGEE_EIGHT_BITS((perigee_signed_longs)difference > bound, found);                                \
        result |= found << part;                                                                            \
      }                                                                                                     \
      mask[word] = result;                                                                                  \
    }                                                                                                       \
    if (count % 64 == 0) return;                                                                            \
    mask[words] = perigee_linear_rest_##kind##_##bits(                                                      \
        left + words * 64, right + words * 64, count % 64, factor, divisor, bound);                         \
  }                                                                                                         \
                                                                                                            \
  static void perigee_linear_##kind##_##bits##_plain(                                                       \
      const type *left, const type *right, size_t count, factors factor, factors divisor, int64_t bound,    \
      uint64_t *mask) {                                                                                     \
    const perigee_longs_2 factor_lanes = (perigee_longs_2){} + (uint64_t)factor;                            \
    const perigee_longs_2 divisor_lanes = (perigee_longs_2){} + (uint64_t)divisor;                          \
    const perigee_longs_2 bound_lanes = (perigee_longs_2){} + (uint64_t)bound;                              \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      uint64_t result = 0;                                                                                  \
      for (size_t part = 0; part < 64; part += 16) {                                                        \
        const type *lefts = left + word * 64 + part, *rights = right + word * 64 + part;                    \
        result |= perigee_sign_bits_32(                                                                     \
            perigee_four_shortfalls_##bits(lefts, rights, factor_lanes, divisor_lanes, bound_lanes),        \
            perigee_four_shortfalls_##bits(lefts + 4, rights + 4, factor_lanes, divisor_lanes, bound_lanes),\
            perigee_four_shortfalls_##bits(lefts + 8, rights + 8, factor_lanes, divisor_lanes, bound_lanes),\
            perigee_four_shortfalls_##bits(lefts + 12, rights + 12, factor_lanes, divisor_lanes, bound_lanes)) << part;\
      }                                                                                                     \
      mask[word] = order(result);                                                                           \
    }                                                                                                       \
    if (count % 64 == 0) return;                                                                            \
    mask[words] = perigee_linear_rest_##kind##_##bits(                                                      \
        left + words * 64, right + words * 64, count % 64, factor, divisor, bound);                         \
  }                                                                                                         \
  PERIGEE_BETTER_VERSIONS(                                                                                  \
      void, perigee_linear_##kind##_##bits,                                                                 \
      (const type *left, const type *right, size_t count, factors factor, factors divisor, int64_t bound,   \
       uint64_t *mask),                                                                                     \
      (left, right, count, factor, divisor, bound, mask))                                                   \
                                                                                                            \
  PERIGEE_APART void perigee_linear_##kind##_##bits(                                                             \
      const type *left, const type *right, size_t count, factors factor, factors divisor, int64_t bound,    \
      uint64_t *mask) {                                                                                     \
    PERIGEE_CHOICE(perigee_linear_##kind##_##bits, (left, right, count, factor, divisor, bound, mask))      \
  }

PERIGEE_LINEAR(small, 8, uint8_t, uint32_t, perigee_in_order)
PERIGEE_LINEAR(small, 16, uint16_t, uint32_t, perigee_in_order)
PERIGEE_LINEAR(small, 32, uint32_t, uint32_t, perigee_in_order)
PERIGEE_LINEAR(any, 8, uint8_t, int64_t, perigee_in_order)
PERIGEE_LINEAR(any, 16, uint16_t, int64_t, perigee_in_order)
PERIGEE_LINEAR(any, 32, uint32_t, int64_t, perigee_in_order)
PERIGEE_LINEAR(any, 64, uint64_t, int64_t, perigee_as_it_is)

#define PERIGEE_LINEAR_MASK(bits, type)                                                                     \
  void perigee_linear_mask_##bits(                                                                          \
      const type *left, const type *right, size_t count, int64_t factor, int64_t divisor, int64_t bound,    \
      uint64_t *mask) {                                                                                     \
    if ((factor | divisor) >> 32 == 0) {                                                                    \
      perigee_linear_small_##bits(left, right, count, (uint32_t)factor, (uint32_t)divisor, bound, mask);    \
    } else {                                                                                                \
      perigee_linear_any_##bits(left, right, count, factor, divisor, bound, mask);                          \
    }                                                                                                       \
  }

PERIGEE_LINEAR_MASK(8, uint8_t)
PERIGEE_LINEAR_MASK(16, uint16_t)
PERIGEE_LINEAR_MASK(32, uint32_t)

void perigee_linear_mask_64(
    const uint64_t *left, const uint64_t *right, size_t count, int64_t factor, int64_t divisor, int64_t bound,
    uint64_t *mask) {
  perigee_linear_any_64(left, right, count, factor, divisor, bound, mask);
}

// MARK: - Quotients

/// Four codes as reals.
typedef struct {
  perigee_doubles_2 first, second;
} perigee_four_doubles;

#define PERIGEE_FOUR_DOUBLES(bits, type)                                                                     \
  PERIGEE_BODY perigee_four_doubles perigee_four_doubles_##bits(const type *codes) {                         \
    perigee_four_##bits four;                                                                                \
    __builtin_memcpy(&four, codes, sizeof(four));                                                            \
    perigee_words_4 words = __builtin_convertvector(four, perigee_words_4);                                  \
    perigee_two_32 first = __builtin_shufflevector(words, words, 0, 1);                                      \
    perigee_two_32 second = __builtin_shufflevector(words, words, 2, 3);                                     \
    return (perigee_four_doubles){                                                                           \
        __builtin_convertvector(first, perigee_doubles_2), __builtin_convertvector(second, perigee_doubles_2)}; \
  }

PERIGEE_FOUR_DOUBLES(8, uint8_t)
PERIGEE_FOUR_DOUBLES(16, uint16_t)
PERIGEE_FOUR_DOUBLES(32, uint32_t)

PERIGEE_BODY perigee_four_doubles perigee_four_doubles_64(const uint64_t *codes) {
  perigee_longs_2 two[2];
  __builtin_memcpy(two, codes, sizeof(two));
  return (perigee_four_doubles){
      __builtin_convertvector(two[0], perigee_doubles_2), __builtin_convertvector(two[1], perigee_doubles_2)};
}

/// What is found of four rows: all bits of a lane are set, or none.
typedef struct {
  perigee_signed_words_4 inside, nonzero;
} perigee_four_tests;

PERIGEE_BODY perigee_four_tests perigee_test_quotients(
    perigee_four_doubles left, perigee_four_doubles right, const double *scales, double low, double high) {
  const perigee_doubles_2 first_divisor = right.first * scales[3] + scales[2];
  const perigee_doubles_2 second_divisor = right.second * scales[3] + scales[2];
  const perigee_doubles_2 first = (left.first * scales[1] + scales[0]) / first_divisor;
  const perigee_doubles_2 second = (left.second * scales[1] + scales[0]) / second_divisor;
  return (perigee_four_tests){
      perigee_upper_halves(
          (perigee_longs_2)((first >= low) & (first <= high)), (perigee_longs_2)((second >= low) & (second <= high))),
      perigee_upper_halves((perigee_longs_2)(first_divisor != 0), (perigee_longs_2)(second_divisor != 0))};
}

#define PERIGEE_QUOTIENT(bits, type)                                                                        \
  PERIGEE_BODY void perigee_quotient_rest_##bits(                                                           \
      const type *left, const type *right, size_t count, const double *scales, double low, double high,     \
      uint64_t *mask, uint64_t *defined) {                                                                  \
    uint64_t inside = 0, nonzero = 0;                                                                       \
    for (size_t row = 0; row < count; row += 1) {                                                           \
      double divisor = (double)right[row] * scales[3] + scales[2];                                          \
      double quotient = ((double)left[row] * scales[1] + scales[0]) / divisor;                              \
      inside |= (uint64_t)(quotient >= low && quotient <= high) << row;                                     \
      nonzero |= (uint64_t)(divisor != 0) << row;                                                           \
    }                                                                                                       \
    *mask = inside & nonzero;                                                                               \
    *defined = nonzero;                                                                                     \
  }                                                                                                         \
                                                                                                            \
  PERIGEE_BODY void perigee_quotient_mask_##bits##_body(                                                    \
      const type *left, const type *right, size_t count, const double *scales, double low, double high,     \
      uint64_t *mask, uint64_t *defined) {                                                                  \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      uint64_t inside = 0, nonzero = 0;                                                                     \
      for (size_t part = 0; part < 64; part += 8) {                                                         \
        perigee_eight_##bits lefts, rights;                                                                 \
        __builtin_memcpy(&lefts, left + word * 64 + part, sizeof(lefts));                                   \
        __builtin_memcpy(&rights, right + word * 64 + part, sizeof(rights));                                \
        perigee_doubles divisor = __builtin_convertvector(rights, perigee_doubles) * scales[3] + scales[2]; \
        perigee_doubles quotient =                                                                          \
            (__builtin_convertvector(lefts, perigee_doubles) * scales[1] + scales[0]) / divisor;            \
        uint64_t found, known;                                                                              \
        PERIGEE_EIGHT_BITS((quotient >= low) & (quotient <= high), found);                                  \
        PERIGEE_EIGHT_BITS(divisor != 0, known);                                                            \
        inside |= found << part;                                                                            \
        nonzero |= known << part;                                                                           \
      }                                                                                                     \
      mask[word] = inside & nonzero;                                                                        \
      defined[word] = nonzero;                                                                              \
    }                                                                                                       \
    if (count % 64 == 0) return;                                                                            \
    perigee_quotient_rest_##bits(                                                                           \
        left + words * 64, right + words * 64, count % 64, scales, low, high, mask + words, defined + words); \
  }                                                                                                         \
                                                                                                            \
  static void perigee_quotient_mask_##bits##_plain(                                                         \
      const type *left, const type *right, size_t count, const double *scales, double low, double high,     \
      uint64_t *mask, uint64_t *defined) {                                                                  \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      uint64_t inside = 0, nonzero = 0;                                                                     \
      for (size_t part = 0; part < 64; part += 16) {                                                        \
        const type *lefts = left + word * 64 + part, *rights = right + word * 64 + part;                    \
        perigee_four_tests first = perigee_test_quotients(                                                  \
            perigee_four_doubles_##bits(lefts), perigee_four_doubles_##bits(rights), scales, low, high);    \
        perigee_four_tests second = perigee_test_quotients(                                                 \
            perigee_four_doubles_##bits(lefts + 4), perigee_four_doubles_##bits(rights + 4), scales, low, high);\
        perigee_four_tests third = perigee_test_quotients(                                                  \
            perigee_four_doubles_##bits(lefts + 8), perigee_four_doubles_##bits(rights + 8), scales, low, high);\
        perigee_four_tests fourth = perigee_test_quotients(                                                 \
            perigee_four_doubles_##bits(lefts + 12), perigee_four_doubles_##bits(rights + 12), scales, low, high);\
        inside |= perigee_sign_bits_32(first.inside, second.inside, third.inside, fourth.inside) << part;   \
        nonzero |= perigee_sign_bits_32(first.nonzero, second.nonzero, third.nonzero, fourth.nonzero) << part;\
      }                                                                                                     \
      mask[word] = inside & nonzero;                                                                        \
      defined[word] = nonzero;                                                                              \
    }                                                                                                       \
    if (count % 64 == 0) return;                                                                            \
    perigee_quotient_rest_##bits(                                                                           \
        left + words * 64, right + words * 64, count % 64, scales, low, high, mask + words, defined + words); \
  }                                                                                                         \
  PERIGEE_VERSIONS_BESIDE_PLAIN(                                                                            \
      void, perigee_quotient_mask_##bits,                                                                   \
      (const type *left, const type *right, size_t count, const double *scales, double low, double high,    \
       uint64_t *mask, uint64_t *defined),                                                                  \
      (left, right, count, scales, low, high, mask, defined))

PERIGEE_QUOTIENT(8, uint8_t)
PERIGEE_QUOTIENT(16, uint16_t)
PERIGEE_QUOTIENT(32, uint32_t)
PERIGEE_QUOTIENT(64, uint64_t)

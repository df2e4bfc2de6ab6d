#include "CKernels.h"

#include "Versions.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// MARK: - Ranges

// A code is in a range where its distance from the smallest, wrapping, is at most the span: one comparison. Codes of
// several bytes fill several vectors for the 64 bits of a word.
#define PERIGEE_RANGE(bits, type)                                                                           \
  typedef type perigee_codes_##bits __attribute__((vector_size(64)));                                       \
  typedef bool perigee_lanes_##bits __attribute__((ext_vector_type(512 / bits)));                           \
                                                                                                            \
  PERIGEE_BODY uint64_t perigee_range_word_##bits(const type *codes, type low, type span) {                 \
    uint64_t word = 0;                                                                                      \
    for (size_t part = 0; part < bits / 8; part += 1) {                                                     \
      perigee_codes_##bits values;                                                                          \
      __builtin_memcpy(&values, codes + part * (512 / bits), 64);                                           \
      perigee_lanes_##bits lanes = __builtin_convertvector((values - low) <= span, perigee_lanes_##bits);   \
      uint64_t found = 0;                                                                                   \
      __builtin_memcpy(&found, &lanes, sizeof(lanes));                                                      \
      word |= found << (part * (512 / bits));                                                               \
    }                                                                                                       \
    return word;                                                                                            \
  }                                                                                                         \
                                                                                                            \
  PERIGEE_BODY uint64_t perigee_range_rest_##bits(const type *codes, size_t count, type low, type span) {   \
    uint64_t word = 0;                                                                                      \
    for (size_t row = 0; row < count; row += 1) {                                                           \
      word |= (uint64_t)((type)(codes[row] - low) <= span) << row;                                          \
    }                                                                                                       \
    return word;                                                                                            \
  }                                                                                                         \
                                                                                                            \
  PERIGEE_BODY void perigee_range_mask_##bits##_body(                                                       \
      const type *codes, size_t count, type low, type span, uint64_t *mask) {                               \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      mask[word] = perigee_range_word_##bits(codes + word * 64, low, span);                                 \
    }                                                                                                       \
    if (count % 64 != 0) mask[words] = perigee_range_rest_##bits(codes + words * 64, count % 64, low, span); \
  }                                                                                                         \
  PERIGEE_VERSIONS(                                                                                         \
      void, perigee_range_mask_##bits,                                                                      \
      (const type *codes, size_t count, type low, type span, uint64_t *mask), (codes, count, low, span, mask)) \
                                                                                                            \
  PERIGEE_BODY size_t perigee_range_count_##bits##_body(                                                    \
      const type *codes, size_t count, type low, type span) {                                               \
    size_t found = 0;                                                                                       \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      found += (size_t)__builtin_popcountll(perigee_range_word_##bits(codes + word * 64, low, span));       \
    }                                                                                                       \
    uint64_t rest = perigee_range_rest_##bits(codes + words * 64, count % 64, low, span);                   \
    return found + (size_t)__builtin_popcountll(rest);                                                      \
  }                                                                                                         \
  PERIGEE_VERSIONS(                                                                                         \
      size_t, perigee_range_count_##bits, (const type *codes, size_t count, type low, type span),           \
      (codes, count, low, span))

PERIGEE_RANGE(8, uint8_t)
PERIGEE_RANGE(16, uint16_t)
PERIGEE_RANGE(32, uint32_t)
PERIGEE_RANGE(64, uint64_t)

// Several ranges: the lanes of all are joined before they become bits, which costs more than comparing does.
#define PERIGEE_RANGES(bits, type)                                                                          \
  PERIGEE_BODY uint64_t perigee_ranges_word_##bits(                                                         \
      const type *codes, const type *lows, const type *spans, size_t ranges) {                              \
    uint64_t word = 0;                                                                                      \
    for (size_t part = 0; part < bits / 8; part += 1) {                                                     \
      perigee_codes_##bits values;                                                                          \
      __builtin_memcpy(&values, codes + part * (512 / bits), 64);                                           \
      perigee_codes_##bits joined = values ^ values;                                                        \
      for (size_t range = 0; range < ranges; range += 1) {                                                  \
        joined |= (perigee_codes_##bits)((values - lows[range]) <= spans[range]);                           \
      }                                                                                                     \
      perigee_lanes_##bits lanes = __builtin_convertvector(joined != 0, perigee_lanes_##bits);              \
      uint64_t found = 0;                                                                                   \
      __builtin_memcpy(&found, &lanes, sizeof(lanes));                                                      \
      word |= found << (part * (512 / bits));                                                               \
    }                                                                                                       \
    return word;                                                                                            \
  }                                                                                                         \
                                                                                                            \
  PERIGEE_BODY void perigee_ranges_mask_##bits##_body(                                                      \
      const type *codes, size_t count, const type *lows, const type *spans, size_t ranges, uint64_t *mask) { \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      mask[word] = perigee_ranges_word_##bits(codes + word * 64, lows, spans, ranges);                      \
    }                                                                                                       \
    if (count % 64 == 0) return;                                                                            \
    mask[words] = 0;                                                                                        \
    for (size_t range = 0; range < ranges; range += 1) {                                                    \
      mask[words] |= perigee_range_rest_##bits(codes + words * 64, count % 64, lows[range], spans[range]);  \
    }                                                                                                       \
  }                                                                                                         \
  PERIGEE_VERSIONS(                                                                                         \
      void, perigee_ranges_mask_##bits,                                                                     \
      (const type *codes, size_t count, const type *lows, const type *spans, size_t ranges, uint64_t *mask), \
      (codes, count, lows, spans, ranges, mask))

PERIGEE_RANGES(8, uint8_t)
PERIGEE_RANGES(16, uint16_t)

#if defined(__x86_64__)
// Any set of codes of a byte: by the lower half of a code a table tells for which upper halves it is in the set, a bit
// for each of eight; a second table does for the other eight. A few instructions, however many codes there are.
__attribute__((target("arch=x86-64-v4"), min_vector_width(512))) static void perigee_set_mask_8_v4(
    const uint8_t *codes, size_t words, const uint8_t *table, uint64_t *mask) {
  const __m512i low_halves = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)table));
  const __m512i high_halves = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(table + 16)));
  const __m512i bits = _mm512_set1_epi64((int64_t)0x8040201008040201);
  const __m512i half = _mm512_set1_epi8(15);
  for (size_t word = 0; word < words; word += 1) {
    __m512i values = _mm512_loadu_si512(codes + word * 64);
    __m512i lower = _mm512_and_si512(values, half);
    __m512i upper = _mm512_and_si512(_mm512_srli_epi16(values, 4), half);
    __m512i uppers = _mm512_mask_shuffle_epi8(
        _mm512_shuffle_epi8(low_halves, lower), _mm512_movepi8_mask(values), high_halves, lower);
    mask[word] = _mm512_test_epi8_mask(uppers, _mm512_shuffle_epi8(bits, upper));
  }
}

__attribute__((target("arch=x86-64-v3"))) static void perigee_set_mask_8_v3(
    const uint8_t *codes, size_t words, const uint8_t *table, uint64_t *mask) {
  const __m256i low_halves = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
  const __m256i high_halves = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(table + 16)));
  const __m256i bits = _mm256_set1_epi64x((int64_t)0x8040201008040201);
  const __m256i half = _mm256_set1_epi8(15);
  for (size_t word = 0; word < words * 2; word += 1) {
    __m256i values = _mm256_loadu_si256((const __m256i *)(codes + word * 32));
    __m256i lower = _mm256_and_si256(values, half);
    __m256i upper = _mm256_and_si256(_mm256_srli_epi16(values, 4), half);
    __m256i uppers = _mm256_blendv_epi8(
        _mm256_shuffle_epi8(low_halves, lower), _mm256_shuffle_epi8(high_halves, lower), values);
    __m256i found = _mm256_and_si256(uppers, _mm256_shuffle_epi8(bits, upper));
    uint32_t missing = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(found, _mm256_setzero_si256()));
    __builtin_memcpy((uint8_t *)mask + word * 4, &(uint32_t){~missing}, 4);
  }
}
#endif

/// Tests the codes of whole words by the table, where the processor looks up many at a time; returns of how many words.
static size_t perigee_set_mask_words(const uint8_t *codes, size_t count, const uint8_t *table, uint64_t *mask) {
#if defined(__x86_64__)
  if (perigee_level == perigee_v4) {
    perigee_set_mask_8_v4(codes, count / 64, table, mask);
    return count / 64;
  }
  if (perigee_level == perigee_v3) {
    perigee_set_mask_8_v3(codes, count / 64, table, mask);
    return count / 64;
  }
#endif
  return 0;
}

void perigee_set_mask_8(
    const uint8_t *codes, size_t count, const uint8_t *table, const uint8_t *lows, const uint8_t *spans,
    size_t ranges, uint64_t *mask) {
  size_t words = perigee_set_mask_words(codes, count, table, mask);
  if (words * 64 < count) {
    perigee_ranges_mask_8(codes + words * 64, count - words * 64, lows, spans, ranges, mask + words);
  }
}

/// Tests the codes of whole words where the processor looks up one at a time: by a byte for each code there is. Taking each
/// bit from the table took three times as long.
static size_t perigee_table_mask_words(const uint8_t *codes, size_t count, const uint8_t *table, uint64_t *mask) {
  uint8_t has[256];
  for (size_t code = 0; code < 256; code += 1) {
    size_t upper = code >> 4;
    has[code] = table[(code & 15) + upper / 8 * 16] >> (upper % 8) & 1;
  }
  for (size_t word = 0; word < count / 64; word += 1) {
    uint64_t bits = 0;
    for (size_t part = 0; part < 64; part += 8) {
      const uint8_t *eight = codes + word * 64 + part;
      uint32_t few = has[eight[0]] | has[eight[1]] << 1 | has[eight[2]] << 2 | has[eight[3]] << 3;
      few |= has[eight[4]] << 4 | has[eight[5]] << 5 | has[eight[6]] << 6 | has[eight[7]] << 7;
      bits |= (uint64_t)few << part;
    }
    mask[word] = bits;
  }
  return count / 64;
}

// The table alone, for sets that are no few ranges.
void perigee_table_mask_8(const uint8_t *codes, size_t count, const uint8_t *table, uint64_t *mask) {
  size_t words = perigee_set_mask_words(codes, count, table, mask);
  if (words == 0 && count >= 256) words = perigee_table_mask_words(codes, count, table, mask);
  for (size_t start = words * 64; start < count; start += 64) {
    uint64_t bits = 0;
    for (size_t row = start; row < count && row < start + 64; row += 1) {
      uint8_t code = codes[row], upper = code >> 4;
      bits |= (uint64_t)(table[(code & 15) + upper / 8 * 16] >> (upper % 8) & 1) << (row - start);
    }
    mask[start / 64] = bits;
  }
}

typedef double perigee_doubles __attribute__((vector_size(64)));

PERIGEE_BODY void perigee_reals_mask_body(
    const double *reals, size_t count, double low, double high, uint64_t *mask) {
  size_t words = count / 64;
  for (size_t word = 0; word < words; word += 1) {
    uint64_t bits = 0;
    for (size_t part = 0; part < 8; part += 1) {
      perigee_doubles values;
      __builtin_memcpy(&values, reals + word * 64 + part * 8, 64);
      perigee_lanes_64 lanes =
          __builtin_convertvector((values >= low) & (values <= high), perigee_lanes_64);
      uint8_t found = 0;
      __builtin_memcpy(&found, &lanes, sizeof(lanes));
      bits |= (uint64_t)found << (part * 8);
    }
    mask[word] = bits;
  }
  if (count % 64 == 0) return;
  uint64_t bits = 0;
  for (size_t row = words * 64; row < count; row += 1) {
    bits |= (uint64_t)(reals[row] >= low && reals[row] <= high) << (row % 64);
  }
  mask[words] = bits;
}
PERIGEE_VERSIONS(
    void, perigee_reals_mask, (const double *reals, size_t count, double low, double high, uint64_t *mask),
    (reals, count, low, high, mask))

// MARK: - Two columns

typedef int64_t perigee_longs __attribute__((vector_size(64)));

#define PERIGEE_LINEAR(bits, type)                                                                          \
  typedef type perigee_eight_##bits __attribute__((vector_size(bits)));                                     \
                                                                                                            \
  PERIGEE_BODY void perigee_linear_mask_##bits##_body(                                                      \
      const type *left, const type *right, size_t count, int64_t factor, int64_t divisor, int64_t bound,    \
      uint64_t *mask) {                                                                                     \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      uint64_t result = 0;                                                                                  \
      for (size_t part = 0; part < 8; part += 1) {                                                          \
        perigee_eight_##bits lefts, rights;                                                                 \
        __builtin_memcpy(&lefts, left + word * 64 + part * 8, sizeof(lefts));                               \
        __builtin_memcpy(&rights, right + word * 64 + part * 8, sizeof(rights));                            \
        perigee_longs difference = __builtin_convertvector(lefts, perigee_longs) * factor -                 \
                                   __builtin_convertvector(rights, perigee_longs) * divisor;                \
        perigee_lanes_64 lanes = __builtin_convertvector(difference > bound, perigee_lanes_64);             \
        uint8_t found = 0;                                                                                  \
        __builtin_memcpy(&found, &lanes, sizeof(lanes));                                                    \
        result |= (uint64_t)found << (part * 8);                                                            \
      }                                                                                                     \
      mask[word] = result;                                                                                  \
    }                                                                                                       \
    if (count % 64 == 0) return;                                                                            \
    uint64_t result = 0;                                                                                    \
    for (size_t row = words * 64; row < count; row += 1) {                                                  \
      int64_t difference = (int64_t)left[row] * factor - (int64_t)right[row] * divisor;                     \
      result |= (uint64_t)(difference > bound) << (row % 64);                                               \
    }                                                                                                       \
    mask[words] = result;                                                                                   \
  }                                                                                                         \
  PERIGEE_VERSIONS(                                                                                         \
      void, perigee_linear_mask_##bits,                                                                     \
      (const type *left, const type *right, size_t count, int64_t factor, int64_t divisor, int64_t bound,   \
       uint64_t *mask),                                                                                     \
      (left, right, count, factor, divisor, bound, mask))

PERIGEE_LINEAR(8, uint8_t)
PERIGEE_LINEAR(16, uint16_t)
PERIGEE_LINEAR(32, uint32_t)
PERIGEE_LINEAR(64, uint64_t)

#define PERIGEE_QUOTIENT(bits, type)                                                                        \
  PERIGEE_BODY void perigee_quotient_mask_##bits##_body(                                                    \
      const type *left, const type *right, size_t count, const double *scales, double low, double high,     \
      uint64_t *mask, uint64_t *defined) {                                                                  \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      uint64_t inside = 0, nonzero = 0;                                                                     \
      for (size_t part = 0; part < 8; part += 1) {                                                          \
        perigee_eight_##bits lefts, rights;                                                                 \
        __builtin_memcpy(&lefts, left + word * 64 + part * 8, sizeof(lefts));                               \
        __builtin_memcpy(&rights, right + word * 64 + part * 8, sizeof(rights));                            \
        perigee_doubles divisor = __builtin_convertvector(rights, perigee_doubles) * scales[3] + scales[2]; \
        perigee_doubles quotient =                                                                          \
            (__builtin_convertvector(lefts, perigee_doubles) * scales[1] + scales[0]) / divisor;            \
        perigee_lanes_64 lanes =                                                                            \
            __builtin_convertvector((quotient >= low) & (quotient <= high), perigee_lanes_64);              \
        perigee_lanes_64 sure = __builtin_convertvector(divisor != 0, perigee_lanes_64);                    \
        uint8_t found = 0, known = 0;                                                                       \
        __builtin_memcpy(&found, &lanes, sizeof(lanes));                                                    \
        __builtin_memcpy(&known, &sure, sizeof(sure));                                                      \
        inside |= (uint64_t)found << (part * 8);                                                            \
        nonzero |= (uint64_t)known << (part * 8);                                                           \
      }                                                                                                     \
      mask[word] = inside & nonzero;                                                                        \
      defined[word] = nonzero;                                                                              \
    }                                                                                                       \
    if (count % 64 == 0) return;                                                                            \
    uint64_t inside = 0, nonzero = 0;                                                                       \
    for (size_t row = words * 64; row < count; row += 1) {                                                  \
      double divisor = (double)right[row] * scales[3] + scales[2];                                          \
      double quotient = ((double)left[row] * scales[1] + scales[0]) / divisor;                              \
      inside |= (uint64_t)(quotient >= low && quotient <= high) << (row % 64);                              \
      nonzero |= (uint64_t)(divisor != 0) << (row % 64);                                                    \
    }                                                                                                       \
    mask[words] = inside & nonzero;                                                                         \
    defined[words] = nonzero;                                                                               \
  }                                                                                                         \
  PERIGEE_VERSIONS(                                                                                         \
      void, perigee_quotient_mask_##bits,                                                                   \
      (const type *left, const type *right, size_t count, const double *scales, double low, double high,    \
       uint64_t *mask, uint64_t *defined),                                                                  \
      (left, right, count, scales, low, high, mask, defined))

PERIGEE_QUOTIENT(8, uint8_t)
PERIGEE_QUOTIENT(16, uint16_t)
PERIGEE_QUOTIENT(32, uint32_t)
PERIGEE_QUOTIENT(64, uint64_t)

// MARK: - Masks

PERIGEE_BODY void perigee_mask_and_body(uint64_t *mask, const uint64_t *other, size_t words) {
  for (size_t word = 0; word < words; word += 1) mask[word] &= other[word];
}
PERIGEE_VERSIONS(
    void, perigee_mask_and, (uint64_t *mask, const uint64_t *other, size_t words), (mask, other, words))

PERIGEE_BODY void perigee_mask_or_body(uint64_t *mask, const uint64_t *other, size_t words) {
  for (size_t word = 0; word < words; word += 1) mask[word] |= other[word];
}
PERIGEE_VERSIONS(
    void, perigee_mask_or, (uint64_t *mask, const uint64_t *other, size_t words), (mask, other, words))

PERIGEE_BODY void perigee_mask_subtract_body(uint64_t *mask, const uint64_t *other, size_t words) {
  for (size_t word = 0; word < words; word += 1) mask[word] &= ~other[word];
}
PERIGEE_VERSIONS(
    void, perigee_mask_subtract, (uint64_t *mask, const uint64_t *other, size_t words), (mask, other, words))

PERIGEE_BODY void perigee_mask_and_of_body(
    uint64_t *mask, const uint64_t *first, const uint64_t *second, size_t words) {
  for (size_t word = 0; word < words; word += 1) mask[word] = first[word] & second[word];
}
PERIGEE_VERSIONS(
    void, perigee_mask_and_of, (uint64_t *mask, const uint64_t *first, const uint64_t *second, size_t words),
    (mask, first, second, words))

PERIGEE_BODY void perigee_mask_or_of_body(
    uint64_t *mask, const uint64_t *first, const uint64_t *second, size_t words) {
  for (size_t word = 0; word < words; word += 1) mask[word] = first[word] | second[word];
}
PERIGEE_VERSIONS(
    void, perigee_mask_or_of, (uint64_t *mask, const uint64_t *first, const uint64_t *second, size_t words),
    (mask, first, second, words))

PERIGEE_BODY void perigee_mask_not_of_body(uint64_t *mask, const uint64_t *other, size_t words) {
  for (size_t word = 0; word < words; word += 1) mask[word] = ~other[word];
}
PERIGEE_VERSIONS(
    void, perigee_mask_not_of, (uint64_t *mask, const uint64_t *other, size_t words), (mask, other, words))

PERIGEE_BODY void perigee_mask_invert_body(uint64_t *mask, size_t words) {
  for (size_t word = 0; word < words; word += 1) mask[word] = ~mask[word];
}
PERIGEE_VERSIONS(void, perigee_mask_invert, (uint64_t *mask, size_t words), (mask, words))

PERIGEE_BODY size_t perigee_mask_count_body(const uint64_t *mask, size_t words) {
  uint64_t found = 0;
  for (size_t word = 0; word < words; word += 1) found += (uint64_t)__builtin_popcountll(mask[word]);
  return (size_t)found;
}
PERIGEE_VERSIONS(size_t, perigee_mask_count, (const uint64_t *mask, size_t words), (mask, words))

// MARK: - Rows

static inline uint32_t *perigee_word_rows(uint64_t word, uint32_t first, uint32_t *rows) {
  while (word != 0) {
    *rows = first + (uint32_t)__builtin_ctzll(word);
    rows += 1;
    word &= word - 1;
  }
  return rows;
}

// Where bits are few, most words have none, and to ask each of them would be guessed wrong by the processor again and
// again: first those that have some are listed, without a question.
enum { perigee_words_at_once = 256 };

PERIGEE_BODY size_t perigee_used_words(const uint64_t *mask, size_t words, uint16_t *used) {
  size_t count = 0;
  for (size_t word = 0; word < words; word += 1) {
    used[count] = (uint16_t)word;
    count += mask[word] != 0;
  }
  return count;
}

static void perigee_mask_rows_plain(const uint64_t *mask, size_t words, uint32_t first, uint32_t *rows) {
  uint16_t used[perigee_words_at_once + 1];
  for (size_t start = 0; start < words; start += perigee_words_at_once) {
    size_t part = words - start < perigee_words_at_once ? words - start : perigee_words_at_once;
    size_t count = perigee_used_words(mask + start, part, used);
    for (size_t index = 0; index < count; index += 1) {
      size_t word = start + used[index];
      rows = perigee_word_rows(mask[word], first + (uint32_t)(word * 64), rows);
    }
  }
}

#if defined(__x86_64__)
// Compressing a vector beats going from bit to bit from about eight bits in a word on. It stores whole vectors, so it
// stops while there is room for one.
__attribute__((target("arch=x86-64-v4"))) static void perigee_mask_rows_v4(
    const uint64_t *mask, size_t words, uint32_t first, uint32_t *rows, size_t room) {
  const uint32_t *end = rows + room;
  const __m512i places = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  size_t word = 0;
  for (; word < words && (size_t)(end - rows) >= 80; word += 1) {
    uint64_t bits = mask[word];
    uint32_t start = first + (uint32_t)(word * 64);
    if (__builtin_popcountll(bits) < 8) {
      rows = perigee_word_rows(bits, start, rows);
      continue;
    }
    for (uint32_t part = 0; part < 4; part += 1) {
      __mmask16 lanes = (__mmask16)(bits >> (part * 16));
      __m512i numbers = _mm512_add_epi32(places, _mm512_set1_epi32((int)(start + part * 16)));
      _mm512_storeu_si512(rows, _mm512_maskz_compress_epi32(lanes, numbers));
      rows += __builtin_popcount(lanes);
    }
  }
  perigee_mask_rows_plain(mask + word, words - word, first + (uint32_t)(word * 64), rows);
}
#endif

void perigee_mask_rows(const uint64_t *mask, size_t words, uint32_t first, uint32_t *rows, size_t room) {
#if defined(__x86_64__)
  if (perigee_level == perigee_v4 && room > words) {
    perigee_mask_rows_v4(mask, words, first, rows, room);
    return;
  }
#endif
  (void)room;
  perigee_mask_rows_plain(mask, words, first, rows);
}

// MARK: - Picking

#define PERIGEE_PICK(bits, type)                                                                            \
  PERIGEE_BODY void perigee_range_pick_##bits##_body(                                                       \
      const type *codes, const uint64_t *among, size_t words, type low, type span, uint64_t *mask) {        \
    uint16_t used[perigee_words_at_once + 1];                                                               \
    for (size_t start = 0; start < words; start += perigee_words_at_once) {                                 \
      size_t part = words - start < perigee_words_at_once ? words - start : perigee_words_at_once;          \
      size_t count = perigee_used_words(among + start, part, used);                                         \
      if (mask != among) __builtin_memset(mask + start, 0, part * 8);                                       \
      for (size_t index = 0; index < count; index += 1) {                                                   \
        size_t word = start + used[index];                                                                  \
        uint64_t found = 0;                                                                                 \
        for (uint64_t rest = among[word]; rest != 0; rest &= rest - 1) {                                    \
          size_t place = (size_t)__builtin_ctzll(rest);                                                     \
          found |= (uint64_t)((type)(codes[word * 64 + place] - low) <= span) << place;                     \
        }                                                                                                   \
        mask[word] = found;                                                                                 \
      }                                                                                                     \
    }                                                                                                       \
  }                                                                                                         \
  PERIGEE_VERSIONS(                                                                                         \
      void, perigee_range_pick_##bits,                                                                      \
      (const type *codes, const uint64_t *among, size_t words, type low, type span, uint64_t *mask),        \
      (codes, among, words, low, span, mask))

PERIGEE_PICK(8, uint8_t)
PERIGEE_PICK(16, uint16_t)
PERIGEE_PICK(32, uint32_t)
PERIGEE_PICK(64, uint64_t)

// MARK: - Numbers

#define PERIGEE_NUMBERS(bits, type)                                                                  \
  PERIGEE_BODY void perigee_numbers_##bits##_body(                                                   \
      const type *codes, size_t count, int64_t base, int64_t step, int64_t *numbers) {               \
    for (size_t row = 0; row < count; row += 1) {                                                    \
      numbers[row] = (int64_t)((uint64_t)base + (uint64_t)codes[row] * (uint64_t)step);              \
    }                                                                                                \
  }                                                                                                  \
  PERIGEE_VERSIONS(                                                                                  \
      void, perigee_numbers_##bits,                                                                  \
      (const type *codes, size_t count, int64_t base, int64_t step, int64_t *numbers),               \
      (codes, count, base, step, numbers))

PERIGEE_NUMBERS(8, uint8_t)
PERIGEE_NUMBERS(16, uint16_t)
PERIGEE_NUMBERS(32, uint32_t)
PERIGEE_NUMBERS(64, uint64_t)

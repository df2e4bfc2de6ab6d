#include "CKernels.h"

#include "Lanes.h"
#include "Versions.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Codes in one of several ranges, or in any set.

// MARK: - Ranges of two bytes

typedef uint16_t perigee_halves __attribute__((vector_size(64)));
typedef bool perigee_half_marks __attribute__((ext_vector_type(32)));

PERIGEE_BODY uint64_t perigee_ranges_rest_16(
    const uint16_t *codes, size_t count, const uint16_t *lows, const uint16_t *spans, size_t ranges) {
  uint64_t bits = 0;
  for (size_t range = 0; range < ranges; range += 1) {
    for (size_t row = 0; row < count; row += 1) {
      bits |= (uint64_t)((uint16_t)(codes[row] - lows[range]) <= spans[range]) << row;
    }
  }
  return bits;
}

// The lanes of all ranges are joined before they become bits, which costs more than comparing does.
PERIGEE_BODY uint64_t perigee_ranges_word_16(
    const uint16_t *codes, const uint16_t *lows, const uint16_t *spans, size_t ranges) {
  uint64_t word = 0;
  for (size_t part = 0; part < 2; part += 1) {
    perigee_halves values;
    __builtin_memcpy(&values, codes + part * 32, 64);
    perigee_halves joined = values ^ values;
    for (size_t range = 0; range < ranges; range += 1) {
      joined |= (perigee_halves)((values - lows[range]) <= spans[range]);
    }
    perigee_half_marks marks = __builtin_convertvector(joined != 0, perigee_half_marks);
    uint32_t found;
    __builtin_memcpy(&found, &marks, sizeof(found));
    word |= (uint64_t)found << (part * 32);
  }
  return word;
}

PERIGEE_BODY void perigee_ranges_mask_16_body(
    const uint16_t *codes, size_t count, const uint16_t *lows, const uint16_t *spans, size_t ranges, uint64_t *mask) {
  size_t words = count / 64;
  for (size_t word = 0; word < words; word += 1) {
    mask[word] = perigee_ranges_word_16(codes + word * 64, lows, spans, ranges);
  }
  if (count % 64 != 0) {
    mask[words] = perigee_ranges_rest_16(codes + words * 64, count % 64, lows, spans, ranges);
  }
}

// All codes and bounds are moved so that those with a sign compare as those without do: only they can be compared by all
// processors.
static void perigee_ranges_mask_16_plain(
    const uint16_t *codes, size_t count, const uint16_t *lows, const uint16_t *spans, size_t ranges, uint64_t *mask) {
  perigee_halves_8 moved_lows[16];
  perigee_signed_halves_8 moved_spans[16];
  for (size_t range = 0; range < ranges; range += 1) {
    moved_lows[range] = (perigee_halves_8){} + (uint16_t)(lows[range] ^ 0x8000);
    moved_spans[range] = (perigee_signed_halves_8){} + (int16_t)(spans[range] ^ 0x8000);
  }
  size_t words = count / 64;
  for (size_t word = 0; word < words; word += 1) {
    uint64_t outside = 0;
    for (size_t part = 0; part < 64; part += 16) {
      perigee_halves_8 first, second;
      __builtin_memcpy(&first, codes + word * 64 + part, 16);
      __builtin_memcpy(&second, codes + word * 64 + part + 8, 16);
      perigee_signed_halves_8 first_outside = (perigee_signed_halves_8){} - 1, second_outside = first_outside;
      for (size_t range = 0; range < ranges; range += 1) {
        first_outside &= (perigee_signed_halves_8)(first - moved_lows[range]) > moved_spans[range];
        second_outside &= (perigee_signed_halves_8)(second - moved_lows[range]) > moved_spans[range];
      }
      outside |= perigee_sign_bits_16(first_outside, second_outside) << part;
    }
    mask[word] = ~outside;
  }
  if (count % 64 != 0) {
    mask[words] = perigee_ranges_rest_16(codes + words * 64, count % 64, lows, spans, ranges);
  }
}
PERIGEE_VERSIONS_BESIDE_PLAIN(
    void, perigee_ranges_mask_16,
    (const uint16_t *codes, size_t count, const uint16_t *lows, const uint16_t *spans, size_t ranges, uint64_t *mask),
    (codes, count, lows, spans, ranges, mask))

// MARK: - Sets of bytes

#if defined(__x86_64__)
// Any set of codes of a byte: by the lower half of a code a table tells for which upper halves it is in the set, a bit
// for each of eight; a second table does for the other eight. A few instructions, however many codes there are.
__attribute__((target("arch=x86-64-v4"), min_vector_width(512))) static void perigee_table_words_v4(
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

__attribute__((target("arch=x86-64-v3"))) static void perigee_table_words_v3(
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

/// Whether a table has a code.
PERIGEE_BODY uint8_t perigee_table_has(const uint8_t *table, size_t code) {
  size_t upper = code >> 4;
  return table[(code & 15) + upper / 8 * 16] >> (upper % 8) & 1;
}

/// Tests up to 64 codes.
PERIGEE_BODY uint64_t perigee_table_bits(const uint8_t *codes, size_t count, const uint8_t *table) {
  uint64_t bits = 0;
  for (size_t row = 0; row < count; row += 1) bits |= (uint64_t)perigee_table_has(table, codes[row]) << row;
  return bits;
}

/// From so many ranges of codes on looking each code up is quicker than comparing it with them.
enum { perigee_most_ranges = 16 };

/// The ranges of a set of codes, moved as those of two bytes are.
typedef struct {
  size_t count;
  perigee_bytes_16 lows[perigee_most_ranges];
  perigee_signed_bytes_16 spans[perigee_most_ranges];
} perigee_ranges;

/// Finds the ranges of the codes that have a byte other than 0; false where these are too many.
static bool perigee_find_ranges(const uint8_t *has, perigee_ranges *ranges) {
  ranges->count = 0;
  for (size_t code = 0; code < 256; code += 1) {
    if (has[code] == 0) continue;
    if (ranges->count == perigee_most_ranges) return false;
    const size_t low = code;
    while (code < 255 && has[code + 1] != 0) code += 1;
    ranges->lows[ranges->count] = (perigee_bytes_16){} + (uint8_t)(low ^ 0x80);
    ranges->spans[ranges->count] = (perigee_signed_bytes_16){} + (int8_t)((code - low) ^ 0x80);
    ranges->count += 1;
  }
  return true;
}

static void perigee_compare_words(const uint8_t *codes, size_t words, const perigee_ranges *ranges, uint64_t *mask) {
  for (size_t word = 0; word < words; word += 1) {
    perigee_bytes_16 first, second, third, fourth;
    __builtin_memcpy(&first, codes + word * 64, 16);
    __builtin_memcpy(&second, codes + word * 64 + 16, 16);
    __builtin_memcpy(&third, codes + word * 64 + 32, 16);
    __builtin_memcpy(&fourth, codes + word * 64 + 48, 16);
    perigee_signed_bytes_16 first_outside = (perigee_signed_bytes_16){} - 1;
    perigee_signed_bytes_16 second_outside = first_outside, third_outside = first_outside, fourth_outside = first_outside;
    for (size_t range = 0; range < ranges->count; range += 1) {
      const perigee_bytes_16 low = ranges->lows[range];
      const perigee_signed_bytes_16 span = ranges->spans[range];
      first_outside &= (perigee_signed_bytes_16)(first - low) > span;
      second_outside &= (perigee_signed_bytes_16)(second - low) > span;
      third_outside &= (perigee_signed_bytes_16)(third - low) > span;
      fourth_outside &= (perigee_signed_bytes_16)(fourth - low) > span;
    }
    mask[word] = ~(perigee_sign_bits_8(first_outside) | perigee_sign_bits_8(second_outside) << 16 |
                   perigee_sign_bits_8(third_outside) << 32 | perigee_sign_bits_8(fourth_outside) << 48);
  }
}

static void perigee_look_up_words(const uint8_t *codes, size_t words, const uint8_t *has, uint64_t *mask) {
  for (size_t word = 0; word < words; word += 1) {
    uint64_t bits = 0;
    for (size_t part = 0; part < 64; part += 8) {
      const uint8_t *eight = codes + word * 64 + part;
      uint32_t few = has[eight[0]] | has[eight[1]] << 1 | has[eight[2]] << 2 | has[eight[3]] << 3;
      few |= has[eight[4]] << 4 | has[eight[5]] << 5 | has[eight[6]] << 6 | has[eight[7]] << 7;
      bits |= (uint64_t)few << part;
    }
    mask[word] = bits;
  }
}

/// Tests the codes of whole words where the processor cannot look many up at a time.
static void perigee_table_words_plain(const uint8_t *codes, size_t words, const uint8_t *table, uint64_t *mask) {
  uint8_t has[256];
  for (size_t code = 0; code < 256; code += 1) has[code] = perigee_table_has(table, code);
  perigee_ranges ranges;
  if (perigee_find_ranges(has, &ranges)) {
    perigee_compare_words(codes, words, &ranges, mask);
  } else {
    perigee_look_up_words(codes, words, has, mask);
  }
}

static void perigee_table_words(const uint8_t *codes, size_t words, const uint8_t *table, uint64_t *mask) {
#if defined(__x86_64__)
  if (perigee_level == perigee_v4) return perigee_table_words_v4(codes, words, table, mask);
  if (perigee_level == perigee_v3) return perigee_table_words_v3(codes, words, table, mask);
#endif
  // Of fewer codes each is looked at sooner than the table.
  if (words >= 4) return perigee_table_words_plain(codes, words, table, mask);
  for (size_t word = 0; word < words; word += 1) mask[word] = perigee_table_bits(codes + word * 64, 64, table);
}

void perigee_table_mask_8(const uint8_t *codes, size_t count, const uint8_t *table, uint64_t *mask) {
  size_t words = count / 64;
  perigee_table_words(codes, words, table, mask);
  if (count % 64 != 0) mask[words] = perigee_table_bits(codes + words * 64, count % 64, table);
}

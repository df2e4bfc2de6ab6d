#include "CKernels.h"

#include "Lanes.h"
#include "Versions.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// MARK: - Counting

PERIGEE_BODY size_t perigee_mask_count_body(const uint64_t *mask, size_t words) {
  uint64_t found = 0;
  for (size_t word = 0; word < words; word += 1) found += (uint64_t)__builtin_popcountll(mask[word]);
  return (size_t)found;
}
PERIGEE_VERSIONS(size_t, perigee_mask_count, (const uint64_t *mask, size_t words), (mask, words))

// MARK: - Ranges

// A code is in a range where its distance from the smallest, wrapping, is at most the span: one comparison. Codes of
// several bytes fill several vectors for the 64 bits of a word.
#define PERIGEE_RANGE_WORD(bits, type)                                                                      \
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
  }

PERIGEE_RANGE_WORD(8, uint8_t)
PERIGEE_RANGE_WORD(16, uint16_t)
PERIGEE_RANGE_WORD(32, uint32_t)
PERIGEE_RANGE_WORD(64, uint64_t)

/// Negative where two distances are beyond the span: where to take them away from it one has to borrow.
PERIGEE_BODY perigee_longs_2 perigee_borrowed(perigee_longs_2 distances, perigee_longs_2 span) {
  return (~span & distances) | ((~span | distances) & (span - distances));
}

PERIGEE_BODY perigee_signed_words_4 perigee_four_beyond(const uint64_t *codes, perigee_longs_2 low, perigee_longs_2 span) {
  perigee_longs_2 first, second;
  __builtin_memcpy(&first, codes, sizeof(first));
  __builtin_memcpy(&second, codes + 2, sizeof(second));
  return perigee_upper_halves(perigee_borrowed(first - low, span), perigee_borrowed(second - low, span));
}

PERIGEE_BODY uint64_t perigee_plain_range_word_64(const uint64_t *codes, uint64_t low, uint64_t span) {
  const perigee_longs_2 lows = (perigee_longs_2){} + low, spans = (perigee_longs_2){} + span;
  uint64_t beyond = 0;
  for (size_t row = 0; row < 64; row += 16) {
    beyond |= perigee_sign_bits_32(
                  perigee_four_beyond(codes + row, lows, spans), perigee_four_beyond(codes + row + 4, lows, spans),
                  perigee_four_beyond(codes + row + 8, lows, spans), perigee_four_beyond(codes + row + 12, lows, spans))
              << row;
  }
  return ~beyond;
}

#define PERIGEE_RANGE(bits, type, plain_word)                                                               \
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
    if (count % 64 != 0) mask[words] = perigee_range_rest_##bits(codes + words * 64, count % 64, low, span);\
  }                                                                                                         \
                                                                                                            \
  static void perigee_range_mask_##bits##_plain(                                                            \
      const type *codes, size_t count, type low, type span, uint64_t *mask) {                               \
    size_t words = count / 64;                                                                              \
    for (size_t word = 0; word < words; word += 1) mask[word] = plain_word(codes + word * 64, low, span);   \
    if (count % 64 != 0) mask[words] = perigee_range_rest_##bits(codes + words * 64, count % 64, low, span);\
  }                                                                                                         \
  PERIGEE_VERSIONS_BESIDE_PLAIN(                                                                            \
      void, perigee_range_mask_##bits,                                                                      \
      (const type *codes, size_t count, type low, type span, uint64_t *mask), (codes, count, low, span, mask))\
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
                                                                                                            \
  /* Without an instruction for it the bits of many words are counted sooner together. */                   \
  static size_t perigee_range_count_##bits##_plain(const type *codes, size_t count, type low, type span) {  \
    uint64_t mask[64];                                                                                      \
    size_t found = 0;                                                                                       \
    for (size_t start = 0; start < count; start += 64 * 64) {                                               \
      size_t part = count - start < 64 * 64 ? count - start : 64 * 64;                                      \
      perigee_range_mask_##bits##_plain(codes + start, part, low, span, mask);                              \
      found += perigee_mask_count_body(mask, (part + 63) / 64);                                             \
    }                                                                                                       \
    return found;                                                                                           \
  }                                                                                                         \
  PERIGEE_VERSIONS_BESIDE_PLAIN(                                                                            \
      size_t, perigee_range_count_##bits, (const type *codes, size_t count, type low, type span),           \
      (codes, count, low, span))

PERIGEE_RANGE(8, uint8_t, perigee_range_word_8)
PERIGEE_RANGE(16, uint16_t, perigee_range_word_16)
PERIGEE_RANGE(32, uint32_t, perigee_range_word_32)
PERIGEE_RANGE(64, uint64_t, perigee_plain_range_word_64)

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

/// From so many rows of a word on it is quicker to write four numbers at once, each over those before that are not of rows
/// whose bits are set. It goes on while there is room for all rows of a word.
enum { perigee_most_single_rows = 20 };

static void perigee_mask_rows_dense(
    const uint64_t *mask, size_t words, uint32_t first, uint32_t *rows, size_t room) {
  const uint32_t *end = rows + room;
  size_t word = 0;
  for (; word < words && end - rows >= 64; word += 1) {
    for (uint32_t part = 0; part < 64; part += 4) {
      const uint8_t *places = perigee_places[mask[word] >> part & 15];
      const uint32_t row = first + (uint32_t)(word * 64) + part;
      rows[0] = row;
      rows[places[1]] = row + 1;
      rows[places[2]] = row + 2;
      rows[places[3]] = row + 3;
      rows += places[0];
    }
  }
  perigee_mask_rows_plain(mask + word, words - word, first + (uint32_t)(word * 64), rows);
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
  // There may be room for more than the rows.
  if (room > words * perigee_most_single_rows && perigee_mask_count(mask, words) > words * perigee_most_single_rows) {
    perigee_mask_rows_dense(mask, words, first, rows, room);
  } else {
    perigee_mask_rows_plain(mask, words, first, rows);
  }
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

#include "CKernels.h"

#include "Lanes.h"
#include "Versions.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Numbers of marked rows, one behind another. For few marks of a word one is looked at after the other; for many, whole
// vectors are made and the lanes without marks pressed out of them, or written over where the processor cannot press.
// Answers that no cache holds are written past the caches: a line that is written whole need not be read before.

/// From so many marks in a word on vectors are faster, and from so many on where lanes are written over.
enum { perigee_many_marks = 8, perigee_most_picked_marks = 20 };

// What a code stands for is base + code × step. Of a drift the code is how far it is ahead of its row's place in a word,
// and each fourth word has another base.
#define PERIGEE_CODE(codes, place) ((uint64_t)codes[place])
#define PERIGEE_DRIFTED(drifts, place) ((uint64_t)drifts[place] + place)
#define PERIGEE_SAME_BASE(base, bases, word, step) base
#define PERIGEE_WORD_BASE(base, bases, word, step) \
  (int64_t)((uint64_t)base + ((uint64_t)bases[(word) / 4] + (word) % 4 * 64) * (uint64_t)step)

#define PERIGEE_MARKED(name, type, code_of, base_of)                                                       \
  PERIGEE_BODY int64_t *perigee_word_numbers_##name(                                                       \
      const type *codes, uint64_t word, int64_t base, int64_t step, int64_t *numbers) {                    \
    for (; word != 0; word &= word - 1) {                                                                  \
      size_t place = (size_t)__builtin_ctzll(word);                                                        \
      *numbers = (int64_t)((uint64_t)base + code_of(codes, place) * (uint64_t)step);                       \
      numbers += 1;                                                                                        \
    }                                                                                                      \
    return numbers;                                                                                        \
  }                                                                                                        \
                                                                                                           \
  /* From a word on; `codes` and `mask` are those of the first one. */                                     \
  static void perigee_marked_numbers_##name##_plain(                                                       \
      const type *codes, const uint64_t *mask, size_t word, size_t words, int64_t base, const int64_t *bases, \
      int64_t step, int64_t *numbers) {                                                                    \
    (void)bases;                                                                                           \
    for (; word < words; word += 1) {                                                                      \
      numbers = perigee_word_numbers_##name(                                                               \
          codes + word * 64, mask[word], base_of(base, bases, word, step), step, numbers);                 \
    }                                                                                                      \
  }

PERIGEE_MARKED(8, uint8_t, PERIGEE_CODE, PERIGEE_SAME_BASE)
PERIGEE_MARKED(16, uint16_t, PERIGEE_CODE, PERIGEE_SAME_BASE)
PERIGEE_MARKED(32, uint32_t, PERIGEE_CODE, PERIGEE_SAME_BASE)
PERIGEE_MARKED(64, uint64_t, PERIGEE_CODE, PERIGEE_SAME_BASE)
PERIGEE_MARKED(drift, uint8_t, PERIGEE_DRIFTED, PERIGEE_WORD_BASE)

// MARK: - Written over

typedef struct {
  perigee_longs_2 first, second;
} perigee_four_longs;

PERIGEE_BODY perigee_four_longs perigee_widened_four(perigee_words_4 words) {
  perigee_two_32 first = __builtin_shufflevector(words, words, 0, 1);
  perigee_two_32 second = __builtin_shufflevector(words, words, 2, 3);
  return (perigee_four_longs){
      __builtin_convertvector(first, perigee_longs_2), __builtin_convertvector(second, perigee_longs_2)};
}

#define PERIGEE_FOUR_LONGS(bits, type)                                                                     \
  PERIGEE_BODY perigee_four_longs perigee_four_longs_##bits(const type *codes, uint32_t place) {           \
    perigee_four_##bits four;                                                                              \
    __builtin_memcpy(&four, codes + place, sizeof(four));                                                  \
    return perigee_widened_four(__builtin_convertvector(four, perigee_words_4));                           \
  }

PERIGEE_FOUR_LONGS(8, uint8_t)
PERIGEE_FOUR_LONGS(16, uint16_t)
PERIGEE_FOUR_LONGS(32, uint32_t)

PERIGEE_BODY perigee_four_longs perigee_four_longs_64(const uint64_t *codes, uint32_t place) {
  perigee_longs_2 two[2];
  __builtin_memcpy(two, codes + place, sizeof(two));
  return (perigee_four_longs){two[0], two[1]};
}

PERIGEE_BODY perigee_four_longs perigee_four_longs_drift(const uint8_t *drifts, uint32_t place) {
  perigee_four_8 four;
  __builtin_memcpy(&four, drifts + place, sizeof(four));
  const perigee_words_4 places = {place, place + 1, place + 2, place + 3};
  return perigee_widened_four(__builtin_convertvector(four, perigee_words_4) + places);
}

/// Writes four numbers, each over those before that are not marked; returns where to go on.
PERIGEE_BODY int64_t *perigee_place_four(perigee_four_longs values, uint64_t marks, int64_t *numbers) {
  const uint8_t *places = perigee_places[marks & 15];
  numbers[0] = (int64_t)values.first[0];
  numbers[places[1]] = (int64_t)values.first[1];
  numbers[places[2]] = (int64_t)values.second[0];
  numbers[places[3]] = (int64_t)values.second[1];
  return numbers + places[0];
}

#define PERIGEE_PLACED(name, type, base_of)                                                                \
  PERIGEE_BODY int64_t *perigee_place_word_##name(                                                         \
      const type *codes, uint64_t word, int64_t base, int64_t step, bool is_one, int64_t *numbers) {       \
    for (uint32_t place = 0; place < 64; place += 4) {                                                     \
      perigee_four_longs values = perigee_four_longs_##name(codes, place);                                 \
      if (!is_one) {                                                                                       \
        values.first *= (uint64_t)step;                                                                    \
        values.second *= (uint64_t)step;                                                                   \
      }                                                                                                    \
      values.first += (uint64_t)base;                                                                      \
      values.second += (uint64_t)base;                                                                     \
      numbers = perigee_place_four(values, word >> place, numbers);                                        \
    }                                                                                                      \
    return numbers;                                                                                        \
  }                                                                                                        \
                                                                                                           \
  /* Whole words only, and as long as there is room for all numbers of one. */                             \
  PERIGEE_BODY void perigee_place_words_##name(                                                            \
      const type *codes, const uint64_t *mask, size_t words, int64_t base, const int64_t *bases, int64_t step, \
      bool is_one, int64_t *numbers, size_t room) {                                                        \
    const int64_t *end = numbers + room;                                                                   \
    size_t word = 0;                                                                                       \
    for (; word < words && end - numbers >= 64; word += 1) {                                               \
      numbers = perigee_place_word_##name(                                                                 \
          codes + word * 64, mask[word], base_of(base, bases, word, step), step, is_one, numbers);         \
    }                                                                                                      \
    perigee_marked_numbers_##name##_plain(codes, mask, word, words, base, bases, step, numbers);           \
  }                                                                                                        \
                                                                                                           \
  static void perigee_marked_numbers_##name##_dense(                                                       \
      const type *codes, const uint64_t *mask, size_t words, int64_t base, const int64_t *bases, int64_t step, \
      int64_t *numbers, size_t room) {                                                                     \
    (void)bases;                                                                                           \
    if (step == 1) {                                                                                       \
      perigee_place_words_##name(codes, mask, words, base, bases, step, true, numbers, room);              \
    } else {                                                                                               \
      perigee_place_words_##name(codes, mask, words, base, bases, step, false, numbers, room);             \
    }                                                                                                      \
  }

PERIGEE_PLACED(8, uint8_t, PERIGEE_SAME_BASE)
PERIGEE_PLACED(16, uint16_t, PERIGEE_SAME_BASE)
PERIGEE_PLACED(32, uint32_t, PERIGEE_SAME_BASE)
PERIGEE_PLACED(64, uint64_t, PERIGEE_SAME_BASE)
PERIGEE_PLACED(drift, uint8_t, PERIGEE_WORD_BASE)

// MARK: - Pressed together

#if defined(__x86_64__)
#define PERIGEE_V4 __attribute__((target("arch=x86-64-v4"), min_vector_width(512))) static

/// Numbers on their way to an answer.
typedef struct {
  // A word's numbers fit behind what may be left of those before; vectors are stored whole.
  int64_t values[64 + 8 + 8];
  size_t count;
  int64_t *target;
  /// So many numbers stand before the first whole line.
  size_t before;
} perigee_stage;

/// Hands whole lines on and keeps the rest, which is less than one.
PERIGEE_V4 inline __attribute__((always_inline)) void perigee_stream_lines(perigee_stage *stage) {
  size_t place = 0;
  for (; stage->before > 0 && place < stage->count; place += 1) {
    *stage->target = stage->values[place];
    stage->target += 1;
    stage->before -= 1;
  }
  for (; place + 8 <= stage->count; place += 8) {
    _mm512_stream_si512((__m512i *)stage->target, _mm512_loadu_si512(stage->values + place));
    stage->target += 8;
  }
  _mm512_storeu_si512(stage->values, _mm512_loadu_si512(stage->values + place));
  stage->count -= place;
}

#define PERIGEE_MARKED_V4(name, type, load, base_of)                                                        \
  PERIGEE_V4 inline __attribute__((always_inline)) int64_t *perigee_word_vectors_##name(                    \
      const type *codes, uint64_t word, __m512i base, __m512i step, bool is_one, int64_t *numbers) {        \
    for (uint32_t part = 0; part < 8; part += 1) {                                                          \
      __mmask8 lanes = (__mmask8)(word >> (part * 8));                                                      \
      __m512i values = load(codes, part);                                                                   \
      if (!is_one) values = _mm512_mullo_epi64(values, step);                                               \
      values = _mm512_maskz_compress_epi64(lanes, _mm512_add_epi64(values, base));                          \
      _mm512_storeu_si512(numbers, values);                                                                 \
      numbers += __builtin_popcount(lanes);                                                                 \
    }                                                                                                       \
    return numbers;                                                                                         \
  }                                                                                                         \
                                                                                                            \
  /* Whole words only: vectors would read behind the last code. */                                          \
  PERIGEE_V4 void perigee_marked_numbers_##name##_v4(                                                       \
      const type *codes, const uint64_t *mask, size_t words, int64_t base, const int64_t *bases, int64_t step, \
      int64_t *numbers, size_t room) {                                                                      \
    (void)bases;                                                                                            \
    const int64_t *end = numbers + room;                                                                    \
    const __m512i steps = _mm512_set1_epi64(step);                                                          \
    size_t word = 0;                                                                                        \
    for (; word < words && end - numbers >= 72; word += 1) {                                                \
      numbers = perigee_word_vectors_##name(                                                                \
          codes + word * 64, mask[word], _mm512_set1_epi64(base_of(base, bases, word, step)), steps, step == 1, \
          numbers);                                                                                         \
    }                                                                                                       \
    perigee_marked_numbers_##name##_plain(codes, mask, word, words, base, bases, step, numbers);            \
  }                                                                                                         \
                                                                                                            \
  PERIGEE_V4 void perigee_streamed_numbers_##name##_v4(                                                     \
      const type *codes, const uint64_t *mask, size_t words, int64_t base, const int64_t *bases, int64_t step, \
      int64_t *numbers) {                                                                                   \
    (void)bases;                                                                                            \
    const __m512i steps = _mm512_set1_epi64(step);                                                          \
    perigee_stage stage = {.count = 0, .target = numbers, .before = ((64 - ((uintptr_t)numbers & 63)) & 63) / 8}; \
    for (size_t word = 0; word < words; word += 1) {                                                        \
      int64_t *next = perigee_word_vectors_##name(                                                          \
          codes + word * 64, mask[word], _mm512_set1_epi64(base_of(base, bases, word, step)), steps, step == 1, \
          stage.values + stage.count);                                                                      \
      stage.count = (size_t)(next - stage.values);                                                          \
      perigee_stream_lines(&stage);                                                                         \
    }                                                                                                       \
    __builtin_memcpy(stage.target, stage.values, stage.count * 8);                                          \
    _mm_sfence();                                                                                           \
  }

#define PERIGEE_LOAD_8(codes, part) _mm512_cvtepu8_epi64(_mm_loadl_epi64((const __m128i *)(codes + part * 8)))
#define PERIGEE_LOAD_16(codes, part) _mm512_cvtepu16_epi64(_mm_loadu_si128((const __m128i *)(codes + part * 8)))
#define PERIGEE_LOAD_32(codes, part) _mm512_cvtepu32_epi64(_mm256_loadu_si256((const __m256i *)(codes + part * 8)))
#define PERIGEE_LOAD_64(codes, part) _mm512_loadu_si512(codes + part * 8)
#define PERIGEE_LOAD_DRIFT(drifts, part) \
  _mm512_add_epi64(                      \
      PERIGEE_LOAD_8(drifts, part),      \
      _mm512_add_epi64(_mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7), _mm512_set1_epi64((int64_t)part * 8)))

PERIGEE_MARKED_V4(8, uint8_t, PERIGEE_LOAD_8, PERIGEE_SAME_BASE)
PERIGEE_MARKED_V4(16, uint16_t, PERIGEE_LOAD_16, PERIGEE_SAME_BASE)
PERIGEE_MARKED_V4(32, uint32_t, PERIGEE_LOAD_32, PERIGEE_SAME_BASE)
PERIGEE_MARKED_V4(64, uint64_t, PERIGEE_LOAD_64, PERIGEE_SAME_BASE)
PERIGEE_MARKED_V4(drift, uint8_t, PERIGEE_LOAD_DRIFT, PERIGEE_WORD_BASE)

#define PERIGEE_TAKE_V4(name)                                                                               \
  if (perigee_level == perigee_v4 && room > words * perigee_many_marks) {                                   \
    if (is_streamed) {                                                                                      \
      perigee_streamed_numbers_##name##_v4(codes, mask, whole, base, bases, step, numbers);                 \
    } else {                                                                                                \
      perigee_marked_numbers_##name##_v4(codes, mask, whole, base, bases, step, numbers, room - rest);      \
    }                                                                                                       \
    perigee_marked_numbers_##name##_plain(                                                                  \
        codes, mask, whole, words, base, bases, step, numbers + (room - rest));                             \
    return;                                                                                                 \
  }
#else
#define PERIGEE_TAKE_V4(name)
#endif

#define PERIGEE_TAKE(name)                                                                                  \
  (void)is_streamed;                                                                                        \
  size_t words = (count + 63) / 64, whole = count / 64;                                                     \
  size_t rest = words > whole ? (size_t)__builtin_popcountll(mask[whole]) : 0;                              \
  PERIGEE_TAKE_V4(name)                                                                                     \
  if (room > words * perigee_most_picked_marks) {                                                           \
    perigee_marked_numbers_##name##_dense(codes, mask, whole, base, bases, step, numbers, room - rest);     \
    perigee_marked_numbers_##name##_plain(                                                                  \
        codes, mask, whole, words, base, bases, step, numbers + (room - rest));                             \
  } else {                                                                                                  \
    perigee_marked_numbers_##name##_plain(codes, mask, 0, words, base, bases, step, numbers);               \
  }

#define PERIGEE_MARKED_NUMBERS(bits, type)                                                                  \
  void perigee_marked_numbers_##bits(                                                                       \
      const type *codes, size_t count, const uint64_t *mask, int64_t base, int64_t step, int64_t *numbers,  \
      size_t room, bool is_streamed) {                                                                      \
    const int64_t *bases = NULL;                                                                            \
    PERIGEE_TAKE(bits)                                                                                      \
  }

PERIGEE_MARKED_NUMBERS(8, uint8_t)
PERIGEE_MARKED_NUMBERS(16, uint16_t)
PERIGEE_MARKED_NUMBERS(32, uint32_t)
PERIGEE_MARKED_NUMBERS(64, uint64_t)

void perigee_marked_drifts(
    const uint8_t *codes, size_t count, const uint64_t *mask, int64_t base, const int64_t *bases, int64_t step,
    int64_t *numbers, size_t room, bool is_streamed) {
  PERIGEE_TAKE(drift)
}

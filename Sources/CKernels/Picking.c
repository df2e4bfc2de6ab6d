#include "CKernels.h"

#include <string.h>

#include "Needle.h"
#include "Versions.h"

// Single texts: as `perigee_contains_mask` does, places are looked at 64 at a time, by the first and the last byte of the
// needle.

PERIGEE_BODY bool perigee_text_contains(
    const uint8_t *text, size_t count, size_t readable, const uint8_t *needle, size_t length, bool fold) {
  if (count < length) return false;
  const uint8_t bit = fold ? 0x20 : 0, first = needle[0] | bit, last = needle[length - 1] | bit;
  const size_t places = count - length + 1;
  for (size_t start = 0; start < places; start += 64) {
    const size_t part = places - start < 64 ? places - start : 64;
    uint64_t bits = 0;
    if (start + length + 63 <= readable) {
      perigee_bytes heads, tails;
      __builtin_memcpy(&heads, text + start, 64);
      __builtin_memcpy(&tails, text + start + length - 1, 64);
      PERIGEE_BITS(((heads | bit) == first) & ((tails | bit) == last), bits);
      bits &= ~(uint64_t)0 >> (64 - part);
    } else {
      for (size_t place = 0; place < part; place += 1) {
        const uint8_t *at = text + start + place;
        bits |= (uint64_t)((at[0] | bit) == first && (at[length - 1] | bit) == last) << place;
      }
    }
    for (; bits != 0; bits &= bits - 1) {
      if (perigee_is_needle(text + start + __builtin_ctzll(bits), needle, length, fold)) return true;
    }
  }
  return false;
}

PERIGEE_BODY bool perigee_is_beyond_ascii(const uint8_t *text, size_t count) {
  size_t place = 0;
  for (; place + 8 <= count; place += 8) {
    uint64_t word;
    memcpy(&word, text + place, 8);
    if ((word & 0x8080808080808080) != 0) return true;
  }
  for (; place < count; place += 1) {
    if (text[place] >= 0x80) return true;
  }
  return false;
}

// Neither the offsets nor the bytes of a text that is looked at alone are in a cache as a rule. Both are asked for some
// texts earlier: a search that looks at some of 10,000,000 names takes 3 ms in place of 6.
enum { perigee_words_of_picks = 256, perigee_picks_ahead = 16 };

/// The rows of some words whose bits are set; asks for their offsets.
PERIGEE_BODY size_t perigee_pick_rows(const uint64_t *mask, size_t words, const uint32_t *offsets, uint16_t *rows) {
  size_t count = 0;
  for (size_t word = 0; word < words; word += 1) {
    for (uint64_t rest = mask[word]; rest != 0; rest &= rest - 1) {
      size_t row = word * 64 + (size_t)__builtin_ctzll(rest);
      __builtin_prefetch(offsets + row + 1);
      rows[count] = (uint16_t)row;
      count += 1;
    }
  }
  return count;
}

PERIGEE_BODY void perigee_needle_pick_body(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t words, const uint8_t *needle, size_t length,
    bool at_start, bool fold, uint64_t *mask, uint64_t *beyond) {
  uint16_t rows[perigee_words_of_picks * 64];
  for (size_t start = 0; start < words; start += perigee_words_of_picks) {
    const size_t part = words - start < perigee_words_of_picks ? words - start : perigee_words_of_picks;
    const uint32_t *places = offsets + start * 64;
    const size_t picks = perigee_pick_rows(mask + start, part, places, rows);
    memset(mask + start, 0, part * 8);
    memset(beyond + start, 0, part * 8);
    for (size_t pick = 0; pick < picks; pick += 1) {
      if (pick + perigee_picks_ahead < picks) {
        const size_t later = rows[pick + perigee_picks_ahead];
        __builtin_prefetch(bytes + places[later]);
        __builtin_prefetch(bytes + places[later + 1]);
      }
      const size_t row = rows[pick], count = places[row + 1] - places[row];
      const uint8_t *text = bytes + places[row];
      if (fold && perigee_is_beyond_ascii(text, count)) {
        beyond[start + row / 64] |= (uint64_t)1 << (row % 64);
        continue;
      }
      bool holds = at_start ? count >= length && perigee_is_needle(text, needle, length, fold)
                            : perigee_text_contains(text, count, readable - places[row], needle, length, fold);
      mask[start + row / 64] |= (uint64_t)holds << (row % 64);
    }
  }
}
PERIGEE_VERSIONS(
    void, perigee_needle_pick,
    (const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t words, const uint8_t *needle, size_t length,
     bool at_start, bool fold, uint64_t *mask, uint64_t *beyond),
    (bytes, readable, offsets, words, needle, length, at_start, fold, mask, beyond))

#include "CKernels.h"

#include <string.h>

#include "Needle.h"
#include "Versions.h"

/// The text in which a byte stands that is not before text `text`: guessed by how long texts are, and then sought.
PERIGEE_BODY size_t perigee_text_at(const uint32_t *offsets, size_t count, size_t text, uint32_t place, float rate) {
  size_t guess = text + (size_t)((float)(place - offsets[text]) * rate);
  if (guess >= count) guess = count - 1;
  while (offsets[guess] > place) guess -= 1;
  while (offsets[guess + 1] <= place) guess += 1;
  return guess;
}

// How often letters stand in English texts, in about a thousand. Digits are rarer there than in names, but tell apart
// names that begin alike: with `D` and `C` alone a search for `Dragon C1` among names took a fifth longer.
static const uint8_t perigee_letter_shares[26] = {66, 12, 22, 34, 102, 18, 16, 49, 60, 1,  6,  32, 20,
                                                  58, 61, 15, 1,  48,  51, 73, 23, 8,  19, 1,  16, 1};

static unsigned perigee_share(uint8_t byte, bool fold) {
  if (fold && (uint8_t)(byte - 'A') < 26) byte |= 0x20;
  if ((uint8_t)(byte - 'a') < 26) return perigee_letter_shares[byte - 'a'] + (fold ? 5 : 0);
  if ((uint8_t)(byte - 'A') < 26) return 5;
  if ((uint8_t)(byte - '0') < 10) return 4;
  return byte == ' ' ? 180 : byte >= 0x80 ? 60 : 10;
}

/// Where in a needle the two bytes stand that are the rarest; the same place twice where it has one.
static void perigee_rarest(const uint8_t *needle, size_t length, bool fold, size_t *first, size_t *second) {
  *first = 0;
  for (size_t place = 1; place < length; place += 1) {
    if (perigee_share(needle[place], fold) < perigee_share(needle[*first], fold)) *first = place;
  }
  *second = *first == 0 ? length - 1 : 0;
  for (size_t place = 0; place < length; place += 1) {
    if (place != *first && perigee_share(needle[place], fold) < perigee_share(needle[*second], fold)) *second = place;
  }
}

// The places of 64 at which both probes of a needle stand where they should.
#define PERIGEE_CANDIDATES(start, bits)                                \
  do {                                                                 \
    perigee_bytes rarer_, other_;                                      \
    __builtin_memcpy(&rarer_, (start) + first, 64);                    \
    __builtin_memcpy(&other_, (start) + second, 64);                   \
    if (fold) {                                                        \
      rarer_ |= bit;                                                   \
      other_ |= bit;                                                   \
    }                                                                  \
    PERIGEE_BITS((rarer_ == rarer) & (other_ == other), bits);         \
  } while (0)

// All texts are searched as one. Places are looked at 64 at a time, and 256 where the last ones held nothing: the two
// bytes of the needle that are rarest in texts must be there before the rest is compared. (Its first, middle and last
// byte took 1.7 times as long: three loads, and a branch for each 64.) Behind a find the search goes on at the next text.
// In probes of folded letters one bit is set, which lets some other signs through, too.
PERIGEE_BODY void perigee_contains_mask_in(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const uint8_t *needle,
    size_t length, bool fold, uint64_t *mask) {
  memset(mask, 0, (count + 63) / 64 * 8);
  size_t place = offsets[0], end = offsets[count];
  if (end - place < length) return;
  const uint8_t bit = fold ? 0x20 : 0;
  size_t first, second;
  perigee_rarest(needle, length, fold, &first, &second);
  const uint8_t rarer = needle[first] | bit, other = needle[second] | bit;
  const float rate = (float)count / (float)(end - place);
  const size_t stop = end - length;  // The last place where the needle can stand.
  size_t text = 0;
  bool isQuiet = true;
  while (place <= stop) {
    uint64_t bits = 0;
    if (isQuiet) {
      while (place <= stop && place + length + 255 <= readable) {
        uint64_t parts[4];
        PERIGEE_CANDIDATES(bytes + place, parts[0]);
        PERIGEE_CANDIDATES(bytes + place + 64, parts[1]);
        PERIGEE_CANDIDATES(bytes + place + 128, parts[2]);
        PERIGEE_CANDIDATES(bytes + place + 192, parts[3]);
        if ((parts[0] | parts[1] | parts[2] | parts[3]) == 0) {
          place += 256;
          continue;
        }
        size_t part = 0;
        while (parts[part] == 0) part += 1;
        place += part * 64;
        bits = parts[part];
        break;
      }
      if (place > stop) return;
    }
    if (bits == 0) {
      if (place + length + 63 <= readable) {
        PERIGEE_CANDIDATES(bytes + place, bits);
      } else {
        for (size_t next = 0; next < 64 && place + next <= stop; next += 1) {
          const uint8_t *at = bytes + place + next;
          bits |= (uint64_t)((at[first] | bit) == rarer && (at[second] | bit) == other) << next;
        }
      }
    }
    isQuiet = bits == 0;
    size_t following = place + 64;
    while (bits != 0) {
      size_t at = place + (size_t)__builtin_ctzll(bits);
      bits &= bits - 1;
      if (at > stop) break;
      if (!perigee_is_needle(bytes + at, needle, length, fold)) continue;
      text = perigee_text_at(offsets, count, text, (uint32_t)at, rate);
      if (at + length > offsets[text + 1]) continue;
      mask[text / 64] |= (uint64_t)1 << (text % 64);
      following = offsets[text + 1];
      break;
    }
    place = following;
  }
}

PERIGEE_BODY void perigee_contains_mask_body(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const uint8_t *needle,
    size_t length, bool fold, uint64_t *mask) {
  if (fold) {
    perigee_contains_mask_in(bytes, readable, offsets, count, needle, length, true, mask);
  } else {
    perigee_contains_mask_in(bytes, readable, offsets, count, needle, length, false, mask);
  }
}
PERIGEE_VERSIONS(
    void, perigee_contains_mask,
    (const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const uint8_t *needle,
     size_t length, bool fold, uint64_t *mask),
    (bytes, readable, offsets, count, needle, length, fold, mask))

// Of each text the first eight bytes are one number, of which as many count as the needle has. Where that has more, the
// eight at its end are another one: needles that begin alike end differently.
PERIGEE_BODY void perigee_prefix_mask_in(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const uint8_t *needle,
    size_t length, bool fold, uint64_t *mask) {
  const size_t few = length < 8 ? length : 8, behind = length < 8 ? 0 : length - 8;
  uint64_t head = 0, tail = 0, counting = 0;
  memcpy(&head, needle, few);
  memcpy(&tail, needle + behind, few);
  memset(&counting, 0xFF, few);
  const uint64_t folding = fold ? 0x2020202020202020 & counting : 0;
  head |= folding;
  tail |= folding;
  for (size_t word = 0; word * 64 < count; word += 1) {
    const uint32_t *places = offsets + word * 64;
    const size_t rows = count - word * 64 < 64 ? count - word * 64 : 64;
    uint64_t bits = 0;
    const bool isInside = (size_t)places[rows - 1] + behind + 8 <= readable;
    if (isInside) {
      for (size_t row = 0; row < rows; row += 1) {
        uint64_t first, last;
        memcpy(&first, bytes + places[row], 8);
        memcpy(&last, bytes + places[row] + behind, 8);
        bool holds = (((first & counting) | folding) == head) & (((last & counting) | folding) == tail) &
                     (places[row + 1] - places[row] >= length);
        bits |= (uint64_t)holds << row;
      }
    } else {
      for (size_t row = 0; row < rows; row += 1) {
        bits |= (uint64_t)(places[row + 1] - places[row] >= length) << row;
      }
    }
    uint64_t rest = isInside && !fold && length <= 16 ? 0 : bits;
    while (rest != 0) {
      size_t row = (size_t)__builtin_ctzll(rest);
      if (!perigee_is_needle(bytes + places[row], needle, length, fold)) bits &= ~((uint64_t)1 << row);
      rest &= rest - 1;
    }
    mask[word] = bits;
  }
}

PERIGEE_BODY void perigee_prefix_mask_body(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const uint8_t *needle,
    size_t length, bool fold, uint64_t *mask) {
  if (fold) {
    perigee_prefix_mask_in(bytes, readable, offsets, count, needle, length, true, mask);
  } else {
    perigee_prefix_mask_in(bytes, readable, offsets, count, needle, length, false, mask);
  }
}
PERIGEE_VERSIONS(
    void, perigee_prefix_mask,
    (const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const uint8_t *needle,
     size_t length, bool fold, uint64_t *mask),
    (bytes, readable, offsets, count, needle, length, fold, mask))

// Lengths first: they take a part of the memory of the texts, and few of these are as long as the needle. Of those the
// last eight bytes tell most apart.
PERIGEE_BODY void perigee_equal_mask_body(
    const uint8_t *bytes, const uint32_t *offsets, size_t count, const uint8_t *needle, size_t length,
    uint64_t *mask) {
  const size_t few = length < 8 ? length : 8, behind = length - few;
  uint64_t tail = 0;
  memcpy(&tail, needle + behind, few);
  for (size_t word = 0; word * 64 < count; word += 1) {
    const uint32_t *places = offsets + word * 64;
    const size_t rows = count - word * 64 < 64 ? count - word * 64 : 64;
    uint64_t bits = 0;
    if (rows == 64) {
      uint8_t equal[64];
      for (size_t row = 0; row < 64; row += 1) equal[row] = places[row + 1] - places[row] == length;
      perigee_bytes lanes;
      __builtin_memcpy(&lanes, equal, 64);
      PERIGEE_BITS(lanes != 0, bits);
    } else {
      for (size_t row = 0; row < rows; row += 1) {
        bits |= (uint64_t)(places[row + 1] - places[row] == length) << row;
      }
    }
    uint64_t rest = bits;
    while (rest != 0) {
      size_t row = (size_t)__builtin_ctzll(rest);
      rest &= rest - 1;
      const uint8_t *text = bytes + places[row];
      if (few == 8) {
        uint64_t last;
        memcpy(&last, text + behind, 8);
        if (last == tail && memcmp(text, needle, behind) == 0) continue;
      } else if (memcmp(text, needle, length) == 0) {
        continue;
      }
      bits &= ~((uint64_t)1 << row);
    }
    mask[word] = bits;
  }
}
PERIGEE_VERSIONS(
    void, perigee_equal_mask,
    (const uint8_t *bytes, const uint32_t *offsets, size_t count, const uint8_t *needle, size_t length,
     uint64_t *mask),
    (bytes, offsets, count, needle, length, mask))

// As in a search, texts are looked through as one, and behind a find the next text is next.
PERIGEE_BODY void perigee_beyond_ascii_mask_body(
    const uint8_t *bytes, const uint32_t *offsets, size_t count, uint64_t *mask) {
  memset(mask, 0, (count + 63) / 64 * 8);
  size_t place = offsets[0], end = offsets[count], text = 0;
  const float rate = (float)count / (float)(end - place);
  while (place < end) {
    uint64_t bits = 0;
    if (place + 64 <= end) {
      perigee_bytes part;
      __builtin_memcpy(&part, bytes + place, 64);
      PERIGEE_BITS(part >= 0x80, bits);
    } else {
      for (size_t next = 0; place + next < end; next += 1) bits |= (uint64_t)(bytes[place + next] >= 0x80) << next;
    }
    if (bits == 0) {
      place += 64;
      continue;
    }
    text = perigee_text_at(offsets, count, text, (uint32_t)(place + (size_t)__builtin_ctzll(bits)), rate);
    mask[text / 64] |= (uint64_t)1 << (text % 64);
    place = offsets[text + 1];
  }
}
PERIGEE_VERSIONS(
    void, perigee_beyond_ascii_mask,
    (const uint8_t *bytes, const uint32_t *offsets, size_t count, uint64_t *mask), (bytes, offsets, count, mask))

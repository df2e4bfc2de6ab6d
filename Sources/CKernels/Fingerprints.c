#include "CKernels.h"

#include "TextHash.h"

// No versions: the texts begin anywhere, and one is hashed after the other.
void perigee_text_fingerprints(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count,
    const perigee_fingerprints *fingerprints) {
  for (size_t start = 0; start < count; start += 64) {
    uint64_t slices[2] = {0, 0};
    for (size_t row = start; row < count && row < start + 64; row += 1) {
      size_t place = offsets[row];
      uint64_t hash = perigee_text_hash(bytes + place, offsets[row + 1] - place, readable - place);
      fingerprints->firsts[row] = (uint8_t)(hash >> 56);
      fingerprints->seconds[row] = (uint8_t)(hash >> 48);
      slices[0] |= (hash >> 47 & 1) << (row - start);
      slices[1] |= (hash >> 46 & 1) << (row - start);
    }
    memcpy(fingerprints->slices + start / 32, slices, 16);
  }
}

void perigee_equal_pick(
    const uint8_t *bytes, const uint32_t *offsets, size_t words, const uint8_t *needle, size_t length, uint64_t *mask) {
  for (size_t word = 0; word < words; word += 1) {
    for (uint64_t rest = mask[word]; rest != 0; rest &= rest - 1) {
      size_t row = word * 64 + (size_t)__builtin_ctzll(rest);
      size_t place = offsets[row];
      if (offsets[row + 1] - place == length && memcmp(bytes + place, needle, length) == 0) continue;
      mask[word] &= ~((uint64_t)1 << (row % 64));
    }
  }
}

// The second bytes of a word's rows are one line of memory. A first byte is right in one word of five, and to ask for so
// many lines took no less time than to read all of them one behind another; with two more bits it is one of eighteen.
// It is asked for while the first bytes are read; where none is wanted one that has been read already is named, as a
// branch would be guessed wrong by the processor again and again.
enum { perigee_fingerprint_words = 256 };

PERIGEE_BODY uint64_t perigee_byte_bits(const uint8_t *bytes, size_t count, uint8_t byte) {
  uint64_t bits = 0;
  if (count >= 64) {
    perigee_bytes lanes;
    __builtin_memcpy(&lanes, bytes, 64);
    PERIGEE_BITS(lanes == byte, bits);
  } else {
    for (size_t place = 0; place < count; place += 1) bits |= (uint64_t)(bytes[place] == byte) << place;
  }
  return bits;
}

PERIGEE_BODY void perigee_fingerprint_mask_body(
    const perigee_fingerprints *fingerprints, size_t count, const perigee_fingerprints *sought, uint64_t *mask) {
  const uint8_t *firsts = fingerprints->firsts, *seconds = fingerprints->seconds;
  const uint64_t *slices = fingerprints->slices;
  const uint8_t first = sought->firsts[0], second = sought->seconds[0];
  // All ones where a bit has to be clear.
  const uint64_t clear0 = (sought->slices[0] & 1) - 1, clear1 = (sought->slices[1] & 1) - 1;
  const size_t words = (count + 63) / 64;
  uint16_t used[perigee_fingerprint_words + 1];
  for (size_t start = 0; start < words; start += perigee_fingerprint_words) {
    const size_t part = words - start < perigee_fingerprint_words ? words - start : perigee_fingerprint_words;
    size_t used_count = 0;
    for (size_t word = start; word < start + part; word += 1) {
      uint64_t bits = perigee_byte_bits(firsts + word * 64, count - word * 64, first);
      bits &= (slices[word * 2] ^ clear0) & (slices[word * 2 + 1] ^ clear1);
      __builtin_prefetch((bits != 0 ? seconds : firsts) + word * 64);
      mask[word] = bits;
      used[used_count] = (uint16_t)(word - start);
      used_count += bits != 0;
    }
    for (size_t index = 0; index < used_count; index += 1) {
      size_t word = start + used[index];
      mask[word] &= perigee_byte_bits(seconds + word * 64, count - word * 64, second);
    }
  }
}
PERIGEE_VERSIONS(
    void, perigee_fingerprint_mask,
    (const perigee_fingerprints *fingerprints, size_t count, const perigee_fingerprints *sought, uint64_t *mask),
    (fingerprints, count, sought, mask))

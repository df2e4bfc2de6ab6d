#include "CKernels.h"

#include "TextHash.h"

/// How many digits a text ends with.
PERIGEE_BODY size_t perigee_digits_behind(const uint8_t *text, size_t length) {
  size_t place = length;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  // Eight bytes at a time: what is no digit gets a bit, and the last of these tells.
  while (place >= 8) {
    uint64_t word;
    memcpy(&word, text + place - 8, 8);
    word ^= 0x3030303030303030;
    uint64_t others = (((word & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676) | word) & 0x8080808080808080;
    if (others != 0) return length - place + (size_t)__builtin_clzll(others) / 8;
    place -= 8;
  }
#endif
  while (place > 0 && (uint8_t)(text[place - 1] - '0') < 10) place -= 1;
  return length - place;
}

PERIGEE_BODY bool perigee_is_stem(
    const perigee_stems *stems, size_t stem, const uint8_t *text, size_t length) {
  size_t place = stems->offsets[stem];
  return stems->offsets[stem + 1] - place == length && memcmp(stems->bytes + place, text, length) == 0;
}

size_t perigee_stem_length(const uint8_t *text, size_t length) { return length - perigee_digits_behind(text, length); }

void perigee_stem_slots(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, uint16_t *slots, size_t last_slot) {
  for (size_t stem = 0; stem < count; stem += 1) {
    size_t place = offsets[stem];
    size_t slot = perigee_text_hash(bytes + place, offsets[stem + 1] - place, readable - place) >> 40 & last_slot;
    while (slots[slot] != 0) slot = (slot + 1) & last_slot;
    slots[slot] = (uint16_t)(stem + 1);
  }
}

void perigee_stem_codes(
    const uint8_t *bytes, size_t readable, const uint32_t *offsets, size_t count, const perigee_stems *stems,
    uint8_t *codes) {
  for (size_t row = 0; row < count; row += 1) {
    size_t place = offsets[row], length = offsets[row + 1] - place;
    const uint8_t *text = bytes + place;
    size_t digits = perigee_digits_behind(text, length), stem_length = length - digits;
    size_t slot = perigee_text_hash(text, stem_length, readable - place) >> 40 & stems->last_slot;
    uint8_t code = stems->other;
    for (; stems->slots[slot] != 0; slot = (slot + 1) & stems->last_slot) {
      size_t stem = (size_t)stems->slots[slot] - 1;
      if (!perigee_is_stem(stems, stem, text, stem_length)) continue;
      code = stems->codes[stem * 11 + (digits == 0 ? 0 : (size_t)(text[stem_length] - '0') + 1)];
      break;
    }
    codes[row] = code;
  }
}

#ifndef PERIGEE_TEXT_HASH_H
#define PERIGEE_TEXT_HASH_H

#include <string.h>

#include "Versions.h"

/// A hash of a text by its length and by its first, middle and last eight bytes, which may lap over each other: all of a
/// text of up to 24. Its highest bits depend on all of these. Up to `room` bytes may be looked at, which are at least
/// those of the text.
PERIGEE_BODY uint64_t perigee_text_hash(const uint8_t *text, size_t length, size_t room) {
  static const uint8_t counting_bytes[16] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  const size_t few = length < 8 ? length : 8, behind = length - few;
  uint64_t first = 0, middle = 0, last = 0;
  if (room >= 8) {
    uint64_t counting;
    memcpy(&counting, counting_bytes + 8 - few, 8);
    memcpy(&first, text, 8);
    memcpy(&middle, text + behind / 2, 8);
    memcpy(&last, text + behind, 8);
    first &= counting;
    middle &= counting;
    last &= counting;
  } else {
    memcpy(&first, text, few);
    middle = last = first;
  }
  uint64_t hash = (first + length) * 0x9e3779b97f4a7c15;
  hash ^= middle * 0xd6e8feb86659fd93;
  hash ^= last * 0xa0761d6478bd642f;
  hash ^= hash >> 32;
  return hash * 0xe7037ed1a0b428db;
}

#endif

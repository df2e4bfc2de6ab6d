#ifndef PERIGEE_NEEDLE_H
#define PERIGEE_NEEDLE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "Versions.h"

/// Whether a text begins with a needle, whose letters are small ones where case is folded.
PERIGEE_BODY bool perigee_is_needle(const uint8_t *text, const uint8_t *needle, size_t length, bool fold) {
  if (!fold) return memcmp(text, needle, length) == 0;
  for (size_t place = 0; place < length; place += 1) {
    uint8_t byte = text[place];
    if ((uint8_t)(byte - 'A') < 26) byte |= 0x20;
    if (byte != needle[place]) return false;
  }
  return true;
}

#endif

#include "include/Durations.h"

#include "Versions.h"

// Durations of spacecraft have days, hours, minutes and seconds, nine of ten all four. No branch depends on how many digits
// these have: that differs from text to text, and the processor would guess it wrong.

#if defined(__x86_64__)
typedef uint8_t perigee_text __attribute__((vector_size(16)));

/// How the texts are read whose letters stand in the same places, counted from their end.
typedef struct {
  /// The letters at their places and zeros at those of digits: what differs from them is the digits' values.
  perigee_text pattern;
  /// The least that may differ, and the most. Digits that lead are not 0; what stands before the text does not count.
  perigee_text least, most;
  /// Where the digits belong: six of days, two that are zeros, and two for each of hours, minutes and seconds.
  perigee_text places;
  /// A bit for each place of a letter; 0 where there is no such text.
  uint32_t letters;
  /// How many bytes the texts have.
  uint32_t count;
} perigee_duration_form;

enum { perigee_form_bits = 7, perigee_absent_digit = 0x80 };

static perigee_duration_form perigee_forms[1 << perigee_form_bits];

/// Where the form with those letters is: the factor has been looked for until no two had one place.
PERIGEE_BODY uint32_t perigee_form_place(uint32_t letters) {
  return letters * 0x66b90f3f >> (32 - perigee_form_bits);
}

/// Adds the form of a text with so many digits in each part, if it has at most 16 bytes.
static void perigee_add_form(const int digits[4]) {
  static const uint8_t letters[4] = {'D', 'H', 'M', 'S'}, firsts[4] = {0, 8, 10, 12}, widths[4] = {6, 2, 2, 2};
  perigee_duration_form form = {0};
  for (int place = 0; place < 16; place += 1) {
    form.most[place] = 0xFF;
    form.places[place] = perigee_absent_digit;
  }
  int place = 15;
  for (int part = 3; part >= 0; part -= 1) {
    // The letter, its digits from the last one on, and before the hours a T.
    if (place < digits[part] + (part > 1 ? 0 : 1)) return;
    form.pattern[place] = letters[part];
    form.most[place] = 0;
    form.letters |= 1u << place--;
    for (int digit = 0; digit < digits[part]; digit += 1, place -= 1) {
      form.pattern[place] = '0';
      form.most[place] = 9;
      form.least[place] = digit == digits[part] - 1;
      form.places[firsts[part] + widths[part] - 1 - digit] = (uint8_t)place;
    }
    if (part > 1) continue;
    form.pattern[place] = part == 1 ? 'T' : 'P';
    form.most[place] = 0;
    form.letters |= 1u << place--;
  }
  form.count = (uint32_t)(15 - place);
  perigee_forms[perigee_form_place(form.letters)] = form;
}

__attribute__((constructor)) static void perigee_add_forms(void) {
  for (int days = 1; days <= 6; days += 1)
    for (int others = 0; others < 8; others += 1) {
      const int digits[4] = {days, 1 + (others & 1), 1 + (others >> 1 & 1), 1 + (others >> 2)};
      perigee_add_form(digits);
    }
}

__attribute__((target("arch=x86-64-v3"))) static int64_t perigee_duration_seconds_v3(const uint8_t *text, size_t count) {
  uint64_t low, high;
  __builtin_memcpy(&low, text, 8);
  __builtin_memcpy(&high, text + count - 8, 8);
  // The last byte of the text becomes the last of the vector, in two steps, for a shift by 64 bits is none.
  unsigned half = (unsigned)(16 - count) * 4;
  typedef uint64_t Words __attribute__((vector_size(16)));
  typedef char Bytes __attribute__((vector_size(16)));
  typedef int16_t Pairs __attribute__((vector_size(16)));
  typedef int32_t Fours __attribute__((vector_size(16)));
  perigee_text bytes = (perigee_text)(Words){low << half << half, high};
  uint32_t others = (uint32_t)__builtin_ia32_pmovmskb128((Bytes)(bytes - '0' > 9)) & (0xFFFFu << (16 - count) & 0xFFFF);
  const perigee_duration_form *form = &perigee_forms[perigee_form_place(others)];
  if (form->letters != others || form->count != count) return -1;
  perigee_text values = bytes ^ form->pattern;
  perigee_text digits = (perigee_text)__builtin_ia32_pshufb128((Bytes)values, (Bytes)form->places);
  const Bytes tens = {10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1};
  Pairs pairs = (Pairs)__builtin_ia32_pmaddubsw128((Bytes)digits, tens);
  const Pairs most = {99, 99, 99, 0, 23, 59, 59, 0};
  const Pairs weights = {10000, 100, 1, 0, 3600, 60, 1, 0};
  Fours fours = (Fours)__builtin_ia32_pmaddwd128(pairs, weights);
  Words wrong = (Words)(values > form->most) | (Words)(values < form->least) | (Words)(pairs > most);
  if ((wrong[0] | wrong[1]) != 0) return -1;
  return ((int64_t)fours[0] + fours[1]) * 86400 + fours[2] + fours[3];
}
#endif

int64_t perigee_duration_seconds(const uint8_t *text, size_t count) {
#if defined(__x86_64__)
  if (perigee_level != perigee_plain && count >= 8 && count <= 16) return perigee_duration_seconds_v3(text, count);
#endif
  return -1;
}

#include "include/Durations.h"

#include "Versions.h"

// Durations of spacecraft have days, hours, minutes and seconds, nine of ten all four. No branch depends on which parts
// there are or how many digits they have: that differs from text to text, and the processor would guess it wrong.

// MARK: Whichever parts there are

/// For each letter of a duration a bit for every one of 16 bytes where it stands; and a bit for each that is no digit.
typedef struct {
  uint32_t d, t, h, m, s, others;
} perigee_duration_letters;

/// Of the bytes of two words, the lowest first.
PERIGEE_BODY perigee_duration_letters perigee_find_duration_letters(uint64_t low, uint64_t high) {
  perigee_duration_letters found;
#if defined(__SSE2__)
  typedef uint64_t Words __attribute__((vector_size(16)));
  typedef uint8_t Bytes __attribute__((vector_size(16)));
  typedef char Signs __attribute__((vector_size(16)));
  Bytes bytes = (Bytes)(Words){low, high};
  found.d = (uint32_t)__builtin_ia32_pmovmskb128((Signs)(bytes == 'D'));
  found.t = (uint32_t)__builtin_ia32_pmovmskb128((Signs)(bytes == 'T'));
  found.h = (uint32_t)__builtin_ia32_pmovmskb128((Signs)(bytes == 'H'));
  found.m = (uint32_t)__builtin_ia32_pmovmskb128((Signs)(bytes == 'M'));
  found.s = (uint32_t)__builtin_ia32_pmovmskb128((Signs)(bytes == 'S'));
  found.others = (uint32_t)__builtin_ia32_pmovmskb128((Signs)(bytes - '0' > 9));
#else
  found = (perigee_duration_letters){0, 0, 0, 0, 0, 0};
  for (int place = 0; place < 16; place += 1) {
    uint8_t byte = (uint8_t)((place < 8 ? low : high) >> (place % 8 * 8));
    found.d |= (uint32_t)(byte == 'D') << place;
    found.t |= (uint32_t)(byte == 'T') << place;
    found.h |= (uint32_t)(byte == 'H') << place;
    found.m |= (uint32_t)(byte == 'M') << place;
    found.s |= (uint32_t)(byte == 'S') << place;
    found.others |= (uint32_t)((uint8_t)(byte - '0') > 9) << place;
  }
#endif
  return found;
}

PERIGEE_BODY uint32_t perigee_larger(uint32_t one, uint32_t other) { return one > other ? one : other; }

/// The number of one or two digits in front of a letter, whose bit is given with that of the letter before; 0 where there is
/// no such letter, more than 255 for a number that begins with a zero or has another length.
PERIGEE_BODY uint32_t perigee_duration_part(const uint8_t *text, uint32_t letter, uint32_t previous) {
  // Without a letter, or where it is one of the first two bytes, something is read that does not count.
  uint32_t place = 2 + (uint32_t)__builtin_ctz(letter >> 2 | (uint32_t)(letter >> 2 == 0));
  uint32_t count = place - (uint32_t)__builtin_ctz(previous | (uint32_t)(previous == 0)) - 1;
  uint32_t has_tens = (uint32_t)0 - (count - 1);
  uint32_t tens = text[place - 2] & 0x0F & has_tens;
  uint32_t ones = text[place - 1] & 0x0F;
  uint32_t leading = tens | (ones & ~has_tens);
  uint32_t is_unusual = (uint32_t)(count - 1 > 1) | (uint32_t)(leading == 0);
  return (tens * 10 + ones + is_unusual * 256) & ((uint32_t)0 - (uint32_t)(letter != 0));
}

/// The seconds of a duration whichever parts it has, of 8 to 16 bytes; −1 for what is none.
static int64_t perigee_seconds_of_parts(const uint8_t *text, size_t count, uint64_t low, uint64_t high) {
  // In two steps, for one of 64 bits is none.
  unsigned half = (unsigned)(16 - count) * 4;
  perigee_duration_letters letters = perigee_find_duration_letters(low, high >> half >> half);
  uint32_t d = letters.d, t = letters.t, h = letters.h, m = letters.m, s = letters.s;
  uint32_t others = letters.others & ((1u << count) - 1);
  // Each letter at most once, and nothing else; a letter at the end.
  uint32_t twice = (d & (d - 1)) | (t & (t - 1)) | (h & (h - 1)) | (m & (m - 1)) | (s & (s - 1));
  uint32_t wrong = twice | (others ^ (1 | d | t | h | m | s)) | (others >> (count - 1) ^ 1) | ((uint8_t)low ^ 'P');
  // The T right behind the days or the P, and something behind it; the others in this order.
  uint32_t behind_days = (d | (uint32_t)(d == 0)) << 1;
  uint32_t time = perigee_larger(h, t), fine = perigee_larger(m, time);
  wrong |= t & ~behind_days;
  wrong |= (uint32_t)(t == 0) ^ (uint32_t)((h | m | s) == 0);
  // Places in front of the letter before, which are all where that is the last bit.
  wrong |= (h & (t - 1)) | (m & (time - 1)) | (s & (fine - 1));
  uint32_t hours = perigee_duration_part(text, h, t);
  uint32_t minutes = perigee_duration_part(text, m, time);
  uint32_t seconds = perigee_duration_part(text, s, fine);
  uint32_t day_digits = (uint32_t)__builtin_ctz(d | (uint32_t)(d == 0) << 2) - 1;
  wrong |= (uint32_t)(day_digits - 1 > 5) | ((uint32_t)(text[1] == '0') & (uint32_t)(d != 0));
  wrong |= (uint32_t)(hours > 23) | (uint32_t)(minutes > 59) | (uint32_t)(seconds > 59);
  if (wrong != 0) return -1;
  // The digits become the last of eight, the others zeros; then they are joined in pairs.
  uint64_t digits = (low >> 8 & 0x000F0F0F0F0F0F0F) << (64 - day_digits * 8);
  uint64_t pairs = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FF;
  uint64_t fours = (pairs * 100 + (pairs >> 16)) & 0x0000FFFF0000FFFF;
  uint64_t days = ((fours * 10000 + (fours >> 32)) & 0xFFFFFFFF) & ((uint64_t)0 - (uint64_t)(d != 0));
  return (int64_t)(days * 86400 + hours * 3600 + minutes * 60 + seconds);
}

// MARK: All four parts

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

/// The seconds of a duration that has all four parts; −1 for any other.
__attribute__((target("arch=x86-64-v3"))) static int64_t perigee_seconds_of_all(
    size_t count, uint64_t low, uint64_t high) {
  // The last byte of the text becomes the last of the vector, in two steps, for a shift by 64 bits is none.
  unsigned half = (unsigned)(16 - count) * 4;
  typedef uint64_t Words __attribute__((vector_size(16)));
  typedef char Bytes __attribute__((vector_size(16)));
  typedef int16_t Pairs __attribute__((vector_size(16)));
  typedef int32_t Fours __attribute__((vector_size(16)));
  perigee_text text = (perigee_text)(Words){low << half << half, high};
  uint32_t others = (uint32_t)__builtin_ia32_pmovmskb128((Bytes)(text - '0' > 9)) & (0xFFFFu << (16 - count) & 0xFFFF);
  const perigee_duration_form *form = &perigee_forms[perigee_form_place(others)];
  if (form->letters != others || form->count != count) return -1;
  perigee_text values = text ^ form->pattern;
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
  if (count < 8 || count > 16) return -1;
  uint64_t low, high;
  __builtin_memcpy(&low, text, 8);
  __builtin_memcpy(&high, text + count - 8, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  low = __builtin_bswap64(low);
  high = __builtin_bswap64(high);
#endif
#if defined(__x86_64__)
  if (perigee_level != perigee_plain) {
    int64_t seconds = perigee_seconds_of_all(count, low, high);
    if (seconds >= 0) return seconds;
  }
#endif
  return perigee_seconds_of_parts(text, count, low, high);
}

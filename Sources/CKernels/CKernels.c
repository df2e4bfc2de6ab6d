#include "CKernels.h"

// Which clone serves is found while the program is loaded, before the sanitizer of threads stands: it gets plain code.
#if defined(__x86_64__) && !__has_feature(thread_sanitizer)
#define PERIGEE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PERIGEE_CLONES
#endif

typedef uint8_t perigee_bytes __attribute__((vector_size(64)));
typedef bool perigee_marks __attribute__((ext_vector_type(64)));

// A bit for each byte of a condition. No function: a vector as an argument would depend on the machine.
#define PERIGEE_BITS(condition, bits)                                            \
  do {                                                                           \
    perigee_marks marks_ = __builtin_convertvector((condition), perigee_marks);  \
    __builtin_memcpy(&(bits), &marks_, sizeof(bits));                            \
  } while (0)

PERIGEE_CLONES
size_t perigee_ascii_length(const uint8_t *bytes, size_t count) {
  size_t place = 0;
  for (; place + 256 <= count; place += 256) {
    perigee_bytes a, b, c, d;
    __builtin_memcpy(&a, bytes + place, 64);
    __builtin_memcpy(&b, bytes + place + 64, 64);
    __builtin_memcpy(&c, bytes + place + 128, 64);
    __builtin_memcpy(&d, bytes + place + 192, 64);
    uint64_t bits;
    PERIGEE_BITS((a | b | c | d) >= 0x80, bits);
    if (bits != 0) break;
  }
  for (; place + 8 <= count; place += 8) {
    uint64_t word;
    __builtin_memcpy(&word, bytes + place, 8);
    if ((word & 0x8080808080808080) != 0) break;
  }
  while (place < count && bytes[place] < 0x80) place += 1;
  return place;
}

// True, of one byte or of each of a vector, where a field may end or a quote stands.
#define PERIGEE_IS_FIELD_MARK(bytes, separator) \
  (((bytes) == (separator)) | ((bytes) == '\n') | ((bytes) == '\r') | ((bytes) == '"'))

PERIGEE_CLONES
void perigee_field_marks(const uint8_t *bytes, size_t words, uint8_t separator, uint64_t *marks) {
  for (size_t word = 0; word < words; word += 1) {
    perigee_bytes part;
    __builtin_memcpy(&part, bytes + word * 64, 64);
    uint64_t bits;
    PERIGEE_BITS(PERIGEE_IS_FIELD_MARK(part, separator), bits);
    marks[word] = bits;
  }
}

PERIGEE_CLONES
size_t perigee_first_field_mark(const uint8_t *bytes, size_t count, uint8_t separator) {
  size_t place = 0;
  for (; place + 64 <= count; place += 64) {
    perigee_bytes part;
    __builtin_memcpy(&part, bytes + place, 64);
    uint64_t bits;
    PERIGEE_BITS(PERIGEE_IS_FIELD_MARK(part, separator), bits);
    if (bits != 0) return place + (size_t)__builtin_ctzll(bits);
  }
  while (place < count && !PERIGEE_IS_FIELD_MARK(bytes[place], separator)) place += 1;
  return place;
}

PERIGEE_CLONES
size_t perigee_count_byte(const uint8_t *bytes, size_t count, uint8_t byte) {
  size_t found = 0;
  size_t place = 0;
  for (; place + 64 <= count; place += 64) {
    perigee_bytes part;
    __builtin_memcpy(&part, bytes + place, 64);
    uint64_t bits;
    PERIGEE_BITS(part == byte, bits);
    found += (size_t)__builtin_popcountll(bits);
  }
  for (; place < count; place += 1) found += bytes[place] == byte;
  return found;
}

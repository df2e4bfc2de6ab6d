#ifndef PERIGEE_VERSIONS_H
#define PERIGEE_VERSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Kernels are written once, with vectors of 64 bytes, and compiled for several kinds of processor; where processors
// without such vectors would take too long, a plain version stands beside. Which version serves is found while the
// program is loaded: the best one that the processor runs, or the plain one where the environment says
// PERIGEE_PORTABLE=1. (No `target_clones`: the choice would be made before anybody could have a say in it, and before the
// sanitizer of threads stands.)

// Without `min_vector_width` the compiler would cut vectors of 64 bytes in two for the best processors.

enum { perigee_plain = 0, perigee_v3 = 3, perigee_v4 = 4 };

/// What the processor runs of x86-64's levels.
extern int perigee_level;

#if defined(__x86_64__)
// The versions of a kernel for the better processors.
#define PERIGEE_BETTER_VERSIONS(result, name, parameters, arguments)                                   \
  __attribute__((target("arch=x86-64-v4"), min_vector_width(512))) static result name##_v4 parameters {  \
    return name##_body arguments;                                                                      \
  }                                                                                                    \
  __attribute__((target("arch=x86-64-v3"))) static result name##_v3 parameters { return name##_body arguments; }

#define PERIGEE_CHOICE(name, arguments)                   \
  if (perigee_level == perigee_v4) return name##_v4 arguments; \
  if (perigee_level == perigee_v3) return name##_v3 arguments; \
  return name##_plain arguments;
#else
#define PERIGEE_BETTER_VERSIONS(result, name, parameters, arguments)
#define PERIGEE_CHOICE(name, arguments) return name##_plain arguments;
#endif

/// A kernel whose versions all come of one body.
#define PERIGEE_VERSIONS(result, name, parameters, arguments)                         \
  static result name##_plain parameters { return name##_body arguments; }             \
  PERIGEE_VERSIONS_BESIDE_PLAIN(result, name, parameters, arguments)

/// A kernel whose plain version stands before.
#define PERIGEE_VERSIONS_BESIDE_PLAIN(result, name, parameters, arguments) \
  PERIGEE_BETTER_VERSIONS(result, name, parameters, arguments)             \
  result name parameters { PERIGEE_CHOICE(name, arguments) }

/// What the versions of a kernel share.
#define PERIGEE_BODY static inline __attribute__((always_inline, unused))

typedef uint8_t perigee_bytes __attribute__((vector_size(64)));
typedef bool perigee_marks __attribute__((ext_vector_type(64)));

// A bit for each lane of a condition. No function: a vector as an argument would depend on the machine.
#define PERIGEE_BITS(condition, bits)                                           \
  do {                                                                          \
    perigee_marks marks_ = __builtin_convertvector((condition), perigee_marks); \
    __builtin_memcpy(&(bits), &marks_, sizeof(bits));                           \
  } while (0)

#endif

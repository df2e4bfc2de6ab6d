#include "Versions.h"

#include <stdlib.h>

int perigee_level = perigee_plain;

#if defined(__x86_64__)
__attribute__((constructor)) static void perigee_find_level(void) {
  const char *wish = getenv("PERIGEE_PORTABLE");
  if (wish != NULL && wish[0] == '1' && wish[1] == 0) return;
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) {
    perigee_level = perigee_v4;
  } else if (__builtin_cpu_supports("x86-64-v3")) {
    perigee_level = perigee_v3;
  }
}
#endif

#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE 1
#endif

#include "CSystem.h"

#include <sys/stat.h>
#include <time.h>

#if defined(__linux__)
#include <features.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

void perigee_return_freed_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

static int64_t microseconds(struct timespec time) {
  return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

int64_t perigee_current_time(void) {
  struct timespec time = {0, 0};
  clock_gettime(CLOCK_REALTIME, &time);
  return microseconds(time);
}

int64_t perigee_modification_time(const char *path) {
  struct stat status;
  if (stat(path, &status) != 0) return INT64_MIN;
#if defined(__APPLE__)
  return microseconds(status.st_mtimespec);
#else
  return microseconds(status.st_mtim);
#endif
}

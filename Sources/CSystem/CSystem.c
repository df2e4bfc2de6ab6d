#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE 1
#endif

#include "CSystem.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined(__linux__)
#include <features.h>
#include <sched.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

extern char **environ;

void perigee_return_freed_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

static bool perigee_is_limited(int kind) {
  struct rlimit limit;
  return getrlimit(kind, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY;
}

bool perigee_are_addresses_limited(void) { return perigee_is_limited(RLIMIT_AS) || perigee_is_limited(RLIMIT_DATA); }

int perigee_start_command(const char *command, int input, int *process) {
  posix_spawn_file_actions_t actions;
  int code = posix_spawn_file_actions_init(&actions);
  if (code != 0) return code;
  posix_spawnattr_t attributes;
  code = posix_spawnattr_init(&attributes);
  if (code != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return code;
  }
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  char *words[] = {(char *)"sh", (char *)"-c", (char *)command, NULL};
  code = posix_spawn_file_actions_adddup2(&actions, input, 0);
  if (code == 0) code = posix_spawnattr_setsigmask(&attributes, &none);
  if (code == 0) code = posix_spawnattr_setsigdefault(&attributes, &all);
  if (code == 0) {
    code = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  pid_t child = 0;
  if (code == 0) code = posix_spawn(&child, "/bin/sh", &actions, &attributes, words, environ);
  *process = child;
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

int perigee_wait_for(int process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int perigee_lock_file(int descriptor) {
  while (flock(descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

int perigee_executable_path(char *buffer, size_t capacity) {
#if defined(__APPLE__)
  uint32_t size = (uint32_t)capacity;
  return _NSGetExecutablePath(buffer, &size) == 0 ? 0 : -1;
#else
  ssize_t length = readlink("/proc/self/exe", buffer, capacity);
  if (length <= 0 || (size_t)length >= capacity) return -1;
  buffer[length] = 0;
  return 0;
#endif
}

int perigee_processor_count(void) {
#if defined(__linux__)
  // One call; the number of all processors comes from a file, and may be more than the process is given.
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) == 0) return CPU_COUNT(&processors);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : (int)count;
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

// Prints how many bytes a second two threads read together from memory that no cache holds: wide sums over 1 GiB in
// ordinary pages. The median of several passes, in GB/s.

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { threads = 2, passes = 15 };
static const size_t byte_count = (size_t)1 << 30;

typedef uint64_t wide __attribute__((vector_size(64)));

struct half {
  const wide *words;
  size_t count;
  pthread_barrier_t *barrier;
  double seconds[passes];
  uint64_t sum;
};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

#if defined(__x86_64__)
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
static uint64_t sum(const wide *words, size_t count) {
  wide sums[4] = {0};
  for (size_t index = 0; index + 4 <= count; index += 4)
    for (int lane = 0; lane < 4; lane++) sums[lane] += words[index + lane];
  wide all = sums[0] + sums[1] + sums[2] + sums[3];
  uint64_t total = 0;
  for (int lane = 0; lane < 8; lane++) total += all[lane];
  return total;
}

static void *read_half(void *argument) {
  struct half *half = argument;
  for (int pass = 0; pass < passes; pass++) {
    pthread_barrier_wait(half->barrier);
    double start = now();
    half->sum += sum(half->words, half->count);
    pthread_barrier_wait(half->barrier);
    half->seconds[pass] = now() - start;
  }
  return NULL;
}

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

int main(void) {
  wide *words = aligned_alloc(sizeof(wide), byte_count);
  if (!words) return 71;
  memset(words, 1, byte_count);
  pthread_barrier_t barrier;
  pthread_barrier_init(&barrier, NULL, threads);
  struct half halves[threads];
  pthread_t workers[threads];
  size_t count = byte_count / sizeof(wide) / threads;
  for (int index = 0; index < threads; index++) {
    halves[index] = (struct half){words + index * count, count, &barrier, {0}, 0};
    if (pthread_create(&workers[index], NULL, read_half, &halves[index])) return 71;
  }
  for (int index = 0; index < threads; index++) pthread_join(workers[index], NULL);
  double *seconds = halves[0].seconds;
  qsort(seconds, passes, sizeof *seconds, by_size);
  // The sum, which is the same in every run, keeps the reading from being left out.
  if (halves[0].sum + halves[1].sum == 0) return 70;
  printf("%.2f\n", byte_count / seconds[passes / 2] / 1e9);
  return 0;
}

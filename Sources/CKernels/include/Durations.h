#ifndef PERIGEE_DURATIONS_H
#define PERIGEE_DURATIONS_H

#include <stddef.h>
#include <stdint.h>

/// The seconds of a duration such as `P81DT17H56M50S` in its canonical form, where it is not negative, has days, hours,
/// minutes and seconds in 8 to 16 bytes, at most six digits of days and no fraction. −1 for any other text, and for all of
/// them where the processor has no instructions for it.
int64_t perigee_duration_seconds(const uint8_t *text, size_t count);

#endif

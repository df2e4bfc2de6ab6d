#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

void perigee_test_resize(int descriptor, int columns, int lines) {
  struct winsize size = {.ws_row = (unsigned short)lines, .ws_col = (unsigned short)columns};
  ioctl(descriptor, TIOCSWINSZ, &size);
}

/// What the new process does until it is the program; between fork and exec only calls that are safe there.
static void become(const char *program, char *const *words, char *const *variables, const char *folder,
                   const char *output, const char *terminal) {
  setsid();
  int end = open(terminal, O_RDWR);
  if (end < 0 || chdir(folder) != 0) _exit(126);
  ioctl(end, TIOCSCTTY, 0);
  dup2(end, 0);
  dup2(end, 2);
  if (output == NULL) {
    dup2(end, 1);
  } else {
    int file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0) _exit(126);
    dup2(file, 1);
  }
  for (int other = 3; other < 256; other++) close(other);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  execve(program, words, variables);
  _exit(127);
}

int perigee_test_start(const char *program, char *const *words, char *const *variables, const char *folder,
                       const char *output, int columns, int lines, int *descriptor, int *process) {
  int other = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (other < 0) return errno;
  char terminal[128];
  if (grantpt(other) != 0 || unlockpt(other) != 0 || ptsname_r(other, terminal, sizeof terminal) != 0) {
    int code = errno;
    close(other);
    return code;
  }
  perigee_test_resize(other, columns, lines);
  pid_t child = fork();
  if (child < 0) {
    int code = errno;
    close(other);
    return code;
  }
  if (child == 0) become(program, words, variables, folder, output, terminal);
  *descriptor = other;
  *process = child;
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
//
// Preloaded before a program: lets chosen system calls fail, stop short, or end the process, so that tests reach what disks and kernels do rarely.
//
//     FAULT_CALL=write|read|fsync|rename|close|fchmod|fchown|link|mkstemp|unlink|open     which call
//     FAULT_AT=3           the third such call, or every one with 0
//     FAULT_DO=kill|kill-after|short|EINTR|EAGAIN|EIO|ENOSPC|count
//     FAULT_LOG=FILE       count: how many calls there were
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int calls;

static ssize_t real_write(int fd, const void *bytes, size_t count) {
  static ssize_t (*function)(int, const void *, size_t);
  if (!function) function = dlsym(RTLD_NEXT, "write");
  return function(fd, bytes, count);
}

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

static void count_call(void) {
  char text[16];
  int length = snprintf(text, sizeof text, "%d\n", atomic_load(&calls));
  int (*open_file)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  int fd = open_file(setting("FAULT_LOG"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (fd < 0) return;
  real_write(fd, text, length);
  int (*close_file)(int) = dlsym(RTLD_NEXT, "close");
  close_file(fd);
}

static int code(const char *what) {
  if (!strcmp(what, "EINTR")) return EINTR;
  if (!strcmp(what, "EAGAIN")) return EAGAIN;
  if (!strcmp(what, "EIO")) return EIO;
  if (!strcmp(what, "ENOSPC")) return ENOSPC;
  return 0;
}

enum turn { GO_ON, SHORT, FAIL, KILL_AFTER };

/// What is to happen at this call; a kill happens here.
static enum turn turn(const char *call) {
  if (strcmp(call, setting("FAULT_CALL"))) return GO_ON;
  int at = atoi(setting("FAULT_AT"));
  const char *what = setting("FAULT_DO");
  int number = atomic_fetch_add(&calls, 1) + 1;
  if (!strcmp(what, "count")) {
    count_call();
    return GO_ON;
  }
  // A call that is interrupted each time would never end.
  int isTransient = !strcmp(what, "EINTR") || !strcmp(what, "EAGAIN");
  if (at == 0 ? isTransient && number % 2 == 0 : number != at) return GO_ON;
  if (!strcmp(what, "kill")) kill(getpid(), SIGKILL);
  if (!strcmp(what, "kill-after")) return KILL_AFTER;
  if (!strcmp(what, "short")) return SHORT;
  errno = code(what);
  return FAIL;
}

/// Whether a descriptor is what tests are about: a regular file, a pipe or a device, not the terminal's messages.
static int concerns(int fd) { return fd != 2; }

ssize_t write(int fd, const void *bytes, size_t count) {
  if (!concerns(fd)) return real_write(fd, bytes, count);
  switch (turn("write")) {
  case FAIL: return -1;
  case SHORT: return real_write(fd, bytes, count > 1 ? count / 2 : count);
  case KILL_AFTER: real_write(fd, bytes, count / 2); kill(getpid(), SIGKILL); return 0;
  default: return real_write(fd, bytes, count);
  }
}

ssize_t read(int fd, void *bytes, size_t count) {
  ssize_t (*function)(int, void *, size_t) = dlsym(RTLD_NEXT, "read");
  switch (turn("read")) {
  case FAIL: return -1;
  case SHORT: return function(fd, bytes, count > 7 ? 7 : count);
  default: return function(fd, bytes, count);
  }
}

#define WRAP(name, parameters, arguments)                   \
  int name parameters {                                     \
    int(*function) parameters = dlsym(RTLD_NEXT, #name);    \
    enum turn next = turn(#name);                           \
    if (next == FAIL) return -1;                            \
    int result = function arguments;                        \
    if (next == KILL_AFTER) kill(getpid(), SIGKILL);        \
    return result;                                          \
  }

WRAP(fsync, (int fd), (fd))
WRAP(rename, (const char *old, const char *new), (old, new))
WRAP(close, (int fd), (fd))
WRAP(fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(fchown, (int fd, uid_t owner, gid_t group), (fd, owner, group))
WRAP(link, (const char *old, const char *new), (old, new))
WRAP(unlink, (const char *name), (name))
WRAP(mkstemp, (char *template), (template))

int open(const char *name, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
  va_end(list);
  int (*function)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  // What the program's own start opens is not our business.
  if (!strncmp(name, "/etc", 4) || !strncmp(name, "/proc", 5) || !strncmp(name, "/sys", 4) || !strncmp(name, "/usr", 4)) {
    return function(name, flags, mode);
  }
  enum turn next = turn("open");
  if (next == FAIL) return -1;
  int fd = function(name, flags, mode);
  if (next == KILL_AFTER) kill(getpid(), SIGKILL);
  return fd;
}

// Calls of Linux that Swift's Glibc module does not show.
#pragma once
#include <linux/fs.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/// renameat2(2): rename with RENAME_EXCHANGE or RENAME_NOREPLACE. -1 and errno on failure.
static inline int linux_renameat2(int old_folder, const char *old_name, int new_folder, const char *new_name,
                                  unsigned int flags) {
  return (int)syscall(SYS_renameat2, old_folder, old_name, new_folder, new_name, flags);
}

enum { linux_RENAME_NOREPLACE = 1, linux_RENAME_EXCHANGE = 2 };

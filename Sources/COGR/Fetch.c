#ifdef OUTLETS_GDAL

#include "COGR.h"
#include "Library.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  int file;
  bool (*stop)(const void *asker);
  const void *asker;
} receiver;

static int goes_on(double share, const char *message, void *context) {
  (void)share;
  (void)message;
  const receiver *to = context;
  return !to->stop(to->asker);
}

// Writes the bytes to the file, and returns how many. The transfer ends when that is fewer than were given.
static size_t take(void *bytes, size_t size, size_t number, void *context) {
  const receiver *to = context;
  size_t rest = size * number;
  const char *next = bytes;
  while (rest > 0 && !to->stop(to->asker)) {
    ssize_t written = write(to->file, next, rest);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      cogr_take_message(CE_Failure, CPLE_FileIO, strerror(errno));
      break;
    }
    next += written;
    rest -= (size_t)written;
  }
  return size * number - rest;
}

bool cogr_can_fetch(void) { return gdal.CPLHTTPEnabled() != 0; }

int cogr_fetch(const char *url, int file, bool (*stop)(const void *asker), const void *asker) {
  // The transfer ends when the server sends nothing for a minute.
  const char *const options[] = {"CONNECTTIMEOUT=30", "LOW_SPEED_TIME=60", "LOW_SPEED_LIMIT=1", NULL};
  receiver to = {file, stop, asker};
  CPLHTTPResult *result = gdal.CPLHTTPFetchEx(url, (CSLConstList)options, goes_on, &to, take, &to);
  if (!result) return -1;
  int status = -1;
  if (result->pszErrBuf && sscanf(result->pszErrBuf, "HTTP error code : %d", &status) == 1) {
    // `status` is the status of the answer.
  } else if (result->pszErrBuf && result->pszErrBuf[0]) {
    cogr_take_message(CE_Failure, CPLE_HttpResponse, result->pszErrBuf);
  } else if (result->nStatus == 0) {
    status = 0;
  }
  gdal.CPLHTTPDestroyResult(result);
  return status;
}

#endif

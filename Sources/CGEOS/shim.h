// Only the reentrant functions (`…_r`): the others share one context between threads.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#if GEOS_VERSION_MAJOR < 3 || (GEOS_VERSION_MAJOR == 3 && GEOS_VERSION_MINOR < 11)
#error "GEOS 3.11 or later is needed"
#endif

#include <proj.h>
#include <geodesic.h>
#if PROJ_VERSION_MAJOR < 9
#error "PROJ 9 or later is needed"
#endif

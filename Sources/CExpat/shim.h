#pragma once
#include <expat.h>

// Where the parser is, in 64 bits. Expat 2.9 has calls of its own for them and marks the earlier ones as old.
#if XML_MAJOR_VERSION > 2 || (XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION >= 9)
#define EXPAT_PLACE(name) name##64
#else
#define EXPAT_PLACE(name) name
#endif

/// The offset of the current event; -1 where it is not known.
static inline long long expat_byte_index(XML_Parser parser) {
  return (long long)EXPAT_PLACE(XML_GetCurrentByteIndex)(parser);
}

/// The number of bytes of the current event; 0 for one that is inside an entity.
static inline long long expat_byte_count(XML_Parser parser) {
  return (long long)EXPAT_PLACE(XML_GetCurrentByteCount)(parser);
}

/// The line of the current event, counted from 1.
static inline unsigned long long expat_line(XML_Parser parser) {
  return (unsigned long long)EXPAT_PLACE(XML_GetCurrentLineNumber)(parser);
}

#undef EXPAT_PLACE

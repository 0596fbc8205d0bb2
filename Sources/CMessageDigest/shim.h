/* libmd's SHA-2: the one digest library that Debian has on every machine, since dpkg needs it. */
#include <sha2.h>

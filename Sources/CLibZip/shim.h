/* libzip: ZIP archives in memory, with random access. */
#include <zip.h>

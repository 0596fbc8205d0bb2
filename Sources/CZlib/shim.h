/* zlib: unpacks gzip, checksums included, which libarchive passes over. Opened when the first such input is met. */

#ifndef GONGKAI_ZLIB_SHIM_H
#define GONGKAI_ZLIB_SHIM_H

#include <dlfcn.h>
#include <zlib.h>

#define GONGKAI_ZLIB "libz.so.1"

/* The functions that are called, with the types that the headers give them. */
typedef struct {
    __typeof__(inflateInit2_) *_Nonnull inflateInit2_;
    __typeof__(inflateReset) *_Nonnull inflateReset;
    __typeof__(inflate) *_Nonnull inflate;
    __typeof__(inflateEnd) *_Nonnull inflateEnd;
} gongkai_zlib;

/* Opens zlib and finds its functions. NULL where all are there, else what is missing. */
static inline const char *_Nullable gongkai_zlib_load(gongkai_zlib *_Nonnull functions) {
    void *library = dlopen(GONGKAI_ZLIB, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return GONGKAI_ZLIB;
#define GONGKAI_ZLIB_FIND(name)                                                                                        \
    *(void **)&functions->name = dlsym(library, #name);                                                                \
    if (functions->name == NULL) return #name;
    GONGKAI_ZLIB_FIND(inflateInit2_)
    GONGKAI_ZLIB_FIND(inflateReset)
    GONGKAI_ZLIB_FIND(inflate)
    GONGKAI_ZLIB_FIND(inflateEnd)
#undef GONGKAI_ZLIB_FIND
    return NULL;
}

/* Begins to unpack gzip: 15 is the largest window, 16 more ask for a gzip header and trailer. */
static inline int gongkai_zlib_begin(const gongkai_zlib *_Nonnull functions, z_stream *_Nonnull stream) {
    return functions->inflateInit2_(stream, 15 + 16, ZLIB_VERSION, (int)sizeof(z_stream));
}

#endif

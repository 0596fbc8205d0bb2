/* libzip: ZIP archives in memory, with random access.
 *
 * The library is opened when the first archive is met and not with the program: with the cryptography and compression
 * that it depends on it took a sixth of every start, and most runs meet no archive. */

#ifndef GONGKAI_LIBZIP_SHIM_H
#define GONGKAI_LIBZIP_SHIM_H

#include <dlfcn.h>
#include <zip.h>

/* The name that a program linked against these headers would ask for: it changed with libzip 1.8. */
#if LIBZIP_VERSION_MAJOR > 1 || LIBZIP_VERSION_MINOR >= 8
#define GONGKAI_LIBZIP "libzip.so.5"
#else
#define GONGKAI_LIBZIP "libzip.so.4"
#endif

/* Every function that is called, by its name in libzip without `zip_`. */
#define GONGKAI_ZIP_FUNCTIONS(EACH)                                                                                    \
    EACH(close) EACH(discard) EACH(error_code_zip) EACH(error_fini) EACH(error_init) EACH(error_strerror) EACH(fclose) \
    EACH(error_init_with_code)                                                                                         \
    EACH(file_add) EACH(file_get_external_attributes) EACH(file_set_dostime) EACH(file_set_external_attributes)        \
    EACH(fopen_index) EACH(fread) EACH(get_num_entries) EACH(open_from_source) EACH(set_file_compression)              \
    EACH(open) EACH(register_cancel_callback_with_state) EACH(source_file)                                             \
    EACH(source_buffer) EACH(source_buffer_create) EACH(source_close) EACH(source_error) EACH(source_free)             \
    EACH(source_keep) EACH(source_open) EACH(source_read) EACH(source_stat) EACH(stat_index) EACH(stat_init)           \
    EACH(strerror)

/* The functions, with the types that the headers give them. */
typedef struct {
#define GONGKAI_ZIP_MEMBER(name) __typeof__(zip_##name) *_Nonnull name;
    GONGKAI_ZIP_FUNCTIONS(GONGKAI_ZIP_MEMBER)
#undef GONGKAI_ZIP_MEMBER
} gongkai_zip;

/* Opens libzip and finds its functions. NULL where all are there, else what is missing. */
static inline const char *_Nullable gongkai_zip_load(gongkai_zip *_Nonnull functions) {
    void *library = dlopen(GONGKAI_LIBZIP, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return GONGKAI_LIBZIP;
#define GONGKAI_ZIP_FIND(name)                                                                                         \
    *(void **)&functions->name = dlsym(library, "zip_" #name);                                                         \
    if (functions->name == NULL) return "zip_" #name;
    GONGKAI_ZIP_FUNCTIONS(GONGKAI_ZIP_FIND)
#undef GONGKAI_ZIP_FIND
    return NULL;
}

#endif

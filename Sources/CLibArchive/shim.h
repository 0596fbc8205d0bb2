/* libarchive: reads tar archives and packed streams, and writes them. Opened when the first one is met, as libzip is. */

#ifndef GONGKAI_LIBARCHIVE_SHIM_H
#define GONGKAI_LIBARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>

#define GONGKAI_LIBARCHIVE "libarchive.so.13"

/* Every function that is called, by its name in libarchive without `archive_`. */
#define GONGKAI_ARCHIVE_FUNCTIONS(EACH)                                                                                \
    EACH(entry_filetype) EACH(entry_free) EACH(entry_hardlink) EACH(entry_new) EACH(entry_pathname)                    \
    EACH(entry_pathname_utf8) EACH(entry_set_filetype) EACH(entry_set_gid) EACH(entry_set_mtime)                       \
    EACH(entry_set_pathname) EACH(entry_set_perm) EACH(entry_set_size) EACH(entry_set_uid) EACH(entry_size)            \
    EACH(error_string) EACH(read_data) EACH(read_data_skip) EACH(read_free) EACH(read_new) EACH(read_next_header)      \
    EACH(read_open) EACH(read_support_filter_bzip2) EACH(read_support_filter_compress) EACH(read_support_filter_lz4)   \
    EACH(read_support_filter_lzip) EACH(read_support_filter_xz) EACH(read_support_filter_zstd)                         \
    EACH(read_support_format_empty) EACH(read_support_format_raw) EACH(read_support_format_tar)                        \
    EACH(filter_count) EACH(write_fail) EACH(write_add_filter_bzip2)                                                   \
    EACH(write_add_filter_gzip) EACH(write_add_filter_lz4) EACH(write_add_filter_xz) EACH(write_add_filter_zstd)       \
    EACH(write_close) EACH(write_data) EACH(write_finish_entry) EACH(write_free) EACH(write_header) EACH(write_new)    \
    EACH(write_open) EACH(write_open_filename) EACH(write_set_bytes_in_last_block)                                     \
    EACH(write_set_filter_option) EACH(write_set_format_gnutar) EACH(write_set_format_raw)

/* The functions, with the types that the headers give them. */
typedef struct {
#define GONGKAI_ARCHIVE_MEMBER(name) __typeof__(archive_##name) *_Nonnull name;
    GONGKAI_ARCHIVE_FUNCTIONS(GONGKAI_ARCHIVE_MEMBER)
#undef GONGKAI_ARCHIVE_MEMBER
} gongkai_archive;

/* Opens libarchive and finds its functions. NULL where all are there, else what is missing. */
static inline const char *_Nullable gongkai_archive_load(gongkai_archive *_Nonnull functions) {
    void *library = dlopen(GONGKAI_LIBARCHIVE, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return GONGKAI_LIBARCHIVE;
#define GONGKAI_ARCHIVE_FIND(name)                                                                                     \
    *(void **)&functions->name = dlsym(library, "archive_" #name);                                                     \
    if (functions->name == NULL) return "archive_" #name;
    GONGKAI_ARCHIVE_FUNCTIONS(GONGKAI_ARCHIVE_FIND)
#undef GONGKAI_ARCHIVE_FIND
    return NULL;
}

#endif

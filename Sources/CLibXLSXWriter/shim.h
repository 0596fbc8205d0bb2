/* libxlsxwriter: workbooks (XLSX) row by row.
 *
 * The library is opened when the first workbook is made and not with the program: it depends on cryptography that every
 * start would pay for, and most runs make no workbook. */

#ifndef GONGKAI_LIBXLSXWRITER_SHIM_H
#define GONGKAI_LIBXLSXWRITER_SHIM_H

#include <dlfcn.h>
#include <xlsxwriter.h>

/* The name that a program linked against these headers would ask for. */
#define GONGKAI_LIBXLSXWRITER "libxlsxwriter.so." LXW_SOVERSION

/* Every function that is called. */
#define GONGKAI_XLSX_FUNCTIONS(EACH)                                                                                   \
    EACH(workbook_new_opt) EACH(workbook_add_worksheet) EACH(workbook_add_format) EACH(workbook_set_properties)        \
    EACH(workbook_close) EACH(lxw_workbook_free) EACH(lxw_strerror) EACH(worksheet_write_string)                       \
    EACH(worksheet_write_number) EACH(worksheet_write_boolean) EACH(worksheet_set_column)                              \
    EACH(worksheet_freeze_panes) EACH(format_set_num_format) EACH(format_set_bold) EACH(format_set_bg_color)           \
    EACH(format_set_bottom)

/* The functions, with the types that the headers give them. */
typedef struct {
#define GONGKAI_XLSX_MEMBER(name) __typeof__(name) *_Nonnull name;
    GONGKAI_XLSX_FUNCTIONS(GONGKAI_XLSX_MEMBER)
#undef GONGKAI_XLSX_MEMBER
} gongkai_xlsx;

/* Opens libxlsxwriter and finds its functions. NULL where all are there, else what is missing. */
static inline const char *_Nullable gongkai_xlsx_load(gongkai_xlsx *_Nonnull functions) {
    void *library = dlopen(GONGKAI_LIBXLSXWRITER, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return GONGKAI_LIBXLSXWRITER;
#define GONGKAI_XLSX_FIND(name)                                                                                        \
    *(void **)&functions->name = dlsym(library, #name);                                                                \
    if (functions->name == NULL) return #name;
    GONGKAI_XLSX_FUNCTIONS(GONGKAI_XLSX_FIND)
#undef GONGKAI_XLSX_FIND
    return NULL;
}

#endif

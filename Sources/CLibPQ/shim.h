/* libpq: the client of PostgreSQL.
 *
 * The library is opened when the first server is asked and not with the program: it brings TLS, Kerberos and LDAP along,
 * and most runs ask no server. */

#ifndef GONGKAI_LIBPQ_SHIM_H
#define GONGKAI_LIBPQ_SHIM_H

#include <dlfcn.h>
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

/* Every function that is called, by its name in libpq without `PQ`. */
#define GONGKAI_PQ_FUNCTIONS(EACH)                                                                                     \
    EACH(clear) EACH(connectdbParams) EACH(conninfoFree) EACH(conninfoParse) EACH(consumeInput) EACH(errorMessage)      \
    EACH(finish) EACH(fmod) EACH(fname) EACH(freemem) EACH(ftype) EACH(getCopyData) EACH(getResult) EACH(getisnull)     \
    EACH(getlength) EACH(getvalue) EACH(isBusy) EACH(nfields) EACH(ntuples) EACH(resultErrorField) EACH(resultStatus)   \
    EACH(sendDescribePrepared) EACH(sendPrepare) EACH(sendQuery) EACH(sendQueryParams) EACH(setNoticeReceiver)          \
    EACH(socket) EACH(status)

/* The functions, with the types that the headers give them. */
typedef struct {
#define GONGKAI_PQ_MEMBER(name) __typeof__(PQ##name) *_Nonnull name;
    GONGKAI_PQ_FUNCTIONS(GONGKAI_PQ_MEMBER)
#undef GONGKAI_PQ_MEMBER
} gongkai_pq;

/* Opens libpq and finds its functions. NULL where all are there, else what is missing. */
static inline const char *_Nullable gongkai_pq_load(gongkai_pq *_Nonnull functions) {
    void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return "libpq.so.5";
#define GONGKAI_PQ_FIND(name)                                                                                          \
    *(void **)&functions->name = dlsym(library, "PQ" #name);                                                           \
    if (functions->name == NULL) return "PQ" #name;
    GONGKAI_PQ_FUNCTIONS(GONGKAI_PQ_FIND)
#undef GONGKAI_PQ_FIND
    return NULL;
}

/* The fields of an error, which the header has as macros that Swift does not see. */
static const int gongkai_pq_sqlstate = PG_DIAG_SQLSTATE;
static const int gongkai_pq_message = PG_DIAG_MESSAGE_PRIMARY;

#endif

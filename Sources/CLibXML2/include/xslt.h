// libxslt as GongkaiXML sees it: a stylesheet from memory, and what it makes of a file in memory. The library is opened
// when the first stylesheet is used and not with the program, most runs of which need none.
//
// A stylesheet is a program from outside: it reaches no file and no network, and its steps, its depth and what it keeps in
// memory are bounded.

#ifndef GONGKAI_LIBXSLT_SHIM_H
#define GONGKAI_LIBXSLT_SHIM_H

#include "shim.h"
#include <dlfcn.h>
#include <libxml/xpath.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/// Every function that is called.
#define GONGKAI_XSLT_FUNCTIONS(EACH)                                                                                   \
    EACH(xsltParseStylesheetDoc) EACH(xsltFreeStylesheet) EACH(xsltNewTransformContext)                                \
    EACH(xsltFreeTransformContext) EACH(xsltApplyStylesheetUser) EACH(xsltSaveResultToString)                          \
    EACH(xsltNewSecurityPrefs) EACH(xsltFreeSecurityPrefs) EACH(xsltSetSecurityPrefs) EACH(xsltSetCtxtSecurityPrefs)   \
    EACH(xsltSecurityForbid) EACH(xsltSetGenericErrorFunc) EACH(xsltSetTransformErrorFunc) EACH(xsltSetLoaderFunc)     \
    EACH(xsltSetDefaultSecurityPrefs)

/// The functions, with the types that the headers give them.
typedef struct {
#define GONGKAI_XSLT_MEMBER(name) __typeof__(name) *_Nonnull name;
    GONGKAI_XSLT_FUNCTIONS(GONGKAI_XSLT_MEMBER)
#undef GONGKAI_XSLT_MEMBER
} gongkai_xslt;

/// Opens libxslt and finds its functions. NULL where all are there, else what is missing.
static inline const char *_Nullable gongkai_xslt_load(gongkai_xslt *_Nonnull functions) {
    void *library = dlopen("libxslt.so.1", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return "libxslt.so.1";
#define GONGKAI_XSLT_FIND(name)                                                                                        \
    *(void **)&functions->name = dlsym(library, #name);                                                                \
    if (functions->name == NULL) return #name;
    GONGKAI_XSLT_FUNCTIONS(GONGKAI_XSLT_FIND)
#undef GONGKAI_XSLT_FIND
    return NULL;
}

// MARK: Memory
//
// A stylesheet can double a text with each step, which neither its steps nor its depth bound. So what libxml2 and libxslt
// hold for it is counted: past a limit it is told to stop, and past twice the limit it gets no more.

typedef struct {
    size_t used;
    size_t limit;
    /// The transformation that is told to stop, while there is one.
    xsltTransformContextPtr transformation;
    int exceeded;
} gongkai_memory;

/// What this thread counts, if it does. Within a function, since Swift emits no variables of a header.
static inline gongkai_memory **gongkai_counted(void) {
    static _Thread_local gongkai_memory *memory;
    return &memory;
}

/// Whether `size` more bytes may be had.
static inline int gongkai_may_take(size_t size) {
    gongkai_memory *memory = *gongkai_counted();
    if (memory == NULL || memory->used + size <= memory->limit) return 1;
    memory->exceeded = 1;
    if (memory->transformation != NULL) {
        memory->transformation->state = XSLT_STATE_STOPPED;
        if (memory->transformation->xpathCtxt != NULL) memory->transformation->xpathCtxt->opLimit = 1;
    }
    return memory->used + size <= 2 * memory->limit;
}

static inline void *gongkai_taken(void *block) {
    if (*gongkai_counted() != NULL && block != NULL) (*gongkai_counted())->used += malloc_usable_size(block);
    return block;
}

static inline void gongkai_give_back(void *block) {
    gongkai_memory *memory = *gongkai_counted();
    if (memory != NULL && block != NULL) {
        size_t size = malloc_usable_size(block);
        // What was taken before the counting began is given back too.
        memory->used -= size < memory->used ? size : memory->used;
    }
    free(block);
}

static inline void *gongkai_take(size_t size) { return gongkai_may_take(size) ? gongkai_taken(malloc(size)) : NULL; }

static inline void *gongkai_take_again(void *block, size_t size) {
    gongkai_memory *memory = *gongkai_counted();
    if (memory == NULL) return realloc(block, size);
    size_t before = block == NULL ? 0 : malloc_usable_size(block);
    if (size > before && !gongkai_may_take(size - before)) return NULL;
    void *moved = realloc(block, size);
    if (moved != NULL) {
        memory->used -= before < memory->used ? before : memory->used;
        gongkai_taken(moved);
    }
    return moved;
}

static inline char *gongkai_take_copy(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = gongkai_take(size);
    return copy == NULL ? NULL : memcpy(copy, text, size);
}

/// To be called once, before the first stylesheet.
static inline void gongkai_count_memory(void) {
    gongkai_xml.xmlMemSetup(gongkai_give_back, gongkai_take, gongkai_take_again, gongkai_take_copy);
}

// MARK: What libxslt says

/// Takes a piece of what libxslt says; `place` says that it is a line of the stylesheet, and not words.
typedef void (*gongkai_xslt_handler)(void *context, const char *text);

typedef struct {
    void *context;
    gongkai_xslt_handler handler;
    /// Whether anything outside was asked for, and what.
    char outside[256];
} gongkai_xslt_listener;

/// Who hears what libxslt says on this thread.
static inline gongkai_xslt_listener **gongkai_xslt_hearing(void) {
    static _Thread_local gongkai_xslt_listener *listener;
    return &listener;
}

static inline void gongkai_xslt_hear(void *context, const char *format, ...) {
    gongkai_xslt_listener *listener = *gongkai_xslt_hearing();
    if (listener == NULL) return;
    char text[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    listener->handler(listener->context, text);
}

static inline void gongkai_xslt_issue(void *session, gongkai_error error) {
    gongkai_xslt_listener *listener = *gongkai_xslt_hearing();
    if (listener == NULL || error == NULL || error->message == NULL) return;
    listener->handler(listener->context, error->message);
}

/// Loads nothing: neither what `document()` asks for nor what a stylesheet includes.
static inline xmlDocPtr gongkai_xslt_load_nothing(
    const xmlChar *uri, xmlDictPtr names, int options, void *context, xsltLoadType type
) {
    gongkai_xslt_listener *listener = *gongkai_xslt_hearing();
    if (listener != NULL)
        snprintf(listener->outside, sizeof(listener->outside), "%s", uri == NULL ? "" : (const char *)uri);
    return NULL;
}

static inline void gongkai_xslt_begin(const gongkai_xslt *library, gongkai_xslt_listener *listener) {
    *gongkai_xslt_hearing() = listener;
    library->xsltSetGenericErrorFunc(NULL, gongkai_xslt_hear);
    library->xsltSetLoaderFunc(gongkai_xslt_load_nothing);
    gongkai_xml.xmlSetGenericErrorFunc(NULL, gongkai_silence);
    gongkai_xml.xmlSetStructuredErrorFunc(NULL, gongkai_xslt_issue);
}

static inline void gongkai_xslt_end(void) {
    *gongkai_xslt_hearing() = NULL;
    gongkai_xml.xmlSetStructuredErrorFunc(NULL, gongkai_thread_issue);
}

// MARK: Stylesheets

/// The first element by which a stylesheet would take in another one; its name goes to `name`. 0 where there is none.
static inline long gongkai_xslt_inclusion(xmlDocPtr document, const char **name) {
    xmlNodePtr root = gongkai_xml.xmlDocGetRootElement(document);
    for (xmlNodePtr node = root == NULL ? NULL : root->children; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || node->ns == NULL) continue;
        if (!gongkai_xml.xmlStrEqual(node->ns->href, XSLT_NAMESPACE)) continue;
        if (!gongkai_xml.xmlStrEqual(node->name, BAD_CAST "import")
            && !gongkai_xml.xmlStrEqual(node->name, BAD_CAST "include"))
            continue;
        *name = (const char *)node->name;
        return gongkai_xml.xmlGetLineNo(node);
    }
    return 0;
}

/// Compiles a stylesheet. NULL where it has errors, or would include others: then `line` and `inclusion` say where.
static inline xsltStylesheetPtr gongkai_xslt_compile(
    const gongkai_xslt *library, const char *bytes, int length, gongkai_xslt_listener *listener, long *line,
    char inclusion[32]
) {
    gongkai_xslt_begin(library, listener);
    xsltStylesheetPtr stylesheet = NULL;
    xmlDocPtr document = gongkai_xml.xmlReadMemory(
        bytes, length, "stylesheet.xsl", NULL, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA);
    if (document != NULL) {
        const char *name = NULL;
        *line = gongkai_xslt_inclusion(document, &name);
        if (*line != 0) {
            snprintf(inclusion, 32, "xsl:%s", name);
            gongkai_xml.xmlFreeDoc(document);
        } else {
            stylesheet = library->xsltParseStylesheetDoc(document);
            if (stylesheet == NULL) {
                gongkai_xml.xmlFreeDoc(document);
            } else if (stylesheet->errors != 0) {
                library->xsltFreeStylesheet(stylesheet);
                stylesheet = NULL;
            }
        }
    }
    gongkai_xslt_end();
    return stylesheet;
}

/// What `xsl:output` says: `xml`, `html`, `text`; NULL where it does not.
static inline const char *_Nullable gongkai_xslt_method(xsltStylesheetPtr stylesheet) {
    return (const char *)stylesheet->method;
}

/// The encoding that `xsl:output` asks for where it is one that nobody here knows; NULL where it is known.
static inline const char *_Nullable gongkai_xslt_unknown_encoding(xsltStylesheetPtr stylesheet) {
    if (stylesheet->encoding == NULL) return NULL;
    xmlCharEncodingHandlerPtr handler = gongkai_xml.xmlFindCharEncodingHandler((const char *)stylesheet->encoding);
    if (handler == NULL) return (const char *)stylesheet->encoding;
    gongkai_xml.xmlCharEncCloseFunc(handler);
    return NULL;
}

/// How a transformation ended.
typedef enum {
    GONGKAI_XSLT_DONE,
    GONGKAI_XSLT_FAILED,
    GONGKAI_XSLT_TOO_MUCH,
} gongkai_xslt_outcome;

/// What a transformation may take.
typedef struct {
    int depth;
    unsigned long steps;
    unsigned long xpath_steps;
    size_t memory;
} gongkai_xslt_limits;

static inline gongkai_xslt_outcome gongkai_xslt_run(
    const gongkai_xslt *library, xsltTransformContextPtr transformation, xsltStylesheetPtr stylesheet,
    xmlDocPtr document, gongkai_xslt_limits limits, gongkai_memory *memory, char **output, int *length
) {
    transformation->maxTemplateDepth = limits.depth;
    transformation->opLimit = limits.steps;
    transformation->xpathCtxt->opLimit = limits.xpath_steps;
    library->xsltSetTransformErrorFunc(transformation, NULL, gongkai_xslt_hear);
    memory->transformation = transformation;
    xmlDocPtr result =
        library->xsltApplyStylesheetUser(stylesheet, document, NULL, NULL, NULL, transformation);
    memory->transformation = NULL;
    gongkai_xslt_outcome outcome = GONGKAI_XSLT_FAILED;
    int over = memory->exceeded || transformation->opCount >= limits.steps
        || transformation->xpathCtxt->opCount >= limits.xpath_steps;
    if (over) {
        outcome = GONGKAI_XSLT_TOO_MUCH;
    } else if (result != NULL && transformation->state == XSLT_STATE_OK) {
        xmlChar *text = NULL;
        if (library->xsltSaveResultToString(&text, length, result, stylesheet) == 0) outcome = GONGKAI_XSLT_DONE;
        if (memory->exceeded) outcome = GONGKAI_XSLT_TOO_MUCH;
        *output = (char *)text;
    }
    if (result != NULL) gongkai_xml.xmlFreeDoc(result);
    return outcome;
}

/// Transforms a file. What it makes is in `output`, to be freed with `gongkai_xslt_free_output`; NULL where that is empty.
static inline gongkai_xslt_outcome gongkai_xslt_transform(
    const gongkai_xslt *library, xsltStylesheetPtr stylesheet, const char *bytes, int length,
    gongkai_xslt_listener *listener, gongkai_xslt_limits limits, char *_Nullable *_Nonnull output,
    int *output_length
) {
    gongkai_xslt_begin(library, listener);
    gongkai_memory memory = {.used = 0, .limit = limits.memory};
    gongkai_xslt_outcome outcome = GONGKAI_XSLT_FAILED;
    xmlDocPtr document = gongkai_xml.xmlReadMemory(
        bytes, length, "document.xml", NULL, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_COMPACT);
    *gongkai_counted() = &memory;
    xsltSecurityPrefsPtr security = library->xsltNewSecurityPrefs();
    xsltTransformContextPtr transformation =
        document == NULL ? NULL : library->xsltNewTransformContext(stylesheet, document);
    if (transformation != NULL && security != NULL) {
        for (int option = XSLT_SECPREF_READ_FILE; option <= XSLT_SECPREF_WRITE_NETWORK; option++)
            library->xsltSetSecurityPrefs(security, (xsltSecurityOption)option, library->xsltSecurityForbid);
        library->xsltSetCtxtSecurityPrefs(security, transformation);
        outcome = gongkai_xslt_run(
            library, transformation, stylesheet, document, limits, &memory, output, output_length);
    }
    if (transformation != NULL) library->xsltFreeTransformContext(transformation);
    if (security != NULL) library->xsltFreeSecurityPrefs(security);
    if (document != NULL) gongkai_xml.xmlFreeDoc(document);
    *gongkai_counted() = NULL;
    gongkai_xslt_end();
    return outcome;
}

static inline void gongkai_xslt_free_output(char *_Nullable output) { (*gongkai_xml.xmlFree)(output); }

#endif

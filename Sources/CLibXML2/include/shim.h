// libxml2 as GongkaiXML sees it: a push parser, with or without a schema plugged into its events, and the compiling
// of schemas. Everything that Swift cannot import (variadic handlers, global variables, types that changed between
// versions) ends here. Only functions that libxml2 2.9 to 2.15 all have are called.
//
// The library is opened when the first XML is met and not with the program: with what it depends on, it is a fifth of a
// short run, and most of them need none.

#ifndef GONGKAI_LIBXML2_SHIM_H
#define GONGKAI_LIBXML2_SHIM_H

// Some distributions build libxml2 with ICU; its headers then declare types that clash with Foundation's.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *gongkai_error;
#else
typedef xmlError *gongkai_error;
#endif

/// The library that the headers speak of.
#if LIBXML_VERSION >= 21400
#define GONGKAI_LIBXML2 "libxml2.so.16"
#else
#define GONGKAI_LIBXML2 "libxml2.so.2"
#endif

/// Every function that is called, and the one variable.
#define GONGKAI_XML_FUNCTIONS(EACH)                                                                                    \
    EACH(__xmlStructuredError) EACH(__xmlStructuredErrorContext) EACH(xmlCharEncCloseFunc) EACH(xmlCheckVersion)       \
    EACH(xmlCreatePushParserCtxt) EACH(xmlCtxtUseOptions) EACH(xmlDocGetRootElement)                                   \
    EACH(xmlFindCharEncodingHandler) EACH(xmlFree) EACH(xmlFreeDoc) EACH(xmlFreeParserCtxt) EACH(xmlGetLineNo)         \
    EACH(xmlInitParser) EACH(xmlMemSetup) EACH(xmlNoNetExternalEntityLoader) EACH(xmlParseChunk) EACH(xmlReadMemory)   \
    EACH(xmlRegFreeRegexp) EACH(xmlRegexpCompile) EACH(xmlRegexpExec) EACH(xmlSAX2GetLineNumber) EACH(xmlSchemaFree)   \
    EACH(xmlSchemaFreeParserCtxt) EACH(xmlSchemaFreeValidCtxt) EACH(xmlSchemaInitTypes) EACH(xmlSchemaIsValid)         \
    EACH(xmlSchemaNewMemParserCtxt) EACH(xmlSchemaNewParserCtxt) EACH(xmlSchemaNewValidCtxt) EACH(xmlSchemaParse)      \
    EACH(xmlSchemaSAXPlug) EACH(xmlSchemaSAXUnplug) EACH(xmlSchemaSetParserStructuredErrors)                           \
    EACH(xmlSchemaSetValidStructuredErrors) EACH(xmlSetExternalEntityLoader) EACH(xmlSetGenericErrorFunc)              \
    EACH(xmlSetStructuredErrorFunc) EACH(xmlStopParser) EACH(xmlStrEqual)

/// The functions, with the types that the headers give them.
typedef struct {
#define GONGKAI_XML_MEMBER(name) __typeof__(name) *name;
    GONGKAI_XML_FUNCTIONS(GONGKAI_XML_MEMBER)
#undef GONGKAI_XML_MEMBER
} gongkai_xml_functions;

/// There once `gongkai_xml_open` has found them, which comes before anything else here.
extern gongkai_xml_functions gongkai_xml;

/// Opens libxml2, finds its functions and sets up what it else sets up lazily, which is not safe among threads. To be called
/// once. NULL where all are there, else what is missing.
const char *gongkai_xml_open(void);

/// Takes what libxml2 has to say. `from_schema` tells a schema's verdict from the parser's own.
typedef void (*gongkai_issue_handler)(void *context, int from_schema, int level, const char *message, int line);

/// What is called while a file is parsed; `context` is handed to each. Elements and text may be left out.
typedef struct {
    void *context;
    /// `attributes` holds five pointers an attribute: local name, prefix, namespace, start and end of the value.
    /// `declared` counts the namespaces that the element declares, `known` those that it may use.
    void (*start_element)(
        void *context, const xmlChar *name, const xmlChar *name_space, int line, int declared, int known,
        int attribute_count, const xmlChar **attributes);
    void (*end_element)(void *context);
    void (*text)(void *context, const xmlChar *bytes, int length);
    void (*doctype)(void *context, int line);
    gongkai_issue_handler issue;
} gongkai_events;

/// One file being parsed.
typedef struct {
    gongkai_events events;
    xmlParserCtxtPtr parser;
    xmlSchemaValidCtxtPtr validation;
    xmlSchemaSAXPlugPtr plug;
    /// The handlers of the plugged schema, and what they want to be called with.
    xmlSAXHandler plugged;
    void *plugged_data;
    /// Text that waits for the tag behind it.
    xmlChar *text;
    size_t text_length;
    size_t text_capacity;
    /// A start tag that has not ended yet: where it begins in the file, how much of it was looked at, the attributes in
    /// that, and the quote that is open.
    unsigned long tag_place;
    size_t tag_length;
    size_t tag_attributes;
    xmlChar tag_quote;
} gongkai_session;

/// The line that the parser is at.
static inline int gongkai_session_line(const gongkai_session *session) {
    return gongkai_xml.xmlSAX2GetLineNumber(session->parser);
}

// MARK: Messages

static inline void gongkai_report(gongkai_session *session, int from_schema, gongkai_error error) {
    if (session == NULL || error == NULL) return;
    session->events.issue(
        session->events.context, from_schema, error->level, error->message == NULL ? "" : error->message,
        error->line);
}

static inline void gongkai_validation_issue(void *session, gongkai_error error) { gongkai_report(session, 1, error); }

/// Messages that know no parser, such as those of character decoding.
static inline void gongkai_thread_issue(void *session, gongkai_error error) { gongkai_report(session, 0, error); }

/// A plugged schema takes the parser's user data for itself, so the session is found through the parser.
static inline void gongkai_parser_issue(void *user_data, gongkai_error error) {
    if (error == NULL || error->ctxt == NULL) return;
    gongkai_report(((xmlParserCtxtPtr)error->ctxt)->_private, 0, error);
}

static inline void gongkai_silence(void *context, const char *format, ...) {}

/// Sends this thread's messages to a session, and never to standard error.
static inline void gongkai_hear(gongkai_session *session) {
    gongkai_xml.xmlSetGenericErrorFunc(NULL, gongkai_silence);
    gongkai_xml.xmlSetStructuredErrorFunc(session, gongkai_thread_issue);
}

// MARK: Events

static inline void gongkai_start_element(
    void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *name_space, int namespace_count,
    const xmlChar **namespaces, int attribute_count, int defaulted_count, const xmlChar **attributes
) {
    gongkai_session *session = user_data;
    session->events.start_element(
        session->events.context, name, name_space, gongkai_session_line(session), namespace_count,
        session->parser->nsNr / 2, attribute_count, attributes);
}

static inline void gongkai_end_element(
    void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *name_space
) {
    gongkai_session *session = user_data;
    session->events.end_element(session->events.context);
}

static inline void gongkai_text(void *user_data, const xmlChar *bytes, int length) {
    gongkai_session *session = user_data;
    session->events.text(session->events.context, bytes, length);
}

/// Stops before any declaration of the document type is read, so that no entity is ever declared.
static inline void gongkai_doctype(
    void *user_data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id
) {
    gongkai_session *session = user_data;
    session->events.doctype(session->events.context, gongkai_session_line(session));
    gongkai_xml.xmlStopParser(session->parser);
}

// MARK: Text in one piece
//
// The parser tells of text in many pieces, one for each reference and line end in it, and a schema appends each to those
// before, measuring them anew: an element of megabytes with many references would take hours. So the schema is told of
// the text of an element once, when its next tag comes.

static inline void gongkai_flush(gongkai_session *session) {
    if (session->text_length == 0) return;
    int length = (int)session->text_length;
    session->text_length = 0;
    session->plugged.characters(session->plugged_data, session->text, length);
}

static inline void gongkai_gather_text(void *user_data, const xmlChar *bytes, int length) {
    gongkai_session *session = user_data;
    if (session->text_length + (size_t)length > INT_MAX) gongkai_flush(session);
    if (session->text_length + (size_t)length > session->text_capacity) {
        size_t capacity = 2 * (session->text_length + (size_t)length);
        xmlChar *text = realloc(session->text, capacity);
        if (text == NULL) {
            gongkai_xml.xmlStopParser(session->parser);
            session->parser->wellFormed = 0;
            return;
        }
        session->text = text;
        session->text_capacity = capacity;
    }
    memcpy(session->text + session->text_length, bytes, (size_t)length);
    session->text_length += (size_t)length;
}

static inline void gongkai_flush_and_start(
    void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *name_space, int namespace_count,
    const xmlChar **namespaces, int attribute_count, int defaulted_count, const xmlChar **attributes
) {
    gongkai_session *session = user_data;
    gongkai_flush(session);
    session->plugged.startElementNs(
        session->plugged_data, name, prefix, name_space, namespace_count, namespaces, attribute_count, defaulted_count,
        attributes);
}

static inline void gongkai_flush_and_end(
    void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *name_space
) {
    gongkai_session *session = user_data;
    gongkai_flush(session);
    session->plugged.endElementNs(session->plugged_data, name, prefix, name_space);
}

/// Puts the gathering before the handlers of the plugged schema.
static inline void gongkai_gather(gongkai_session *session) {
    xmlSAXHandler *handlers = session->parser->sax;
    session->plugged = *handlers;
    session->plugged_data = session->parser->userData;
    handlers->startElementNs = gongkai_flush_and_start;
    handlers->endElementNs = gongkai_flush_and_end;
    handlers->characters = gongkai_gather_text;
    handlers->ignorableWhitespace = gongkai_gather_text;
    handlers->cdataBlock = gongkai_gather_text;
    handlers->internalSubset = gongkai_doctype;
    // The plug brings handlers of its own, without one for messages.
    handlers->serror = gongkai_parser_issue;
    session->parser->userData = session;
}

// MARK: A session

static inline void gongkai_session_free(gongkai_session *session) {
    if (session == NULL) return;
    if (session->plug != NULL) gongkai_xml.xmlSchemaSAXUnplug(session->plug);
    if (session->validation != NULL) gongkai_xml.xmlSchemaFreeValidCtxt(session->validation);
    if (session->parser != NULL) gongkai_xml.xmlFreeParserCtxt(session->parser);
    free(session->text);
    free(session);
}

static inline int gongkai_session_plug(gongkai_session *session, xmlSchemaPtr schema) {
    session->validation = gongkai_xml.xmlSchemaNewValidCtxt(schema);
    if (session->validation == NULL) return 0;
    gongkai_xml.xmlSchemaSetValidStructuredErrors(session->validation, gongkai_validation_issue, session);
    session->plug =
        gongkai_xml.xmlSchemaSAXPlug(session->validation, &session->parser->sax, &session->parser->userData);
    if (session->plug == NULL) return 0;
    gongkai_gather(session);
    return 1;
}

/// Begins to parse a file; `schema` may be NULL. NULL where memory ran out.
static inline gongkai_session *gongkai_session_create(gongkai_events events, xmlSchemaPtr schema) {
    gongkai_session *session = calloc(1, sizeof(gongkai_session));
    if (session == NULL) return NULL;
    session->events = events;
    gongkai_hear(session);

    xmlSAXHandler handlers;
    memset(&handlers, 0, sizeof(handlers));
    handlers.initialized = XML_SAX2_MAGIC;
    handlers.internalSubset = gongkai_doctype;
    // Who asks for a verdict alone takes no events, and saves half of the time.
    if (events.start_element != NULL) {
        handlers.startElementNs = gongkai_start_element;
        handlers.endElementNs = gongkai_end_element;
        handlers.characters = gongkai_text;
        handlers.ignorableWhitespace = gongkai_text;
        handlers.cdataBlock = gongkai_text;
    }
    handlers.serror = gongkai_parser_issue;
    session->parser = gongkai_xml.xmlCreatePushParserCtxt(&handlers, session, NULL, 0, NULL);
    if (session->parser == NULL) {
        gongkai_session_free(session);
        return NULL;
    }
    session->parser->_private = session;
    // HUGE lifts the limits on the size of texts, which are there against entity bombs: `gongkai_doctype` refuses
    // those at their root. NOENT gives attribute values decoded; without it `&amp;` comes as `&#38;`.
    gongkai_xml.xmlCtxtUseOptions(session->parser, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT);
    if (schema != NULL && !gongkai_session_plug(session, schema)) {
        gongkai_session_free(session);
        return NULL;
    }
    return session;
}

/// Parses one more piece; a NULL piece says that the file ends. Returns 0 while the parser finds nothing wrong.
static inline int gongkai_session_feed(gongkai_session *session, const char *bytes, int length) {
    gongkai_hear(session);
    int status = gongkai_xml.xmlParseChunk(session->parser, bytes, length, bytes == NULL);
    gongkai_hear(NULL);
    return status;
}

/// How many attributes and namespaces a start tag already has whose end has not come yet; 0 outside of one. libxml2 waits for
/// the end, and then compares each attribute with all before it, so a million of them would take it many minutes.
static inline size_t gongkai_session_waiting_attributes(gongkai_session *session) {
    xmlParserInputPtr input = session->parser->input;
    if (input == NULL || session->parser->instate != XML_PARSER_START_TAG) return 0;
    unsigned long place = input->consumed + (unsigned long)(input->cur - input->base);
    if (place != session->tag_place) {
        session->tag_place = place;
        session->tag_length = 0;
        session->tag_attributes = 0;
        session->tag_quote = 0;
    }
    size_t length = (size_t)(input->end - input->cur);
    for (; session->tag_length < length; session->tag_length++) {
        xmlChar byte = input->cur[session->tag_length];
        if (session->tag_quote != 0) {
            if (byte == session->tag_quote) session->tag_quote = 0;
        } else if (byte == '"' || byte == '\'') {
            session->tag_quote = byte;
        } else if (byte == '=') {
            session->tag_attributes++;
        }
    }
    return session->tag_attributes;
}

/// No more events come after this.
static inline void gongkai_session_stop(gongkai_session *session) { gongkai_xml.xmlStopParser(session->parser); }

/// Whether the parser, asked at the end of the file, calls it well-formed.
static inline int gongkai_session_well_formed(const gongkai_session *session) {
    return session->parser->wellFormed == 1 && session->parser->nsWellFormed == 1;
}

/// Whether the schema, asked at the end of the file, calls it valid; so does a session without one.
static inline int gongkai_session_valid(const gongkai_session *session) {
    return session->validation == NULL || gongkai_xml.xmlSchemaIsValid(session->validation) == 1;
}

// MARK: Schemas

static inline xmlSchemaPtr gongkai_schema_parse(
    xmlSchemaParserCtxtPtr parser, void *context, gongkai_issue_handler handler
) {
    if (parser == NULL) return NULL;
    gongkai_session listener;
    memset(&listener, 0, sizeof(listener));
    listener.events.context = context;
    listener.events.issue = handler;
    gongkai_hear(&listener);
    gongkai_xml.xmlSchemaSetParserStructuredErrors(parser, gongkai_validation_issue, &listener);
    xmlSchemaPtr schema = gongkai_xml.xmlSchemaParse(parser);
    gongkai_xml.xmlSchemaFreeParserCtxt(parser);
    gongkai_hear(NULL);
    return schema;
}

static inline void gongkai_schema_free(xmlSchemaPtr schema) { gongkai_xml.xmlSchemaFree(schema); }

/// Compiles a schema that stands alone; its bytes are needed only during the call. NULL where it has errors.
static inline xmlSchemaPtr gongkai_schema_from_bytes(
    const char *bytes, int length, void *context, gongkai_issue_handler handler
) {
    gongkai_hear(NULL);
    return gongkai_schema_parse(gongkai_xml.xmlSchemaNewMemParserCtxt(bytes, length), context, handler);
}

/// Compiles a schema and what it includes, relative to its own place. NULL where it has errors.
static inline xmlSchemaPtr gongkai_schema_from_file(
    const char *path, void *context, gongkai_issue_handler handler
) {
    gongkai_hear(NULL);
    return gongkai_schema_parse(gongkai_xml.xmlSchemaNewParserCtxt(path), context, handler);
}

// MARK: Regular expressions

/// Compiles an XML Schema regular expression; what is wrong with it goes to the handler. NULL where it has errors.
static inline xmlRegexpPtr gongkai_pattern_compile(
    const char *pattern, void *context, gongkai_issue_handler handler
) {
    gongkai_session listener;
    memset(&listener, 0, sizeof(listener));
    listener.events.context = context;
    listener.events.issue = handler;
    gongkai_hear(&listener);
    xmlRegexpPtr compiled = gongkai_xml.xmlRegexpCompile((const xmlChar *)pattern);
    gongkai_hear(NULL);
    return compiled;
}

static inline void gongkai_pattern_free(xmlRegexpPtr pattern) { gongkai_xml.xmlRegFreeRegexp(pattern); }

/// Whether the whole text, which ends with a NUL, matches.
static inline int gongkai_pattern_matches(xmlRegexpPtr pattern, const char *text) {
    return gongkai_xml.xmlRegexpExec(pattern, (const xmlChar *)text) == 1;
}

#endif

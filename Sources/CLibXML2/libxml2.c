#include "shim.h"
#include <dlfcn.h>

gongkai_xml_functions gongkai_xml;

static const char *find(void) {
    void *library = dlopen(GONGKAI_LIBXML2, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return GONGKAI_LIBXML2;
#define GONGKAI_XML_FIND(name)                                                                                         \
    *(void **)&gongkai_xml.name = dlsym(library, #name);                                                               \
    if (gongkai_xml.name == NULL) return #name;
    GONGKAI_XML_FUNCTIONS(GONGKAI_XML_FIND)
#undef GONGKAI_XML_FIND
    return NULL;
}

/// Refuses a document type in a schema, as in any other file.
static void gongkai_schema_doctype(
    void *user_data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id
) {
    xmlParserCtxtPtr parser = user_data;
    xmlError error;
    memset(&error, 0, sizeof(error));
    error.domain = XML_FROM_PARSER;
    error.level = XML_ERR_FATAL;
    error.message = (char *)"a schema with a document type declaration is refused";
    error.line = gongkai_xml.xmlSAX2GetLineNumber(parser);
    xmlStructuredErrorFunc hear = *gongkai_xml.__xmlStructuredError();
    if (hear != NULL) hear(*gongkai_xml.__xmlStructuredErrorContext(), &error);
    gongkai_xml.xmlStopParser(parser);
    parser->wellFormed = 0;
}

/// Opens the files that a schema includes: local ones only.
static xmlParserInputPtr gongkai_load(const char *url, const char *id, xmlParserCtxtPtr parser) {
    if (parser == NULL || parser->sax == NULL) return NULL;
    parser->sax->internalSubset = gongkai_schema_doctype;
    return gongkai_xml.xmlNoNetExternalEntityLoader(url, id, parser);
}

const char *gongkai_xml_open(void) {
    const char *missing = find();
    if (missing != NULL) return missing;
    gongkai_xml.xmlCheckVersion(LIBXML_VERSION);
    gongkai_xml.xmlInitParser();
    gongkai_xml.xmlSchemaInitTypes();
    gongkai_xml.xmlSetExternalEntityLoader(gongkai_load);
    return NULL;
}

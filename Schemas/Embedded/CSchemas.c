// The schemas as they stand in their files. C's #embed takes no time to compile; SwiftPM's own way of embedding makes
// a Swift array literal of each, which takes a second for every 5 KB.

#include "CSchemas.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char publication_1_xsd[] = {
#embed "../publication-1.xsd"
};

gongkai_embedded_file gongkai_publication_1_xsd(void) {
    return (gongkai_embedded_file){publication_1_xsd, sizeof(publication_1_xsd)};
}

static const unsigned char publication_1_schema_json[] = {
#embed "../publication-1.schema.json"
};

gongkai_embedded_file gongkai_publication_1_schema_json(void) {
    return (gongkai_embedded_file){publication_1_schema_json, sizeof(publication_1_schema_json)};
}

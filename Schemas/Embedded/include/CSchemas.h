#ifndef GONGKAI_SCHEMAS_H
#define GONGKAI_SCHEMAS_H

#include <stddef.h>

/// The bytes of a file of this folder's parent.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} gongkai_embedded_file;

gongkai_embedded_file gongkai_publication_1_xsd(void);
gongkai_embedded_file gongkai_publication_1_schema_json(void);

#endif

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

/// The definition of a dataset of the catalogue, with its name.
typedef struct {
    const char *name;
    gongkai_embedded_file file;
} gongkai_embedded_dataset;

/// How many datasets the catalogue has.
size_t gongkai_dataset_count(void);

/// One of them, in the order of their names; the index is less than their number.
gongkai_embedded_dataset gongkai_dataset(size_t index);

#endif

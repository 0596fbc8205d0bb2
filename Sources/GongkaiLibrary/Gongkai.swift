// What a program that embeds the toolkit sees of it: the model, what is said of inputs, readers and writers with their
// registries. Everything else of the rooms is for the rooms among themselves.
@_exported public import GongkaiBytes
@_exported public import GongkaiDiagnostics
@_exported public import GongkaiModel
@_exported public import GongkaiRead
@_exported public import GongkaiRecords
@_exported public import GongkaiWorkers
@_exported public import GongkaiWrite

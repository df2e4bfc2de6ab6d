// Users of the library meet these types in its results and errors.
@_exported public import QueryDiagnostics
@_exported public import Values

@_exported public import struct TableReading.TableShape

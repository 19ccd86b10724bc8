/// What bounds the memory that a file can make us hold.
package enum CSVLimits {
    /// Longest field, in bytes of UTF-8 between the quotes, doubled quotes counted as written. An act holds 64 KiB in
    /// all, so that nothing longer could become part of one.
    package static let fieldByteLimit = 64 * 1024
    /// Longest record, in bytes of UTF-8 with its line end: a few long fields, or very many short ones.
    package static let recordByteLimit = 256 * 1024
    /// A piece of a file that is worth one read, and small beside the limits above.
    package static let chunkByteCount = 64 * 1024
}

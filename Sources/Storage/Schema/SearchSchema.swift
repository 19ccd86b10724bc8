/// The index of words (`docs/decisions/0020-index-of-words.md`). It follows from the texts of the licenses
/// (``SearchColumns``) and is brought up to date after them, a stretch at a time; what it does not know yet is looked
/// through license by license.
enum SearchSchema {
    static let statements = [
        // Pieces of words and the documents that have them (`GramBlock`). `place` is the stretch and the first piece
        // (`Stretch.place`).
        "CREATE TABLE search_block (place INTEGER PRIMARY KEY, grams BLOB NOT NULL) STRICT",
        // Documents up to the mark whose words may be others than the blocks say, or that are no licenses any more.
        "CREATE TABLE search_late (document INTEGER PRIMARY KEY, sum BLOB NOT NULL) STRICT",
        // One row, or none: up to this document all licenses are in the blocks.
        "CREATE TABLE search_mark (row INTEGER PRIMARY KEY, document INTEGER NOT NULL, sum BLOB NOT NULL) STRICT",
    ]
}

extension SummedTable {
    static let searchLate = SummedTable("search_late", ["document"])
    static let searchMark = SummedTable("search_mark", ["row", "document"])
}

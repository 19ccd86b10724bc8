/// Where a license `l` is searched for words: in four of its columns as they stand but for capital letters, of which
/// SQLite's `lower` makes small ones in ASCII, and in `words`, which says what they do not say so (``SearchText/isPlain(_:)``).
enum SearchColumns {
    private static let plain = ["number", "identifier", "holder_code", "holder_name"]

    /// Null where a license has none.
    static let all = plain.map { "lower(l.\($0))" } + ["l.words"]

    /// All of them, a line each.
    static let lines =
        plain.map { "coalesce(lower(l.\($0)) || char(10), '')" }.joined(separator: " || ") + " || l.words"

    /// Whether a license says what these rows say, by its row and ``LicenseRows/searched``.
    static let areSame =
        "SELECT 1 FROM license WHERE document = ? AND "
        + (plain + ["words"]).map { "\($0) IS ?" }.joined(separator: " AND ")
}

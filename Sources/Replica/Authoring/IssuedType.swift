import District
import Licenses
import SignedLog

/// What is looked up once for all licenses of a type.
///
/// A class, because every request of a batch is handed the same one; nothing in it changes.
final class IssuedType: Sendable {
    let item: CatalogueItem
    /// The office whose license it is.
    let audience: Audience

    /// Those of its fields that hold no text.
    let typedFields: [FaceField]
    /// Nil where numbers are entered by hand.
    let numbering: TypeNumbering?

    init(_ item: CatalogueItem, _ numbering: TypeNumbering?) {
        (self.item, audience, typedFields) = (item, Audience([item.office]), item.typedFields)
        self.numbering = numbering
    }

    func want(dated date: CivilDate) -> NumberWant? {
        numbering.map { NumberWant(numbering: $0, year: date.year) }
    }
}

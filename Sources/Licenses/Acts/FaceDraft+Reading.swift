import SignedLog

extension FaceDraft {
    /// Reads the values of fields that hold no text, where they came as one: as people type them and files hold them.
    ///
    /// - Parameter fields: those of the item whose type is none of text.
    package mutating func readTexts(of fields: [FaceField]) throws(AuthoringRefusal) {
        for field in fields {
            guard let text = values[field.key]?.asText else { continue }
            do { values[field.key] = try field.type.value(reading: text) } catch { throw .field(field.key, error) }
        }
    }
}

extension CatalogueItem {
    /// The fields whose values are no texts.
    package var typedFields: [FaceField] { fields.filter { !$0.type.isText } }
}

package import SignedLog

/// What a suspension, an ending or another fact about a license says, as a person enters it.
package struct MeasureDraft: Hashable, Sendable {
    /// The legal date.
    package var dated: CivilDate
    /// Why, in words: always committed to.
    package var reason: Text?
    /// Why, by rule; clear.
    package var ground: Text?
    /// Number of the decision or the law; clear.
    package var basis: Text?

    package init(dated: CivilDate, reason: Text? = nil, ground: Text? = nil, basis: Text? = nil) {
        (self.dated, self.reason, self.ground, self.basis) = (dated, reason, ground, basis)
    }

    func check() throws(AuthoringRefusal) {
        let parts: [(LicensePart, Text?)] = [(.ground, ground), (.basis, basis)]
        for (part, text) in parts {
            try PlainText.check(text, part: part)
            if let text, PersonalNumber.isEmbedded(in: text) { throw .part(part, .personalNumber) }
        }
        if let reason { try PlainText.check(reason, field: ReservedField.reason) }
    }

    var body: CBORMap {
        var body = CBORMap([(.int(BodyKey.dated), .int(dated.yyyymmdd))])
        body[BodyKey.ground] = ground.map(CBOR.text)
        body[BodyKey.basis] = basis.map(CBOR.text)
        return body
    }
}

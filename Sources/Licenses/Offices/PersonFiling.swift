package import District
package import SignedLog

/// 备案: the district office has put an appointment on file.
package struct PersonFiling: Hashable, Sendable {
    /// The act of appointment that is filed; another one of its document needs a filing of its own.
    package let appointment: ActID
    package let dated: CivilDate
    /// 备案号
    package let number: Text?

    package init(_ appointment: ActID, dated: CivilDate, number: Text? = nil) {
        (self.appointment, self.dated, self.number) = (appointment, dated, number)
    }

    private enum Key {
        static let appointment: Int64 = 100
    }

    /// Nil if the act is of another kind. Throws ``ActRefusal`` if it breaks the form of its own.
    package static func decode(_ act: Act) throws(ActRefusal) -> PersonFiling? {
        guard act.kind == Kind.filePerson.rawValue else { return nil }
        let filing = try PersonFiling(BodyReader(act.body))
        try act.checkShape(of: .filePerson)
        return filing
    }

    private init(_ reader: BodyReader) throws(ActRefusal) {
        appointment = try reader.id(Key.appointment)
        dated = try reader.civilDate(BodyKey.dated)
        number = try reader.optionalText(BodyKey.basis)
        _ = try reader.fields()
    }

    fileprivate var body: CBORMap {
        var body = CBORMap([(.int(BodyKey.dated), .int(dated.yyyymmdd)), (.int(Key.appointment), .bytes(appointment))])
        body[BodyKey.basis] = number.map(CBOR.text)
        return body
    }
}

extension ActDraft {
    /// 备案 of an appointment, in its document.
    package static func filePerson(
        _ filing: PersonFiling,
        of document: DocumentID,
        parents: [ActID],
        by: Text
    ) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(by, part: .operatorName)
        if let number = filing.number { try PlainText.checkClear(number, part: .basis) }
        return ActDraft(
            kind: Kind.filePerson.rawValue,
            isCritical: false,
            subject: .document(document),
            parents: parents,
            body: filing.body,
            by: .text(by)
        )
    }
}

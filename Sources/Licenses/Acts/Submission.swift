import District
package import SignedLog

/// 归集: what the city node tells the city library of a license. Its act id is the submission's name there, so that asking
/// twice does nothing twice.
package struct Submission: Hashable, Sendable {
    /// Most acts that one submission tells.
    package static let toldLimit = 256

    /// The acts that make the license what it is told to be, sorted: versions, measures, endings, seals. Empty where it is
    /// taken out.
    package let told: [ActID]
    package let operation: Operation
    package let dated: CivilDate

    /// The raw values stand in acts.
    package enum Operation: UInt64, CaseIterable, Hashable, Sendable {
        /// The license as it is now, in the place of what was put before.
        case put = 0
        /// It never was, or stands no more: taken out.
        case withdraw = 1
    }

    init(_ reader: BodyReader) throws(ActRefusal) {
        let number = try reader.uint(LicenseKey.operation)
        guard let operation = Operation(rawValue: number) else { throw .outOfRange(key: LicenseKey.operation) }
        self.operation = operation
        let told = try reader.list(LicenseKey.told, counts: 0...Self.toldLimit) { $0.asBytes32.map(ActID.init) }
        guard zip(told, told.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .malformed(key: LicenseKey.told) }
        guard told.isEmpty == (operation == .withdraw) else { throw .outOfRange(key: LicenseKey.told) }
        self.told = told
        dated = try reader.civilDate(BodyKey.dated)
        _ = try reader.fields()
    }
}

/// What the city library has answered to a submission.
package struct LibraryAnswer: Hashable, Sendable {
    package let submission: ActID
    package let outcome: Outcome
    package let dated: CivilDate
    /// The library's own number for it.
    package let number: Text?
    /// Why it was not taken, as the library says.
    package let ground: Text?

    /// The raw values stand in acts.
    package enum Outcome: UInt64, CaseIterable, Hashable, Sendable {
        case accepted = 0
        case rejected = 1
        /// The library has the 证照标识 with another content: a person looks at the two.
        case conflict = 2
    }

    init(_ reader: BodyReader) throws(ActRefusal) {
        submission = try reader.id(LicenseKey.submission)
        let value = try reader.uint(LicenseKey.outcome)
        guard let outcome = Outcome(rawValue: value) else { throw .outOfRange(key: LicenseKey.outcome) }
        self.outcome = outcome
        dated = try reader.civilDate(BodyKey.dated)
        number = try reader.optionalText(BodyKey.number)
        ground = try reader.optionalText(BodyKey.ground)
        _ = try reader.fields()
    }
}

extension ActDraft {
    /// - Parameter told: empty takes the license out.
    package static func submit(
        _ told: some Sequence<ActID>,
        dated: CivilDate,
        at place: LicensePlace
    ) throws(AuthoringRefusal) -> ActDraft {
        let told = told.sorted().withoutRepeats().prefix(Submission.toldLimit)
        let operation: Submission.Operation = told.isEmpty ? .withdraw : .put
        return try measure(.submit, MeasureDraft(dated: dated), place, Circumstances()) { body in
            body[LicenseKey.told] = .array(told.map { CBOR.bytes($0) })
            body[LicenseKey.operation] = .int(Int64(operation.rawValue))
        }
    }

    /// - Parameters:
    ///   - number: the library's own, if it gave one.
    ///   - ground: why it was not taken; a citizen's number in it is refused, since it would stand in clear.
    package static func libraryAnswer(
        to submission: ActID,
        _ outcome: LibraryAnswer.Outcome,
        dated: CivilDate,
        number: Text? = nil,
        ground: Text? = nil,
        at place: LicensePlace
    ) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(number, part: .number)
        let measure = MeasureDraft(dated: dated, ground: ground)
        return try self.measure(.libraryAnswer, measure, place, Circumstances()) { body in
            body[LicenseKey.submission] = .bytes(submission)
            body[LicenseKey.outcome] = .int(Int64(outcome.rawValue))
            body[BodyKey.number] = number.map(CBOR.text)
        }
    }
}

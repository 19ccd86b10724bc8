package import SignedLog

/// Kind 14: the root gives a submission back to the office, with what is to be mended. It changes nothing of the item:
/// the version that is current stays so, and a later approval of the same submission holds.
package struct ReturnItemAct: DistrictBody {
    static let kind = Kind.returnItem
    /// Most reasons of one return: a face has 400 fields, a letter that names more is none.
    package static let reasonLimit = 64
    package static let reasonByteLimit = Limit.text

    package let submission: ActID
    /// At least one; nothing personal stands in them, and no citizen's name.
    package let reasons: [Text]

    package init(submission: ActID, reasons: [Text]) {
        (self.submission, self.reasons) = (submission, reasons)
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        submission = try reader.id(100)
        reasons = try reader.list(101, counts: 1...Self.reasonLimit) { item in
            item.asText.flatMap { 1...Self.reasonByteLimit ~= $0.utf8.count ? $0 : nil }
        }
    }

    var body: CBORMap {
        CBORMap([(.int(100), .bytes(submission)), (.int(101), .array(reasons.map(CBOR.text)))])
    }
}

import District
package import SignedLog

/// 送达: a version of the license has entered the holder's designated system (电子签名法 §11), or was handed over against a
/// signature.
package struct Delivery: Hashable, Sendable {
    /// The content act that was delivered.
    package let version: ActID
    /// The day on which it came in or was handed over.
    package let dated: CivilDate
    /// 一网通办, 随申办, a window …
    package let channel: Text
    /// 送达回执号, as the channel gave it; of paper the number of the form that was signed.
    package let proof: Text?
    /// When it entered the holder's system, in milliseconds since 1970 UTC, as the channel says.
    package let entered: Int64?
    package let way: DeliveryWay

    init(_ reader: BodyReader) throws(ActRefusal) {
        version = try reader.id(LicenseKey.version)
        dated = try reader.civilDate(BodyKey.dated)
        channel = try reader.text(LicenseKey.channel)
        proof = try reader.optionalText(LicenseKey.proof)
        entered = try reader.optional(LicenseKey.entered) { key throws(ActRefusal) in Int64(try reader.uint(key)) }
        let number = try reader.optional(LicenseKey.way) { key throws(ActRefusal) in try reader.uint(key) }
        guard let way = DeliveryWay(rawValue: number ?? 0) else { throw .outOfRange(key: LicenseKey.way) }
        self.way = way
        _ = try reader.fields()
    }
}

/// How a version came to its holder. The raw values stand in acts; none stands for electronic.
package enum DeliveryWay: UInt64, CaseIterable, Hashable, Sendable {
    case electronic = 0
    /// Handed over at a window, or sent by post, against a signature.
    case paper = 1
}

/// A delivery as a channel or a person reports it.
package struct DeliveryDraft: Hashable, Sendable {
    package var dated: CivilDate
    package var channel: Text
    package var proof: Text?
    package var entered: Int64?
    package var way: DeliveryWay

    package init(
        dated: CivilDate,
        channel: Text,
        proof: Text? = nil,
        entered: Int64? = nil,
        way: DeliveryWay = .electronic
    ) {
        (self.dated, self.channel, self.proof, self.entered, self.way) = (dated, channel, proof, entered, way)
    }
}

extension ActDraft {
    /// 送达 of one version.
    package static func deliver(
        _ version: ActID,
        _ delivery: DeliveryDraft,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(delivery.channel, part: .channel)
        try PlainText.check(delivery.proof, part: .proof)
        for (part, text) in [(LicensePart.channel, delivery.channel as Text?), (.proof, delivery.proof)] {
            if let text, PersonalNumber.isEmbedded(in: text) { throw .part(part, .personalNumber) }
        }
        return try measure(.deliver, MeasureDraft(dated: delivery.dated), place, circumstances) { body in
            body[LicenseKey.version] = .bytes(version)
            body[LicenseKey.channel] = .text(delivery.channel)
            body[LicenseKey.proof] = delivery.proof.map(CBOR.text)
            body[LicenseKey.entered] = delivery.entered.map { .int($0) }
            body[LicenseKey.way] = delivery.way == .electronic ? nil : .int(Int64(delivery.way.rawValue))
        }
    }
}

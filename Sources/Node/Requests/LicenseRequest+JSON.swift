import Foundation
import Licenses
import Replica
import SignedLog
import Signing

extension LicenseRequest {
    /// Reads one act as an application asks for it. What is absent stays nil: whether the verb needs it is the replica's
    /// to say. What a single request says in headers is not read here.
    ///
    /// - Parameter operatorByDefault: who is at the counter where the request names nobody.
    init(_ object: inout RequestObject, operatorByDefault: String?) throws {
        let name = try object.required("verb")
        guard let verb = LicenseVerb(rawValue: name) else {
            throw Refusal(.fieldType, field: "verb", ["value": String(name.prefix(32))])
        }
        self.init(verb)
        license = try object.text("license")
        type = try object.text("type")
        holder = try object.object("holder").map { try HolderDraft($0) }
        number = try object.text("number")
        identifier = try object.text("identifier")
        try readDates(&object)
        try readFace(&object)
        try readGrounds(&object)
        try readDelivery(&object)
        by = try object.text("by") ?? operatorByDefault
        isTest = try object.flag("test") ?? false
        incident = try object.id("incident")
    }

    private mutating func readDates(_ object: inout RequestObject) throws(Refusal) {
        date = try object.date("date")
        validFrom = try object.date("validFrom")
        validTo = try TermDraft(taking: "validTo", from: &object)
        until = try object.date("until")
        decidedOn = try object.date("decidedOn")
    }

    private mutating func readFace(_ object: inout RequestObject) throws(Refusal) {
        guard var face = try object.object("fields") else { return }
        for (name, value) in face.takeAll() { fields[name] = try CBOR(faceValue: value, field: face.path(name.string)) }
    }

    /// What a delivery or a seal says of one version.
    private mutating func readDelivery(_ object: inout RequestObject) throws(Refusal) {
        version = try object.optionalInteger("version").map { Int(clamping: $0) }
        channel = try object.text("channel")
        proof = try object.text("proof")
        entered = try object.instant("entered")
        isOnPaper = try object.flag("onPaper") ?? false
        sealName = try object.text("seal")
    }

    private mutating func readGrounds(_ object: inout RequestObject) throws(Refusal) {
        ground = try object.text("ground")
        basis = try object.text("basis")
        reason = try object.text("reason")
        targets = try object.ids("targets")
        deregisters = try object.id("deregisters")
        result = try InspectionResult(taking: "result", from: &object)
        keys = (try object.texts("keys") ?? []).map { Text($0) }
        layout = try object.base64("layout")
    }
}

extension LicenseRequest.HolderDraft {
    fileprivate init(_ object: RequestObject) throws(Refusal) {
        var object = object
        self.init(
            type: try object.required("type"),
            code: try object.required("code"),
            name: try object.required("name")
        )
        try object.finish()
    }
}

extension LicenseRequest.TermDraft {
    /// How the API writes 长期.
    static let longTermText = "long-term"

    /// Nil if the member is absent.
    fileprivate init?(taking name: String, from object: inout RequestObject) throws(Refusal) {
        guard let text = try object.text(name) else { return nil }
        guard let term = Self(reading: text) else {
            throw Refusal(.dateImpossible, field: object.path(name), ["value": String(text.prefix(32))])
        }
        self = term
    }

    /// A day, `long-term` or 长期.
    init?(reading text: String) {
        if text == Self.longTermText || text == "长期" {
            self = .longTerm
        } else if let date = CivilDate(parsing: Array(text.utf8)) {
            self = .on(date)
        } else {
            return nil
        }
    }
}

extension InspectionResult {
    /// As the API calls them.
    private static let names: [String: Self] = ["passed": .passed, "failed": .failed, "postponed": .postponed]

    /// Nil if the member is absent.
    fileprivate init?(taking name: String, from object: inout RequestObject) throws(Refusal) {
        guard let text = try object.text(name) else { return nil }
        guard let result = Self.names[text] else {
            let expected = Self.names.keys.sorted().joined(separator: ", ")
            throw Refusal(.fieldType, field: object.path(name), ["expected": expected])
        }
        self = result
    }
}

extension RequestObject {
    /// An instant since 1970 (RFC 3339); nil if the member is absent.
    fileprivate mutating func instant(_ name: String) throws(Refusal) -> Int64? {
        guard let text = try text(name) else { return nil }
        guard let milliseconds = Instant.milliseconds(parsing: text), milliseconds >= 0 else {
            throw Refusal(.dateImpossible, field: path(name), ["value": String(text.prefix(32))])
        }
        return milliseconds
    }

    /// Bytes in base 64 (RFC 4648, section 4); nil if the member is absent.
    fileprivate mutating func base64(_ name: String) throws(Refusal) -> [UInt8]? {
        guard let text = try text(name) else { return nil }
        guard let data = Data(base64Encoded: text) else {
            throw Refusal(.fieldType, field: path(name), ["expected": "base64"])
        }
        return Array(data)
    }
}

extension CBOR {
    /// A face value as a request states it. Text stays text: the catalogue's field type reads it.
    fileprivate init(faceValue value: JSONValue, field: String) throws(Refusal) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .integer(let number): self = .int(number)
        case .text(let text): self = .text(text)
        case .array, .object: throw Refusal(.fieldType, field: field, ["expected": "text, integer, true or false"])
        }
    }
}

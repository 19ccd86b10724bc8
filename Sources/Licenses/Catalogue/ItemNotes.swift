package import SignedLog

/// What a submission says beside what decides: it is shown, published and compared, and no fold looks at it. A value of
/// another form than these is taken for absent, as a reader of an earlier version does.
package struct ItemNotes: Hashable, Sendable {
    /// Most bytes of the rule and of the basis.
    package static let textByteLimit = 512

    /// 有效期规则 in words, where the range of terms does not say all: when to renew, what makes it lapse.
    package var validityRule: Text?
    /// As much of it as a program can use.
    package var terms: TermRule
    /// 编号规则 in the form of a ``NumberPattern``; nil: numbers are entered by hand.
    package var numbering: Text?
    /// 依据: the law or the standard that the item follows.
    package var basis: Text?
    /// 除外 of 电子证照与实体证照同步制发: what allows that of this type no physical copy is made, or no electronic license: the
    /// law, or that it was found technically impossible.
    package var withoutPaper: Text?
    package var withoutElectronic: Text?
    /// 法律另有规定: the law that wants licenses of this type delivered on paper; nil: electronic delivery counts.
    package var paperDelivery: Text?
    /// 依申请公开: not in the published list, given to whoever applies. Excludes 公开.
    package var isOnRequest: Bool
    /// Names of elements that no text confirms yet, in the order of the item's document: the office confirms or mends
    /// them.
    package var unconfirmed: [Text]

    package init(
        validityRule: Text? = nil,
        terms: TermRule = TermRule(),
        numbering: Text? = nil,
        basis: Text? = nil,
        withoutPaper: Text? = nil,
        withoutElectronic: Text? = nil,
        paperDelivery: Text? = nil,
        isOnRequest: Bool = false,
        unconfirmed: [Text] = []
    ) {
        (self.validityRule, self.terms, self.numbering, self.basis) = (validityRule, terms, numbering, basis)
        (self.withoutPaper, self.withoutElectronic) = (withoutPaper, withoutElectronic)
        self.paperDelivery = paperDelivery
        (self.isOnRequest, self.unconfirmed) = (isOnRequest, unconfirmed)
    }

    /// The elements that can be unconfirmed, by their keys in the item's document.
    package static let elementNames: [Text] = [
        "typeCode", "name", "holderKind", "collectFrom", "isPublic", "level", "template", "fields", "holderIsPublic",
        "validity", "validityRule", "definingBody", "matterName", "matterCode", "issuerLevel", "catalogType",
        "counting", "renewalDays", "lateRenewalClosed", "inspection", "inspectedOnce", "withoutPaper",
        "withoutElectronic", "paperDelivery", "numbering",
    ]
}

extension ItemNotes {
    init(reading body: CBORMap) {
        self.init(
            validityRule: Self.text(body[ItemKey.validityRule]),
            terms: TermRule(reading: body),
            numbering: body[ItemKey.numbering]?.asText.flatMap { NumberPattern(parsing: $0)?.text },
            basis: Self.text(body[ItemKey.basis]),
            withoutPaper: Self.text(body[ItemKey.withoutPaper]),
            withoutElectronic: Self.text(body[ItemKey.withoutElectronic]),
            paperDelivery: Self.text(body[ItemKey.paperDelivery]),
            isOnRequest: body[ItemKey.onRequest]?.asBool ?? false,
            unconfirmed: Self.names(body[ItemKey.unconfirmed])
        )
    }

    func add(to body: inout CBORMap) {
        body[ItemKey.validityRule] = validityRule.map(CBOR.text)
        terms.add(to: &body)
        body[ItemKey.numbering] = numbering.map(CBOR.text)
        body[ItemKey.basis] = basis.map(CBOR.text)
        body[ItemKey.withoutPaper] = withoutPaper.map(CBOR.text)
        body[ItemKey.withoutElectronic] = withoutElectronic.map(CBOR.text)
        body[ItemKey.paperDelivery] = paperDelivery.map(CBOR.text)
        body[ItemKey.onRequest] = isOnRequest ? .bool(true) : nil
        body[ItemKey.unconfirmed] = unconfirmed.isEmpty ? nil : .array(unconfirmed.map(CBOR.text))
    }

    private static func text(_ value: CBOR?) -> Text? {
        value?.asText.flatMap { 1...textByteLimit ~= $0.utf8.count ? $0 : nil }
    }

    private static func names(_ value: CBOR?) -> [Text] {
        guard let items = value?.asArray, items.count <= elementNames.count else { return [] }
        let names = items.compactMap(\.asText)
        return names.count == items.count ? names : []
    }
}

extension ItemSubmission {
    /// What a person is refused in code lists and notes. A node that reads an act does not ask: they decide nothing.
    func checkNotes() throws(ItemFault) {
        for field in fields where !field.codes.isEmpty {
            guard field.type == .text, FieldCode.isSound(field.codes) else { throw .codeList(field: field.key) }
        }
        try notes.terms.check()
        if let numbering = notes.numbering, NumberPattern(parsing: numbering) == nil { throw .numbering }
        if notes.isOnRequest && isPublic { throw .onRequestAndPublic }
        if let unknown = notes.unconfirmed.first(where: { !ItemNotes.elementNames.contains($0) }) {
            throw .unknownElement(unknown)
        }
    }
}

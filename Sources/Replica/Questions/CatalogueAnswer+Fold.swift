import District
import Licenses
import SignedLog
import Signing

extension ItemAnswer {
    init(_ version: ItemVersion, _ names: Names) {
        let content = version.content
        self.init(
            document: version.document,
            version: content.version,
            typeCode: content.typeCode.string,
            name: content.name.string,
            office: content.office,
            officeName: names.office(content.office),
            holderKind: content.holderKind.name,
            holderIsPublic: content.holderIsPublic,
            collectFrom: content.collectFrom.description,
            isPublic: content.isPublic,
            onRequest: content.notes.isOnRequest,
            level: content.level.string,
            template: content.template.string,
            validity: content.validity.string,
            validityRule: content.notes.validityRule?.string,
            terms: TermRuleAnswer(content.notes.terms),
            numbering: content.notes.numbering?.string,
            basis: content.notes.basis?.string,
            withoutPaper: content.notes.withoutPaper?.string,
            withoutElectronic: content.notes.withoutElectronic?.string,
            paperDelivery: content.notes.paperDelivery?.string,
            unconfirmed: content.notes.unconfirmed.map(\.string),
            definingBody: content.definingBody?.string,
            matterName: content.matterName?.string,
            matterCode: content.matterCode?.string,
            issuerLevel: content.issuerLevel?.string,
            catalogType: content.catalogType?.rawValue,
            fields: content.fields.map(ItemFieldAnswer.init),
            state: version.state.rawValue,
            submission: version.submission,
            rivals: version.rivals,
            shown: version.isShown,
            reasons: version.reasons.map(\.string)
        )
    }
}

extension ItemFieldAnswer {
    fileprivate init(_ field: FaceField) {
        self.init(
            key: field.key.string,
            label: field.label.string,
            type: field.type.name.string,
            public: field.isPublic,
            required: field.isRequired,
            codes: field.codes.map { Code(code: $0.code.string, label: $0.label.string) }
        )
    }
}

extension HolderKind {
    /// As documents and JSON call it.
    fileprivate var name: String {
        switch self {
        case .naturalPersons: "natural"
        case .organizations: "legal"
        case .both: "both"
        }
    }
}

extension CatalogueFindingAnswer {
    init(_ finding: CatalogueFinding) {
        switch finding {
        case .refused(let act, let fault):
            self.init(code: "refused", act: act, documents: [], detail: "\(fault)")
        case .submissionInvalid(let act):
            self.init(code: "submission-invalid", act: act, documents: [], detail: nil)
        case .versionNotLarger(let act):
            self.init(code: "version-not-larger", act: act, documents: [], detail: nil)
        case .concurrent(let act, let displaced):
            let acts = displaced.map(\.description).joined(separator: ", ")
            self.init(code: "concurrent", act: act, documents: [], detail: acts)
        case .typeCodeShared(let code, let documents):
            self.init(code: "type-code-shared", act: nil, documents: documents, detail: code.string)
        case .nameShared(let name, let documents):
            self.init(code: "name-shared", act: nil, documents: documents, detail: name.string)
        }
    }
}

extension ItemDifferencesAnswer.Side {
    init(_ version: ItemVersion) {
        self.init(
            version: version.content.version,
            state: version.state.rawValue,
            submission: version.submission
        )
    }
}

extension ItemDifferencesAnswer.Change {
    /// Offices are called by their names.
    init(_ difference: ItemDifference, _ names: Names) {
        let named = { (value: Text?) -> String? in
            guard difference.path == "Office", let id = value.flatMap({ Bytes32(hex: $0.string) }) else {
                return value?.string
            }
            return names.office(OfficeID(id)) ?? value?.string
        }
        self.init(
            path: difference.path.string,
            label: difference.label.string,
            before: named(difference.before),
            after: named(difference.after)
        )
    }
}

extension TermRuleAnswer {
    fileprivate init(_ rule: TermRule) {
        self.init(
            counting: rule.counting?.name,
            renewalDays: rule.renewalDays,
            lateRenewalClosed: rule.isLateRenewalClosed,
            inspection: rule.inspection?.string,
            inspectedOnce: rule.isInspectedOnce
        )
    }
}

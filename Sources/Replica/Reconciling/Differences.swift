import Licenses
package import SignedLog
import Storage

/// A row of the list that no license has.
package struct MissingHere: Encodable, Sendable {
    package let line: Int
    package let key: String
    package let day: String?
    /// A license that has the key and does not count: void, held, a trial, or of another type.
    package let instead: Instead?

    package struct Instead: Encodable, Sendable {
        package let document: DocumentID
        package let typeName: String?
        /// `void`, `held`, `test`, or the license's state where it is of another type.
        package let state: String
    }
}

/// A license that the list does not have, or that a witness lacks.
package struct UnlistedLicense: Encodable, Sendable {
    package let document: DocumentID
    package let key: String
    package let number: String?
    package let day: String?
    package let state: String
}

/// One key, two contents.
package struct DifferentLicense: Encodable, Sendable {
    package let line: Int
    package let document: DocumentID
    package let key: String
    package let fields: [Difference]

    package struct Difference: Encodable, Sendable {
        package let field: String
        /// As it is written in acts; nil: it is left open.
        package let listed: String?
        package let here: String?
    }
}

extension Replica {
    /// What the rows of a list, at most ``pageLimit``, say otherwise than the licenses that they were paired with.
    package func differences(
        _ pairs: [(listed: ListedRow, license: Int64)],
        by rule: ReconciliationRule
    ) throws -> [DifferentLicense] {
        try store.read { store in
            try pairs.compactMap { pair in
                guard let view = try store.license(told: pair.license),
                    let told = try store.toldLicenses(ofType: rule.item.typeCode, after: pair.license - 1, limit: 1)
                        .first
                else { return nil }
                let (content, disclosed) = try told.face()
                let fields = rule.parts.compactMap { part -> DifferentLicense.Difference? in
                    let (listed, here) = (
                        part.value(in: pair.listed.request, rule.item), part.value(in: content, disclosed)
                    )
                    guard listed != here else { return nil }
                    return .init(field: part.name, listed: listed.map(part.text), here: here.map(part.text))
                }
                let key = rule.key.part.value(in: content, disclosed).map(rule.key.part.text) ?? ""
                return DifferentLicense(line: pair.listed.line, document: view.document, key: key, fields: fields)
            }
        }
    }

    /// Rows that no license has, at most ``pageLimit``.
    package func missing(_ rows: [ListedRow], by rule: ReconciliationRule) throws -> [MissingHere] {
        try store.read { store in
            let names = Names(state)
            return try rows.map { row in
                let key = rule.key.value(in: row.request) ?? ""
                return MissingHere(
                    line: row.line,
                    key: key,
                    day: row.request.date?.description,
                    instead: try instead(of: Text(key), rule, names, store)
                )
            }
        }
    }

    /// Licenses by their rows, at most ``pageLimit``.
    package func unlisted(_ rows: [Int64], by rule: ReconciliationRule) throws -> [UnlistedLicense] {
        try store.read { store in
            try rows.compactMap { row in
                guard let view = try store.license(told: row),
                    let told = try store.toldLicenses(ofType: rule.item.typeCode, after: row - 1, limit: 1).first
                else { return nil }
                let (content, disclosed) = try told.face()
                return UnlistedLicense(
                    document: view.document,
                    key: rule.key.part.value(in: content, disclosed).map(rule.key.part.text) ?? "",
                    number: content.number?.string,
                    day: content.dated.description,
                    state: told.state.rawValue
                )
            }
        }
    }

    private func instead(
        of key: Text,
        _ rule: ReconciliationRule,
        _ names: Names,
        _ store: StoreReader
    ) throws -> MissingHere.Instead? {
        var filter = LicenseFilter(date: surroundings.today ?? .latest)
        filter.ask(for: rule.key, key)
        let candidates = try store.licenses(filter, limit: Self.pageLimit)
        guard let view = candidates.first(where: { $0.typeCode == rule.item.typeCode }) ?? candidates.first else {
            return nil
        }
        let state = view.isTest ? "test" : LicenseRow(view, at: filter.date, names).state.rawValue
        return .init(document: view.document, typeName: names.item(view.item)?.name.string, state: state)
    }
}

extension FacePart {
    /// For people: dates as they are written, all else as it stands.
    func text(_ value: CBOR) -> String {
        switch (self, value) {
        case (_, .text(let text)): text.string
        case (.validTo, .null): "长期"
        case (.date, .int(let number)), (.validFrom, .int(let number)), (.validTo, .int(let number)):
            CivilDate(yyyymmdd: number)?.description ?? "\(number)"
        case (_, .int(let number)): "\(number)"
        case (_, .bool(let flag)): flag ? "true" : "false"
        case (_, .null), (_, .bytes), (_, .array), (_, .map): ""
        }
    }
}

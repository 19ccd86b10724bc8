package import Licenses
package import SignedLog
import Storage

/// The face of a license for paper: what is in force today, whole, in the order of its type.
package struct Printout: Sendable {
    package struct Line: Sendable {
        package let label: String
        package let type: FieldType
        package let value: CBOR
        /// What the value means, of a field with a code list.
        package let codeLabel: String?
    }

    package let typeName: String
    /// 证照模板
    package let template: String
    package let number: String?
    package let identifier: String?
    package let holder: HolderAnswer
    package let dated: CivilDate
    package let validFrom: CivilDate?
    package let validTo: Term
    package let lines: [Line]
    package let issuer: String
    package let isSealed: Bool
    package let isTest: Bool
    package let district: DistrictID
    package let document: DocumentID
    package let act: ActID
    package let asOf: CivilDate
}

extension Replica {
    /// What a counter prints. Only what holds today is: of rivals none, nothing that is suspended, expired, ended or held,
    /// and no face of which a value cannot be read here.
    package func printout(_ selector: String) throws -> Printout {
        guard let today = surroundings.today else { throw Refusal(.missingField, field: "asOf") }
        guard let district = state.district else { throw Refusal(.noDistrict) }
        return try store.read { store in
            let document = try store.license(selecting: selector)
            var folder = LicenseFolder(state, store: store)
            guard let history = try folder.fold(document) else {
                throw Refusal(.notFound, field: "license", ["found": selector])
            }
            return try Printout(history, on: today, district, Names(state), store)
        }
    }
}

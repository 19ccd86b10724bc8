import Replica
import SignedLog

/// Which column of a register goes where. A person writes it in YAML (`docs/formats/import-mapping.md`):
///
///     columns:
///       number: 立案文號
///       date: 立案日期
///       holder/code: 代號
///       holder/name: 補習班
///       fields/address: 班址
///     constants:
///       holder/type: "099"
///     ignored: [縣市]
///     dates: yyyy-mm-dd
///     key: holder/code
///
/// A column of the file that the mapping does not speak of is refused: nothing is dropped by oversight.
package struct ImportMapping: Sendable {
    /// Where a value goes.
    typealias Target = FacePart

    /// By the column's name in the header.
    var columns: [Target: Text]
    /// Values that every row has.
    var constants: [Target: Text]
    var ignored: Set<Text>
    /// Whether a column that is not named here is the face field of the type whose label it bears.
    var readsFieldsByLabel: Bool
    var dates: DateForms
    /// What tells one license of a type from another: number, identifier or the holder's code.
    var key: RegisterKey

    /// The columns are named as the API names the fields; nothing is ignored.
    static let byFieldName = ImportMapping(
        columns: [:],
        constants: [:],
        ignored: [],
        readsFieldsByLabel: false,
        dates: DateForms([.dashed]),
        key: .holderCode
    )

    /// Mappings that the program brings along, by name.
    static func builtIn(_ name: String) -> String? {
        switch name {
        case "tutoring-register": tutoringRegister
        case "issuing-system": issuingSystem
        case "permit-publicity": permitPublicity
        default: nil
        }
    }
}

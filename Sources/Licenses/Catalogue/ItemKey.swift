/// Keys of kind 11 beside those that every node reads (`docs/formats/catalogue-acts.md`): elements of GB/T 36902 that
/// are printed and exchanged, but decide nothing. All optional.
package enum ItemKey {
    package static let definingBody: Int64 = 111
    package static let matterName: Int64 = 112
    package static let matterCode: Int64 = 113
    package static let issuerLevel: Int64 = 114
    package static let catalogType: Int64 = 115
}

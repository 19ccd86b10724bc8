/// Keys of kind 11 beside those that every node reads (`docs/formats/catalogue-acts.md`): elements of GB/T 36902 that
/// are printed and exchanged, but decide nothing. All optional.
package enum ItemKey {
    package static let definingBody: Int64 = 111
    package static let matterName: Int64 = 112
    package static let matterCode: Int64 = 113
    package static let issuerLevel: Int64 = 114
    package static let catalogType: Int64 = 115
    package static let codeLists: Int64 = 116
    package static let validityRule: Int64 = 117
    package static let basis: Int64 = 118
    package static let onRequest: Int64 = 119
    package static let unconfirmed: Int64 = 120
    package static let counting: Int64 = 121
    package static let renewalDays: Int64 = 122
    package static let lateRenewalClosed: Int64 = 123
    package static let inspection: Int64 = 124
    package static let inspectedOnce: Int64 = 125
    package static let withoutPaper: Int64 = 126
    package static let withoutElectronic: Int64 = 127
    package static let numbering: Int64 = 128
    package static let paperDelivery: Int64 = 129
}
